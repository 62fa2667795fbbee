// SPDX-License-Identifier: MIT
// The engine itself against queueing theory: stations in its hands behave as M/M/1, M/M/c and Jackson's networks
// do.
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
        if (fact.node != m_node || fact.time < m_warmUp) return;
        const double seconds = static_cast<double>(fact.duration) / kSecond;
        if (fact.type == FactType::Received) ++arrivals;
        if (fact.type == FactType::Enqueued) ++delayed;
        if (fact.type == FactType::Dequeued) waits += seconds;
        if (fact.type != FactType::Handled) return;
        ++departures;
        sojourns += seconds;
        if (seconds > 10) ++longSojourns;
    }
    double arrivals = 0, departures = 0, delayed = 0, waits = 0, sojourns = 0, longSojourns = 0;

private:
    NodeId m_node;
    Nanoseconds m_warmUp;
};

constexpr int kWarmUp = 2000;  // seconds

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
        QTest::newRow("0.5") << 0.5;
        QTest::newRow("0.8") << 0.8;
        QTest::newRow("0.9") << 0.9;
    }

    /// M/M/1 with mu = 1: W = 1 / (1 - lambda), Wq = lambda W, L = lambda W; sojourns are exponential.
    void oneServer() {
        QFETCH(double, rate);
        const Design design = sketch("A function");
        Sample sojourn, wait, inside, delayed, longSojourn;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            std::vector<Customers> at{{nodeOf(design, "A"), kWarmUp * kSecond}};
            run(design, rate, kWarmUp + 20'000, seed, at);
            sojourn.add(at[0].sojourns / at[0].departures);
            wait.add(at[0].waits / at[0].arrivals);
            delayed.add(at[0].delayed / at[0].arrivals);
            inside.add(at[0].sojourns / 20'000);
            longSojourn.add(at[0].longSojourns / at[0].departures);
        }
        VERIFY_MEAN(sojourn, 1 / (1 - rate));
        VERIFY_MEAN(wait, rate / (1 - rate));
        VERIFY_MEAN(delayed, rate);
        VERIFY_MEAN(inside, rate / (1 - rate));
        VERIFY_MEAN(longSojourn, std::exp(-10 * (1 - rate)));
    }

    void severalServers_data() {
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("servers");
        QTest::newRow("8 for 10") << 8.0 << 10;
        QTest::newRow("9 for 10") << 9.0 << 10;
        QTest::newRow("45 for 50") << 45.0 << 50;
    }

    /// M/M/c with mu = 1: Erlang C of the customers wait, C / (c - lambda) in the mean.
    void severalServers() {
        QFETCH(double, rate);
        QFETCH(int, servers);
        const Design design = sketch("A function simulation.servers=" + std::to_string(servers));
        Sample delayed, wait, sojourn;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            std::vector<Customers> at{{nodeOf(design, "A"), 200 * kSecond}};
            run(design, rate, 200 + 3000, seed, at);
            delayed.add(at[0].delayed / at[0].arrivals);
            wait.add(at[0].waits / at[0].arrivals);
            sojourn.add(at[0].sojourns / at[0].departures);
        }
        const double waiting = erlangC(servers, rate);
        VERIFY_MEAN(delayed, waiting);
        VERIFY_MEAN(wait, waiting / (servers - rate));
        VERIFY_MEAN(sojourn, waiting / (servers - rate) + 1);
    }

    /// M/G/1: the wait depends on the law of the service times as Pollaczek and Khinchine say.
    void constantServiceHalvesTheWait() {
        const Design design = sketch("A function simulation.service=1s");
        Sample wait;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            std::vector<Customers> at{{nodeOf(design, "A"), kWarmUp * kSecond}};
            run(design, 0.8, kWarmUp + 20'000, seed, at);
            wait.add(at[0].waits / at[0].arrivals);
        }
        VERIFY_MEAN(wait, 2);
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
