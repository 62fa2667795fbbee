// SPDX-License-Identifier: MIT
// Cold starts as AWS Lambda had them: the twenty experiments of Mahmoudi and Khazaei (SimFaaS, arXiv 2102.08904),
// simulated by their protocol: Poisson arrivals, the mean response times of all experiments for warm and cold
// starts, environments kept warm for ten minutes. Nothing is tuned.
#include <QTest>
#include <cmath>
#include <future>
#include <sstream>

#include "tests/helpers/paths.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;

namespace {

constexpr double kArrivals = 2'000'000;  // of each experiment

struct Experiment {
    double rate = 0;       ///< Arrivals a second.
    double warm = 0;       ///< Mean response time of warm starts, milliseconds.
    double cold = 0;       ///< Of cold starts.
    double instances = 0;  ///< Mean number of environments.
    double coldShare = 0;  ///< Probability of a cold start.
};

struct Answer {
    double instances = 0;
    double coldShare = 0;
};

/// Columns: name, rate, warm, cold, idle minutes, instances, utilisation, cold start probability, …
std::vector<Experiment> experimentsIn(const std::string& csv) {
    std::vector<Experiment> experiments;
    std::istringstream lines(csv);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const QList<QByteArray> cells = QByteArray::fromStdString(line).split(',');
        if (cells.size() < 8) continue;
        experiments.push_back({cells[1].toDouble(), cells[2].toDouble(), cells[3].toDouble(), cells[5].toDouble(),
                               cells[7].toDouble()});
    }
    return experiments;
}

double meanOf(const std::vector<Experiment>& experiments, double Experiment::*column) {
    double sum = 0;
    for (const Experiment& experiment : experiments) sum += experiment.*column;
    return sum / static_cast<double>(experiments.size());
}

std::string milliseconds(double value) { return std::to_string(value) + "ms"; }

/// A cold start takes the init longer than a warm one, so that its mean is that of the cold ones.
Design functionOf(const std::vector<Experiment>& experiments) {
    const double warm = meanOf(experiments, &Experiment::warm);
    const double cold = meanOf(experiments, &Experiment::cold);
    return tests::sketch(
        "F function timeout=15m maximum_retry_attempts=0 simulation.keep_warm=600s "
        "simulation.duration={\"exponential\":\"" +
        milliseconds(warm) + "\"} simulation.init={\"exponential\":\"" + milliseconds(cold - warm) + "\"}");
}

Answer simulated(const Design& design, const Experiment& experiment) {
    simulator::Scenario scenario;
    scenario.duration = static_cast<Nanoseconds>(kArrivals / experiment.rate * kSecond);
    scenario.definition = {
        {"stimuli", {{{"at", "F"}, {"payload", Json::object()}, {"arrivals", {{"poisson", experiment.rate}}}}}}};
    const auto report = simulator::simulate(design.architecture(), builtinCatalog(), scenario);
    if (!report) return {};
    return {tests::metricOf(*report, "F", "instances_mean"),
            tests::metricOf(*report, "F", "cold_starts") / tests::metricOf(*report, "F", "invocations")};
}

/// All of them, on two threads.
std::vector<Answer> simulatedAll(const std::vector<Experiment>& experiments) {
    const Design design = functionOf(experiments);
    std::vector<Answer> answers(experiments.size());
    const auto every = [&](std::size_t first) {
        for (std::size_t i = first; i < experiments.size(); i += 2) answers[i] = simulated(design, experiments[i]);
    };
    auto odd = std::async(std::launch::async, every, 1);
    every(0);
    odd.wait();
    return answers;
}

}  // namespace

class ColdStartsTest : public QObject {
    Q_OBJECT
private slots:
    /// SimFaaS itself is 12.23 % and 3.05 % off, in runs of one length; in long runs its model is 13.0 % and 3.3 %
    /// off.
    void theModelMeetsTheMeasurements() {
        const std::string folder = tests::conformanceFolder();
        if (folder.empty()) QSKIP("../shared/conformance is not there");
        const auto experiments = experimentsIn(tests::readFile(folder + "/cold-starts.csv"));
        QVERIFY(!experiments.empty());
        const std::vector<Answer> answers = simulatedAll(experiments);
        double coldError = 0;
        double instancesError = 0;
        for (std::size_t i = 0; i < experiments.size(); ++i) {
            coldError += std::abs(answers[i].coldShare / experiments[i].coldShare - 1);
            instancesError += std::abs(answers[i].instances / experiments[i].instances - 1);
        }
        const auto percent = [&](double sum) { return 100 * sum / static_cast<double>(experiments.size()); };
        const QString found = QString("cold start probability %1 %, instance count %2 %")
                                  .arg(percent(coldError), 0, 'f', 2)
                                  .arg(percent(instancesError), 0, 'f', 2);
        qInfo("mean absolute error of %zu experiments: %s", experiments.size(), qPrintable(found));
        QVERIFY2(percent(coldError) <= 13.6, qPrintable(found));
        QVERIFY2(percent(instancesError) <= 3.5, qPrintable(found));
    }
};

QTEST_APPLESS_MAIN(ColdStartsTest)
#include "cold_starts_test.moc"
