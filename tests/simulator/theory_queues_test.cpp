// SPDX-License-Identifier: MIT
// The engine itself against queueing theory: stations in its hands behave as M/M/1, M/M/c and Jackson's networks
// do.
#include <cmath>

#include "simulator/engine/run.h"
#include "tests/helpers/formulas.h"
#include "tests/helpers/ledger.h"
#include "tests/helpers/sketch.h"
#include "tests/helpers/stations.h"
#include "tests/helpers/statistics.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

/// What customers meet at one node after the warm-up, in seconds.
class Customers : public simulator::Observer {
public:
    Customers(NodeId node, Nanoseconds warmUp) : m_node(node), m_warmUp(warmUp) {}
    void observe(const simulator::Fact& fact) override {
        if (fact.node != m_node) return;
        if (fact.time >= m_warmUp) count(fact);
        if (fact.type == FactType::Received) ++m_inside;
        if (fact.type == FactType::Handled || fact.type == FactType::Lost) --m_inside;
    }
    double arrivals = 0, departures = 0, refused = 0;
    double delayed = 0, foundFive = 0;  ///< Of those that arrived: had to wait; found at least five before them.
    double waits = 0, sojourns = 0;
    double longWaits = 0, longSojourns = 0;  ///< Beyond these:
    double longWait = 1, longSojourn = 10;

private:
    void count(const simulator::Fact& fact) {
        const double seconds = static_cast<double>(fact.duration) / kSecond;
        switch (fact.type) {
            case FactType::Received:
                ++arrivals;
                if (m_inside >= 5) ++foundFive;
                return;
            case FactType::Enqueued: ++delayed; return;
            case FactType::Dequeued:
                waits += seconds;
                if (seconds > longWait) ++longWaits;
                return;
            case FactType::Lost: ++refused; return;
            case FactType::Handled:
                ++departures;
                sojourns += seconds;
                if (seconds > longSojourn) ++longSojourns;
                return;
            default: return;
        }
    }

    NodeId m_node;
    Nanoseconds m_warmUp;
    std::uint64_t m_inside = 0;
};

constexpr int kWarmUp = 2000;  // seconds

/// Until stations that began empty have forgotten it: ten of their relaxation times, at mu = 1.
int warmUpOf(double rate, int servers) {
    return 20 + static_cast<int>(10 / std::pow(std::sqrt(servers) - std::sqrt(rate), 2));
}

/// Poisson arrivals at A, for so long; the books must balance here too.
void run(const Design& design, double rate, int seconds, std::uint64_t seed, std::vector<Customers>& observers) {
    simulator::Scenario scenario;
    scenario.duration = seconds * kSecond;
    scenario.seed = seed;
    scenario.definition = {
        {"stimuli", {{{"at", "A"}, {"payload", Json::object()}, {"arrivals", {{"poisson", rate}}}}}}};
    auto started = simulator::Run::begin(design.architecture(), builtinCatalog(), scenario, makeStation);
    QVERIFY2(started.ok(), started ? "" : started.error().text().c_str());

    struct : simulator::Observer {
        void observe(const simulator::Fact& fact) override {
            for (simulator::Observer* observer : all) observer->observe(fact);
        }
        std::vector<simulator::Observer*> all;
    } audience;
    Ledger ledger(design.architecture());
    audience.all = {&ledger};
    for (Customers& observer : observers) audience.all.push_back(&observer);
    started.value().advance(started->end(), &audience);
    const std::string mistake = ledger.mistake(started->end());
    QVERIFY2(mistake.empty(), mistake.c_str());
}

}  // namespace

class TheoryQueuesTest : public QObject {
    Q_OBJECT
private slots:
    void oneServer_data() {
        QTest::addColumn<double>("rate");
        for (const double rate : {0.5, 0.8, 0.9, 0.95}) QTest::addRow("%g", rate) << rate;
    }

