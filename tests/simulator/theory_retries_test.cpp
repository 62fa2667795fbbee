// SPDX-License-Identifier: MIT
// Retries against probability: how often something is tried, and how much ends in the dead-letter queue.
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"
#include "tests/helpers/statistics.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

/// 8,000 messages, and time enough for all of them to end.
constexpr const char* kMessages =
    R"({"for": "3h", "stimuli": [{"at": "A", "payload": {}, "arrivals": {"poisson": 8, "until": "1000s"}}]})";

}  // namespace

class TheoryRetriesTest : public QObject {
    Q_OBJECT
private slots:
    /// Three attempts at most: 1 + p + p^2 of them in the mean, and p^3 of the events fail for good.
    void asynchronousInvocations_data() { addFailureRates(); }

    void asynchronousInvocations() {
        QFETCH(double, p);
        const Design design =
            sketch("A function simulation.duration=10ms simulation.error_rate=" + std::to_string(p) +
                   "\nA -> Dead(sqs-queue) dead-letter");
        Sample attempts;
        Sample dead;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            const auto report = rehearseLong(design, kMessages, seed);
            const double events = metricOf(report, "A", "received");
            attempts.add(metricOf(report, "A", "invocations") / events);
            dead.add(metricOf(report, "Dead", "received") / events);
        }
        VERIFY_MEAN(attempts, 1 + p + p * p);
        VERIFY_MEAN(dead, p * p * p);
    }

    /// Each message is received (1 - p^m) / (1 - p) times in the mean, and p^m of them are dead-lettered.
    void receivesOfAQueue_data() {
        QTest::addColumn<double>("p");
        QTest::addColumn<int>("m");
        QTest::newRow("p=0.3 m=5") << 0.3 << 5;
        QTest::newRow("p=0.5 m=3") << 0.5 << 3;
        QTest::newRow("p=0.2 m=2") << 0.2 << 2;
        QTest::newRow("p=0.8 m=10") << 0.8 << 10;
    }

    void receivesOfAQueue() {
        QFETCH(double, p);
        QFETCH(int, m);
        const Design design = sketch(
            "A sqs-queue visibility_timeout=30s\nF function timeout=5s "
            "simulation.duration=10ms simulation.error_rate=" +
            std::to_string(p) + "\nA -> F batch_size=1\n" +
            "A -> Dead(sqs-queue) dead-letter max_receive_count=" + std::to_string(m));
        Sample receives;
        Sample dead;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            const auto report = rehearseLong(design, kMessages, seed);
            const double messages = metricOf(report, "A", "received");
            receives.add(metricOf(report, "F", "invocations") / messages);
            dead.add(metricOf(report, "Dead", "received") / messages);
        }
        VERIFY_MEAN(receives, (1 - std::pow(p, m)) / (1 - p));
        VERIFY_MEAN(dead, std::pow(p, m));
    }

    /// Each item of a batch fails its write with probability f; one is enough: 1 - (1 - f)^b of the batches fail.
    void batchesOfUnreliableItems_data() {
        QTest::addColumn<double>("f");
        QTest::addColumn<int>("b");
        QTest::newRow("one in fifty of ten") << 0.02 << 10;
        QTest::newRow("one in ten of five") << 0.1 << 5;
        QTest::newRow("one in three of two") << 1 / 3.0 << 2;
    }

    void batchesOfUnreliableItems() {
        QFETCH(double, f);
        QFETCH(int, b);
        const Design design = sketch(
            "A sqs-queue visibility_timeout=30s\nF function timeout=5s simulation.call_attempts=1\n"
            "A -> F batching_window=5s report_batch_item_failures=false batch_size=" +
            std::to_string(b) + "\nF -> T(dynamodb-table) write\n" +
            "A -> Dead(sqs-queue) dead-letter max_receive_count=1");
        const std::string scenario = R"({"for": "1h", "stimuli": [{"at": "A", "payload": {},
                "arrivals": {"burst": )" +
                                     std::to_string(2000 * b) + R"(, "at": "1s"}}],
            "faults": [{"at": "T", "type": "error", "rate": )" +
                                     std::to_string(f) + "}]}";
        Sample failed;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            const auto report = rehearseLong(design, scenario, seed);
            QCOMPARE(metricOf(report, "F", "invocations"), 2000.0);  // all batches were full
            failed.add(metricOf(report, "F", "errors") / 2000);
        }
        VERIFY_MEAN(failed, 1 - std::pow(1 - f, b));
    }

private:
    static void addFailureRates() {
        QTest::addColumn<double>("p");
        for (const double p : {0.1, 0.3, 0.5, 0.9}) QTest::addRow("p=%g", p) << p;
    }
};

QTEST_APPLESS_MAIN(TheoryRetriesTest)
#include "theory_retries_test.moc"
