// SPDX-License-Identifier: MIT
// Limits and clocks against arithmetic: token buckets, Lambda's scaling, the phase of pollers.
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"
#include "tests/helpers/statistics.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

/// Mean and variance of the time from one fact of a node to the next one of another, first come first served.
class Waits : public simulator::Observer {
public:
    Waits(NodeId from, FactType begins, NodeId to, FactType ends)
        : m_from(from), m_to(to), m_begins(begins), m_ends(ends) {}
    void observe(const simulator::Fact& fact) override {
        if (fact.node == m_from && fact.type == m_begins) m_waiting.push_back(fact.time);
        if (fact.node != m_to || fact.type != m_ends) return;
        for (const Nanoseconds begun : m_waiting) {
            const double wait = static_cast<double>(fact.time - begun) / kSecond;
            ++m_count;
            m_sum += wait;
            m_squares += wait * wait;
        }
        m_waiting.clear();
    }
    double mean() const { return m_sum / m_count; }
    double variance() const { return (m_squares - m_sum * mean()) / (m_count - 1); }

private:
    NodeId m_from;
    NodeId m_to;
    FactType m_begins;
    FactType m_ends;
    std::vector<Nanoseconds> m_waiting;
    double m_count = 0;
    double m_sum = 0;
    double m_squares = 0;
};

/// How many facts of one type had come when another one came, at one node.
class Curve : public simulator::Observer {
public:
    Curve(NodeId node, FactType type) : m_node(node), m_type(type) {}
    void observe(const simulator::Fact& fact) override {
        if (fact.node == m_node && fact.type == m_type) times.push_back(fact.time);
    }
    std::vector<Nanoseconds> times;

private:
    NodeId m_node;
    FactType m_type;
};

}  // namespace

class TheoryLimitsTest : public QObject {
    Q_OBJECT
private slots:
    /// A burst of n finds min(n, b) tokens.
    void tokenBucketTakesTheBurst_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("b");
        QTest::newRow("more than the bucket holds") << 300 << 100;
        QTest::newRow("as many") << 100 << 100;
        QTest::newRow("fewer") << 60 << 100;
    }

    void tokenBucketTakesTheBurst() {
        QFETCH(int, n);
        QFETCH(int, b);
        const Design design =
            sketch("A http-api throttle_rate=10 throttle_burst=" + std::to_string(b) + "\nA -> F(function)");
        const auto report = rehearseLong(design,
                                         R"({"for": "1m", "stimuli": [{"at": "A", "arrivals": {"burst": )" +
                                             std::to_string(n) + R"(, "at": "0s"}}]})",
                                         1);
        QCOMPARE(metricOf(report, "F", "received"), static_cast<double>(std::min(n, b)));
        QCOMPARE(metricOf(report, "A", "throttled"), static_cast<double>(n - std::min(n, b)));
    }

    /// And after that, r a second: of a hundred a second that follow the burst, ten.
    void tokenBucketRefills() {
        const Design design =
            sketch("A http-api throttle_rate=10 throttle_burst=100 simulation.latency=0s\nA -> F(function)");
        Curve accepted(nodeOf(design, "F"), FactType::Received);
        rehearseLong(design, R"({"for": "60.05s", "stimuli": [{"at": "A", "arrivals": {"burst": 300, "at": "0s"}},
            {"at": "A", "arrivals": {"every": "10ms"}}]})",
                     1, &accepted);
        QCOMPARE(accepted.times.size(), std::size_t{100 + 10 * 60});
        for (std::size_t i = 100; i < accepted.times.size(); ++i)
            QCOMPARE(accepted.times[i], static_cast<Nanoseconds>(i - 99) * kSecond / 10);
    }

    /// At most 1,000 + 100 t environments by the time t, and just so many when everybody wants one.
    void functionsScaleByAThousandAndThenAHundredASecond() {
        const Design design = sketch(
            "application account_concurrency=20000\nA http-api simulation.latency=0s\n"
            "F function timeout=15m simulation.duration=10m simulation.init=1s\nA -> F");
        Curve environments(nodeOf(design, "F"), FactType::ColdStart);
        rehearseLong(design, R"({"for": "60.005s", "stimuli": [{"at": "A", "arrivals": {"every": "0.5ms"}}]})", 1,
                     &environments);
        QCOMPARE(environments.times.size(), std::size_t{1000 + 100 * 60});
        for (std::size_t i = 0; i < environments.times.size(); ++i) {
            const double allowed = 1000 + 100 * static_cast<double>(environments.times[i]) / kSecond;
            QVERIFY2(static_cast<double>(i + 1) <= allowed, std::to_string(i).c_str());
        }
    }

    /// Lambda looks at each shard once in P: what comes at any time waits P/2 in the mean, uniformly (variance
    /// P^2/12).
    void pollersCatchRecordsInAnyPhase_data() {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<double>("period");
        QTest::newRow("kinesis-stream, 1 a second") << QByteArray("A kinesis-stream simulation.latency=0s") << 1.0;
        QTest::newRow("dynamodb-table, 4 a second") << QByteArray("A dynamodb-table simulation.latency=0s") << 0.25;
    }

    void pollersCatchRecordsInAnyPhase() {
        QFETCH(QByteArray, source);
        QFETCH(double, period);
        const Design design =
            sketch(source.toStdString() +
                   "\nF function simulation.duration=1ms simulation.init=0s\nA -> F batch_size=1000");
        Sample mean;
        Sample variance;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            Waits waits(nodeOf(design, "A"), FactType::Received, nodeOf(design, "F"), FactType::Invoked);
            rehearseLong(design, R"({"for": "12h", "stimuli": [{"at": "A", "arrivals": {"poisson": 0.1}}]})", seed,
                         &waits);
            mean.add(waits.mean());
            variance.add(waits.variance());
        }
        VERIFY_MEAN(mean, period / 2);
        VERIFY_MEAN(variance, period * period / 12);
    }
};

QTEST_APPLESS_MAIN(TheoryLimitsTest)
#include "theory_limits_test.moc"