    /// M/M/1 with mu = 1: W = 1 / (1 - lambda), Wq = lambda W, L = lambda W, P(N >= n) = lambda^n; sojourns are
    /// exponential.
    void oneServer() {
        QFETCH(double, rate);
        const int warmUp = warmUpOf(rate, 1);
        const Design design = sketch("A function");
        Sample sojourn, wait, inside, delayed, foundFive, longSojourn;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            std::vector<Customers> at{{nodeOf(design, "A"), warmUp * kSecond}};
            run(design, rate, warmUp + 20'000, seed, at);
            foundFive.add(at[0].foundFive / at[0].arrivals);
            sojourn.add(at[0].sojourns / at[0].departures);
            wait.add(at[0].waits / at[0].arrivals);
            delayed.add(at[0].delayed / at[0].arrivals);
            inside.add(at[0].sojourns / 20'000);
            longSojourn.add(at[0].longSojourns / at[0].departures);
        }
        VERIFY_MEAN(sojourn, 1 / (1 - rate));
        VERIFY_MEAN(wait, rate / (1 - rate));
        VERIFY_MEAN(delayed, rate);
        VERIFY_MEAN(foundFive, std::pow(rate, 5));
        VERIFY_MEAN(inside, rate / (1 - rate));
        VERIFY_MEAN(longSojourn, std::exp(-10 * (1 - rate)));
    }

    void severalServers_data() {
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("servers");
        QTest::addColumn<int>("seconds");
        QTest::newRow("8 for 10") << 8.0 << 10 << 3000;
        QTest::newRow("9 for 10") << 9.0 << 10 << 3000;
        QTest::newRow("45 for 50") << 45.0 << 50 << 1500;
        QTest::newRow("90 for 100") << 90.0 << 100 << 500;
        QTest::newRow("950 for 1000") << 950.0 << 1000 << 50;
    }

    /// M/M/c with mu = 1: Erlang C of the customers wait, C / (c - lambda) in the mean, exponentially.
    void severalServers() {
        QFETCH(double, rate);
        QFETCH(int, servers);
        QFETCH(int, seconds);
        const int warmUp = warmUpOf(rate, servers);
        const Design design = sketch("A function simulation.servers=" + std::to_string(servers));
        Sample delayed, wait, longWait, sojourn;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            std::vector<Customers> at{{nodeOf(design, "A"), warmUp * kSecond}};
            at[0].longWait = 1 / (servers - rate);
            run(design, rate, warmUp + seconds, seed, at);
            delayed.add(at[0].delayed / at[0].arrivals);
            wait.add(at[0].waits / at[0].arrivals);
            longWait.add(at[0].longWaits / at[0].arrivals);
            sojourn.add(at[0].sojourns / at[0].departures);
        }
        const double waiting = erlangC(servers, rate);
        VERIFY_MEAN(delayed, waiting);
        VERIFY_MEAN(wait, waiting / (servers - rate));
        VERIFY_MEAN(longWait, waiting * std::exp(-1));
        VERIFY_MEAN(sojourn, waiting / (servers - rate) + 1);
    }

    /// M/M/1/K: who finds K customers is refused.
    void roomForTen() {
        constexpr double kRate = 0.9;
        const Design design = sketch("A function simulation.room=10");
        Sample refused;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            std::vector<Customers> at{{nodeOf(design, "A"), kWarmUp * kSecond}};
            run(design, kRate, kWarmUp + 20'000, seed, at);
            refused.add(at[0].refused / at[0].arrivals);
        }
        VERIFY_MEAN(refused, (1 - kRate) * std::pow(kRate, 10) / (1 - std::pow(kRate, 11)));
    }

    void serviceLaws_data() {
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<double>("variance");  // of a mean of 1 s
        QTest::newRow("constant") << QByteArray(R"("1s")") << 0.0;
        QTest::newRow("uniform") << QByteArray(R"({"uniform":["0s","2s"]})") << 1 / 3.0;
        QTest::newRow("one in five long") << QByteArray(R"({"samples":["5s","0s","0s","0s","0s"]})") << 4.0;
    }

    /// M/G/1: the wait depends on the law of the service times as Pollaczek and Khinchine say.
    void serviceLaws() {
        QFETCH(QByteArray, service);
        QFETCH(double, variance);
        constexpr double kRate = 0.8;
        const Design design = sketch("A function simulation.service=" + service.toStdString());
        Sample wait;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            std::vector<Customers> at{{nodeOf(design, "A"), kWarmUp * kSecond}};
            run(design, kRate, kWarmUp + 20'000, seed, at);
            wait.add(at[0].waits / at[0].arrivals);
        }
        VERIFY_MEAN(wait, kRate * (1 + variance) / (2 * (1 - kRate)));
    }

    /// Burke: what leaves a station is Poisson again; so a chain is a product of stations: W = sum of 1 / (mu -
    /// lambda).
    void chainOfStations() {
        const Design design = sketch(R"(
            A function simulation.service={"exponential":"1s"}
            B function simulation.service={"exponential":"500ms"}
            C function simulation.service={"exponential":"1250ms"}
            A -> B; B -> C)");
        Sample first, second, third, all;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            std::vector<Customers> at;
            for (const char* name : {"A", "B", "C"}) at.emplace_back(nodeOf(design, name), kWarmUp * kSecond);
            run(design, 0.5, kWarmUp + 20'000, seed, at);
            const auto mean = [&](std::size_t i) { return at[i].sojourns / at[i].departures; };
            first.add(mean(0));
            second.add(mean(1));
            third.add(mean(2));
            all.add(mean(0) + mean(1) + mean(2));
        }
        VERIFY_MEAN(first, 1 / (1 - 0.5));
        VERIFY_MEAN(second, 1 / (2 - 0.5));
        VERIFY_MEAN(third, 1 / (0.8 - 0.5));
        VERIFY_MEAN(all, 1 / (1 - 0.5) + 1 / (2 - 0.5) + 1 / (0.8 - 0.5));
    }
};

QTEST_APPLESS_MAIN(TheoryQueuesTest)
#include "theory_queues_test.moc"
