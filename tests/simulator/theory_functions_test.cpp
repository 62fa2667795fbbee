// SPDX-License-Identifier: MIT
// Functions against queueing theory: blocking, concurrency and cold starts, on designs, over thirty seeds.
#include "tests/helpers/formulas.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"
#include "tests/helpers/statistics.h"
#include "tests/helpers/tally.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

constexpr int kWarmUp = 20;  // seconds, where runs take one in the mean: a system without a line forgets soon

const QByteArray kConstant = R"("1s")";
const QByteArray kExponential = R"({"exponential":"1s"})";
/// Median 0.5 s, 99 % below 7.74 s: mean 1 s, as exp(sigma^2 / 2) doubles the median at sigma = 1.17741.
const QByteArray kLognormal = R"({"lognormal":{"p50":"500ms","p99":"7736.258ms"}})";

std::string poisson(double rate, const std::string& at, const std::string& duration) {
    return R"({"for": ")" + duration + R"(", "stimuli": [{"at": ")" + at +
           R"(", "payload": {}, "arrivals": {"poisson": )" + std::to_string(rate) + "}}]}";
}

/// A function that is called synchronously by an API that takes no time.
Design calledFunction(const std::string& settings) {
    return sketch("Api http-api simulation.latency=0s\nF function timeout=15m " + settings + "\nApi -> F");
}

}  // namespace

class TheoryFunctionsTest : public QObject {
    Q_OBJECT
private slots:
    /// M/G/c/c: the share of refused requests is Erlang's B, whatever the law of the service times.
    void reservedConcurrencyBlocksAsErlangB_data() {
        QTest::addColumn<int>("servers");
        QTest::addColumn<double>("load");
        QTest::addColumn<QByteArray>("duration");
        QTest::newRow("1, 0.5, constant") << 1 << 0.5 << kConstant;
        QTest::newRow("5, 3, exponential") << 5 << 3.0 << kExponential;
        QTest::newRow("5, 3, lognormal") << 5 << 3.0 << kLognormal;
        QTest::newRow("10, 8, constant") << 10 << 8.0 << kConstant;
        QTest::newRow("10, 10, exponential") << 10 << 10.0 << kExponential;
        QTest::newRow("100, 100, lognormal") << 100 << 100.0 << kLognormal;
        QTest::newRow("1000, 2016, exponential") << 1000 << 2016.0 << kExponential;
    }

