// SPDX-License-Identifier: MIT
// Kinesis streams: what shards take in and give out, on-demand growth, enhanced fan-out.
#include <QTest>

#include "tests/helpers/reasons.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

constexpr const char* kNoRecords =
    "ProvisionedThroughputExceeded: the key's shard takes no more records this second";
constexpr const char* kNoBytes = "ProvisionedThroughputExceeded: the key's shard takes no more bytes this second";

/// So many records at once, all with one key or each with its own.
Rehearsal burst(const Design& design, int records, const std::string& beside = {}) {
    return rehearse(design, R"({"for": "5m", "stimuli": [{"at": "A", )" + beside + R"("arrivals": {"burst": )" +
                                std::to_string(records) + R"(, "at": "10s"}}]})");
}

/// A text of so many letters, as JSON.
std::string letters(std::size_t count) { return "\"" + std::string(count, 'x') + "\""; }

}  // namespace

class KinesisTest : public QObject {
    Q_OBJECT
private slots:
    void aShardTakesAThousandRecordsASecond() {
        const Design design = sketch("A(kinesis-stream) -> F(function)");
        const Rehearsal run = burst(design, 1200);
        QCOMPARE(run.metric("A", "written"), 1000.0);
        QCOMPARE(run.metric("A", "throttled"), 200.0);
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Throttled, kNoRecords), std::size_t{200});
    }

    void aShardTakesAMegabyteASecond() {
        const Design design = sketch("A(kinesis-stream) -> F(function)");
        const std::string payload = R"("payload": {"text": )" + letters(99989) + R"(}, )";
        const Rehearsal run = burst(design, 15, payload);  // 100,000 bytes each
        QCOMPARE(run.metric("A", "written"), 10.0);
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Throttled, kNoBytes), std::size_t{5});
    }

    void moreShardsTakeMoreUnlessTheKeyIsHot() {
        const Design design = sketch("A kinesis-stream shards=4\nA -> F(function)");
        QVERIFY(burst(design, 3600).metric("A", "throttled") < 100);  // keys of their own, spread at random
        QCOMPARE(burst(design, 3600, R"("partition_key": "hot", )").metric("A", "throttled"), 2600.0);
    }

    void aKeysShardFollowsFromItsMd5() {
        // md5("a") begins with 0c, md5("b") with 92, md5("c") with 4a: of two shards, "a" and "c" share one.
        const Design design = sketch("A kinesis-stream shards=2\nA -> F(function)");
        const auto throttled =
            [&](const std::string& one, const std::string& other) {
                const Rehearsal run = rehearse(design, R"({"for": "1m", "stimuli": [
                {"at": "A", "partition_key": ")" + one + R"(", "arrivals": {"burst": 1000, "at": "1s"}},
                {"at": "A", "partition_key": ")" + other + R"(", "arrivals": {"burst": 1000, "at": "1s"}}]})");
                return run.metric("A", "throttled");
            };
        QCOMPARE(throttled("a", "b"), 0.0);
        QCOMPARE(throttled("a", "c"), 1000.0);
    }

    void aThrottledCallerIsTold() {
        const Design design = sketch(R"(
            F function simulation.duration=1ms simulation.init=0s simulation.call_attempts=1 maximum_retry_attempts=0
            F -> A(kinesis-stream) put
            A -> G(function))");
        const Rehearsal run = rehearse(design, R"({"for": "1m", "faults": [{"at": "A", "type": "throttle"}],
                "stimuli": [{"at": "F", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("A", "throttled"), 1.0);
        QCOMPARE(run.metric("F", "errors"), 1.0);
    }

    void aRecordThatIsTooLargeIsRefused() {
        const Design design = sketch("A(kinesis-stream) -> F(function)");
        const std::string payload = R"("payload": {"text": )" + letters(1100000) + R"(}, )";
        const Rehearsal run = burst(design, 1, payload);
        QCOMPARE(
            countOf(run, nodeOf(design, "A"), FactType::Rejected, "the record is larger than the stream takes"),
            std::size_t{1});
        const Design larger = sketch("A kinesis-stream max_record_size=2048\nA -> F(function)");
        QCOMPARE(burst(larger, 1, payload).metric("A", "written"), 1.0);
    }

    void onDemandBeginsWithFourThousandRecordsASecond() {
        const Design design = sketch("A kinesis-stream mode=ON_DEMAND\nA -> F(function)");
        const Rehearsal run = burst(design, 6000);
        QVERIFY(run.metric("A", "written") > 3800 && run.metric("A", "written") <= 4000);
    }

    void onDemandGrowsToTwiceItsPeak() {
        const Design design =
            sketch("A kinesis-stream mode=ON_DEMAND simulation.on_demand_growth=1m\nA -> F(function)");
        const Rehearsal run = rehearse(design, R"({"for": "3m", "stimuli": [
            {"at": "A", "arrivals": {"burst": 4000, "at": "30s"}},
            {"at": "A", "arrivals": {"burst": 7000, "at": "90s"}}]})");
        const std::vector<double> refused = run.timesOf(nodeOf(design, "A"), FactType::Throttled);
        const auto early = std::ranges::count_if(refused, [](double time) { return time < 60; });
        QVERIFY(early < 200);
        QVERIFY(static_cast<long>(refused.size()) - early < 400);  // would be 3,000 without growth
    }

    void readersOfAShardShareFiveReadsASecond() {
        std::string text = "A kinesis-stream\n";
        for (int i = 0; i < 8; ++i) text += "A -> F" + std::to_string(i) + "(function)\n";
        const Design design = sketch(text);
        const Rehearsal run = rehearse(design, R"({"for": "5m", "stimuli": [
            {"at": "A", "partition_key": "k", "arrivals": {"every": "100ms"}}]})");
        QVERIFY(countOf(run, nodeOf(design, "A"), FactType::Throttled,
                        "ReadProvisionedThroughputExceeded: all readers of a shard share 5 reads a second") > 100);
        QCOMPARE(run.metric("A", "lost"), 0.0);
    }

    void readersOfAShardShareTwoMegabytesASecond() {
        std::string text = "A kinesis-stream\n";
        for (int i = 0; i < 4; ++i) text += "A -> F" + std::to_string(i) + "(function)\n";
        const Design design = sketch(text);
        const Rehearsal run = rehearse(design, R"({"for": "2m", "stimuli": [
            {"at": "A", "partition_key": "k", "payload": {"text": )" +
                                                   letters(90000) + R"(},
             "arrivals": {"every": "100ms"}}]})");
        QVERIFY(countOf(run, nodeOf(design, "A"), FactType::Throttled,
                        "ReadProvisionedThroughputExceeded: all readers of a shard share 2 MB a second") > 10);
    }

    void enhancedFanOutSharesNothingAndIsFaster() {
        std::string text = "A kinesis-stream\n";
        for (int i = 0; i < 8; ++i) text += "A -> F" + std::to_string(i) + "(function) enhanced_fan_out=true\n";
        const Rehearsal run = rehearse(sketch(text), R"({"for": "5m", "stimuli": [
            {"at": "A", "partition_key": "k", "arrivals": {"every": "100ms"}}]})");
        QCOMPARE(run.metric("A", "throttled"), 0.0);
        const auto half = [](const std::string& how) {
            const Design design =
                sketch("F function simulation.duration=0s simulation.init=0s\nA(kinesis-stream) -> F " + how);
            const Rehearsal timed = rehearse(design, R"({"for": "1h", "stimuli": [
                {"at": "A", "arrivals": {"poisson": 0.5}}]})");
            return timed.report.endToEnd->p50;
        };
        const double polled = half({});
        const double pushed = half("enhanced_fan_out=true");
        QVERIFY2(polled > 560 && polled < 700, qPrintable(QString::number(polled)));  // measured on AWS: 627 ms
        QVERIFY2(pushed > 44 && pushed < 55, qPrintable(QString::number(pushed)));    // measured on AWS: 49.4 ms
    }

    void enhancedFanOutGivesTwoMegabytesASecond() {
        const Design design = sketch(R"(
            F function simulation.duration=1ms simulation.init=0s
            A kinesis-stream shards=4
            A -> F enhanced_fan_out=true batch_size=10000)");
        const Rehearsal run =
            rehearse(design, R"({"for": "5m", "faults": [{"at": "F", "type": "error", "until": "30s"}],
            "stimuli": [{"at": "A", "partition_key": "k", "payload": {"text": )" +
                                 letters(90000) + R"(}, "arrivals": {"every": "100ms", "until": "2m"}}]})");
        QCOMPARE(run.metric("A", "throttled"), 0.0);
        QCOMPARE(run.metric("A", "handled"), run.metric("A", "received"));
    }

    void enhancedFanOutCostsMore() {
        const auto cost = [](const std::string& how) {
            const Rehearsal run = burst(sketch("A(kinesis-stream) -> F(function) " + how), 1);
            for (const auto& [kind, usd] : run.report.cost)
                if (kind == "kinesis-stream") return usd;
            return 0.0;
        };
        QVERIFY(cost("enhanced_fan_out=true") > 1.9 * cost({}));
    }
};

QTEST_APPLESS_MAIN(KinesisTest)
#include "kinesis_test.moc"