    void reservedConcurrencyBlocksAsErlangB() {
        QFETCH(int, servers);
        QFETCH(double, load);
        QFETCH(QByteArray, duration);
        const Design design = calledFunction("reserved_concurrency=" + std::to_string(servers) +
                                             " simulation.init=0s simulation.duration=" + duration.toStdString());
        Sample blocked;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            Tally tally(nodeOf(design, "F"), kWarmUp * kSecond);
            rehearseLong(design,
                         poisson(load, "Api", std::to_string(kWarmUp + static_cast<int>(12000 / load)) + "s"), seed,
                         &tally);
            blocked.add(tally.count(FactType::Throttled) / tally.count(FactType::Received));
        }
        VERIFY_MEAN(blocked, erlangB(servers, load));
    }

    /// M/G/c with overflow: what finds all provisioned environments busy (Erlang B) runs on demand.
    void provisionedConcurrencySpillsOverAsErlangB_data() {
        QTest::addColumn<int>("provisioned");
        QTest::addColumn<double>("load");
        QTest::addColumn<QByteArray>("duration");
        QTest::newRow("1, 0.5, constant") << 1 << 0.5 << kConstant;
        QTest::newRow("5, 3, lognormal") << 5 << 3.0 << kLognormal;
        QTest::newRow("10, 10, exponential") << 10 << 10.0 << kExponential;
    }

    void provisionedConcurrencySpillsOverAsErlangB() {
        QFETCH(int, provisioned);
        QFETCH(double, load);
        QFETCH(QByteArray, duration);
        const Design design =
            sketch("F function timeout=15m provisioned_concurrency=" + std::to_string(provisioned) +
                   " simulation.init=0s simulation.duration=" + duration.toStdString());
        Sample onDemand;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            Tally tally(nodeOf(design, "F"), kWarmUp * kSecond);
            rehearseLong(design, poisson(load, "F", std::to_string(kWarmUp + static_cast<int>(6000 / load)) + "s"),
                         seed, &tally);
            onDemand.add(1 - tally.provisioned() / tally.count(FactType::Invoked));
        }
        VERIFY_MEAN(onDemand, erlangB(provisioned, load));
    }

    /// Burke and Jackson: two lines, each with one server, are independent although one feeds the other.
    void chainOfQueuesIsAProductOfQueues() {
        const Design design = sketch(R"(
            First sqs-queue fifo=true content_based_deduplication=false simulation.latency=0s
            F function timeout=15m simulation.init=0s simulation.duration={"exponential":"1s"} simulation.latency=0s
            Second sqs-queue fifo=true content_based_deduplication=false simulation.latency=0s
            G function timeout=15m simulation.init=0s simulation.duration={"exponential":"500ms"}
            First -> F batch_size=1; F -> Second; Second -> G batch_size=1)");
        constexpr double kRate = 0.6;
        Sample first;
        Sample second;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            const auto report = rehearseLong(design, poisson(kRate, "First", "20000s"), seed);
            first.add(insideMean(report, "First", "F"));
            second.add(insideMean(report, "Second", "G"));
        }
        VERIFY_MEAN(first, kRate / (1 - kRate));
        VERIFY_MEAN(second, kRate / (2 - kRate));
    }

    /// M/G/infinity: the number of concurrent runs is Poisson, whatever the law of the service times.
    void uncappedConcurrencyIsPoisson_data() {
        QTest::addColumn<QByteArray>("duration");
        QTest::newRow("constant") << QByteArray("200ms");
        QTest::newRow("exponential") << QByteArray(R"({"exponential":"200ms"})");
        QTest::newRow("uniform") << QByteArray(R"({"uniform":["0s","400ms"]})");
    }

    void uncappedConcurrencyIsPoisson() {
        QFETCH(QByteArray, duration);
        const Design design =
            sketch("F function timeout=15m simulation.init=0s simulation.duration=" + duration.toStdString());
        Sample mean;
        Sample upTo15;
        Sample above20;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            Tally tally(nodeOf(design, "F"), 10 * kSecond);
            rehearseLong(design, poisson(50, "F", "310s"), seed, &tally);
            mean.add(tally.meanConcurrency());
            upTo15.add(tally.shareUpTo(15));
            above20.add(1 - tally.shareUpTo(20));
        }
        VERIFY_MEAN(mean, 10);
        VERIFY_MEAN(upTo15, 0.951260);
        VERIFY_MEAN(above20, 0.001588);
    }

    /// One environment, refused when busy: exact for any service law.
    void coldStartsOfOneEnvironmentThatRefuses_data() {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("warm");
        QTest::addColumn<double>("cold");
        QTest::addColumn<double>("keepWarm");
        QTest::newRow("seldom") << 1 / 300.0 << 0.1 << 0.6 << 600.0;
        QTest::newRow("often") << 0.1 << 1.0 << 3.0 << 10.0;
        QTest::newRow("busy") << 1.0 << 0.5 << 1.5 << 2.0;
    }

    void coldStartsOfOneEnvironmentThatRefuses() {
        QFETCH(double, rate);
        QFETCH(double, warm);
        QFETCH(double, cold);
        QFETCH(double, keepWarm);
        const Design design = calledFunction("reserved_concurrency=1 simulation.duration=" + std::to_string(warm) +
                                             "s simulation.init=" + std::to_string(cold - warm) +
                                             "s simulation.keep_warm=" + std::to_string(keepWarm) + "s");
        Sample coldShare;
        Sample refused;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            Tally tally(nodeOf(design, "F"), seconds(20 / rate));
            rehearseLong(design, poisson(rate, "Api", std::to_string(6000 / rate) + "s"), seed, &tally);
            coldShare.add(tally.count(FactType::ColdStart) / tally.count(FactType::Invoked));
            refused.add(tally.count(FactType::Throttled) / tally.count(FactType::Received));
        }
        const double pCold = std::exp(-rate * keepWarm);
        const double service = warm + pCold * (cold - warm);
        VERIFY_MEAN(coldShare, pCold);
        VERIFY_MEAN(refused, rate * service / (1 + rate * service));
    }

    /// One environment behind a FIFO queue with one group, which keeps what finds it busy.
    void coldStartsOfOneEnvironmentBehindAQueue_data() {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("warm");
        QTest::addColumn<double>("cold");
        QTest::addColumn<double>("keepWarm");
        QTest::newRow("often") << 0.1 << 1.0 << 3.0 << 10.0;
        QTest::newRow("busy") << 1.0 << 0.5 << 1.5 << 2.0;
        QTest::newRow("half a second") << 0.5 << 1.0 << 2.0 << 1.0;
    }

    void coldStartsOfOneEnvironmentBehindAQueue() {
        QFETCH(double, rate);
        QFETCH(double, warm);
        QFETCH(double, cold);
        QFETCH(double, keepWarm);
        const Design design = sketch(
            "Q sqs-queue fifo=true content_based_deduplication=false simulation.latency=0s\n"
            "F function simulation.duration=" +
            std::to_string(warm) + "s simulation.init=" + std::to_string(cold - warm) +
            "s simulation.keep_warm=" + std::to_string(keepWarm) + "s\nQ -> F batch_size=1");
        Sample coldShare;
        Sample busy;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            Tally tally(nodeOf(design, "F"), seconds(100 / rate));
            rehearseLong(design, poisson(rate, "Q", std::to_string(15000 / rate) + "s"), seed, &tally);
            coldShare.add(tally.count(FactType::ColdStart) / tally.count(FactType::Invoked));
            busy.add(tally.meanConcurrency());
        }
        const double pIdleTooLong = std::exp(-rate * keepWarm);
        const double pCold = (1 - rate * warm) * pIdleTooLong / (1 + rate * (cold - warm) * pIdleTooLong);
        VERIFY_MEAN(coldShare, pCold);
        VERIFY_MEAN(busy, rate * (warm + pCold * (cold - warm)));
    }

    /// As the service time goes to nothing, a start is cold when the gap before it was longer than keep_warm.
    void coldStartsOfAShortFunction_data() {
        QTest::addColumn<double>("perHour");
        QTest::newRow("1 an hour") << 1.0;
        QTest::newRow("one in 10 minutes") << 6.0;
        QTest::newRow("one in 5 minutes") << 12.0;
    }

    void coldStartsOfAShortFunction() {
        QFETCH(double, perHour);
        const Design design =
            sketch("F function simulation.duration=0.001ms simulation.init=0.001ms simulation.keep_warm=10m");
        Sample cold;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            const auto report =
                rehearseLong(design, poisson(perHour / 3600, "F", std::to_string(6000 / perHour) + "h"), seed);
            // Without the first one, which is always cold.
            cold.add((metricOf(report, "F", "cold_starts") - 1) / (metricOf(report, "F", "invocations") - 1));
        }
        VERIFY_MEAN(cold, std::exp(-perHour / 6));
    }

    void nothingStaysWarmForNoTime() {
        const Design design =
            sketch("F function simulation.duration=1s simulation.init=1s simulation.keep_warm=0s");
        const auto report = rehearseLong(design, poisson(2, "F", "10m"), 1);
        QVERIFY(metricOf(report, "F", "invocations") > 1000);
        QCOMPARE(metricOf(report, "F", "cold_starts"), metricOf(report, "F", "invocations"));
    }

    void whatStaysWarmForeverIsMadeForPeaksOnly() {
        const Design design =
            sketch("F function simulation.duration=1s simulation.init=1s simulation.keep_warm=10000h");
        const auto report = rehearseLong(design, poisson(2, "F", "5h"), 1);
        QVERIFY(metricOf(report, "F", "invocations") > 30'000);
        QCOMPARE(metricOf(report, "F", "cold_starts"), metricOf(report, "F", "concurrency_max"));
    }

private:
    static Nanoseconds seconds(double value) { return static_cast<Nanoseconds>(value * kSecond); }
    /// Messages that wait or are being handled, on average.
    static double insideMean(const simulator::Report& report, const std::string& queue,
                             const std::string& function) {
        return metricOf(report, queue, "depth_mean") + metricOf(report, function, "concurrency_mean");
    }
};

QTEST_APPLESS_MAIN(TheoryFunctionsTest)
#include "theory_functions_test.moc"
