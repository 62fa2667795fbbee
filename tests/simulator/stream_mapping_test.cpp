// SPDX-License-Identifier: MIT
// Event source mappings of streams: batches, windows, blocked shards, retries, and where given-up records go.
#include <QTest>

#include "tests/helpers/reasons.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

/// A function that takes no time beside what its tests are about.
constexpr const char* kQuick = "F function simulation.duration=10ms simulation.init=0s\n";

Rehearsal withBurst(const std::string& text, int records, const std::string& more = {}) {
    return rehearse(sketch(kQuick + text), R"({"for": "10m")" + more +
                                               R"(, "stimuli": [{"at": "A", "partition_key": "k", "arrivals":
                                               {"burst": )" +
                                               std::to_string(records) + R"(, "at": "1s"}}]})");
}

/// Ten records a second with keys of their own, and a poison record among them.
constexpr const char* kPoisoned = R"({"for": "10m",
    "faults": [{"at": "F", "type": "error", "when": {"kinesis": {"data": {"bad": [true]}}}}],
    "stimuli": [
        {"at": "A", "partition_key": "a", "payload": {"bad": true}, "arrivals": {"times": ["500ms"]}},
        {"at": "A", "partition_key": "a", "payload": {"bad": false}, "arrivals": {"times": ["600ms", "700ms"]}},
        {"at": "A", "partition_key": "b", "payload": {"bad": false}, "arrivals": {"times": ["800ms", "900ms"]}}]})";

}  // namespace

class StreamMappingTest : public QObject {
    Q_OBJECT
private slots:
    void batchesAreAsLargeAsTheMappingSays() {
        const Rehearsal run = withBurst("A(kinesis-stream) -> F batch_size=100", 250);
        QCOMPARE(run.metric("F", "invocations"), 3.0);
        QCOMPARE(run.metric("F", "received"), 250.0);
        QCOMPARE(run.metric("F", "concurrency_max"), 1.0);
    }

    void anEventHoldsNoMoreThanSixMegabytes() {
        const std::string text(500000, 'x');
        const Rehearsal run =
            rehearse(sketch(std::string(kQuick) + "A(kinesis-stream) -> F\nA -> F2(function)"),
                     R"({"for": "10m", "stimuli": [{"at": "A", "partition_key": "k", "payload": {"t": ")" + text +
                         R"("}, "arrivals": {"every": "1s", "until": "20s"}},
                         {"at": "A", "partition_key": "k", "payload": {}, "arrivals": {"times": ["0s"]}}],
                         "faults": [{"at": "F", "type": "error", "until": "1m"}]})");
        // About nine records of 500 kB fit.
        QVERIFY(run.metric("F", "succeeded") >= 3.0);
        QCOMPARE(run.metric("A", "lost"), 0.0);
    }

    void theWindowGathersABatch() {
        const Design design = sketch(std::string(kQuick) + "A(kinesis-stream) -> F batching_window=10s");
        const Rehearsal run = rehearse(design, R"({"for": "1m", "stimuli": [
            {"at": "A", "partition_key": "k", "arrivals": {"times": ["1s", "3s", "6s", "30s"]}}]})");
        QCOMPARE(run.metric("F", "invocations"), 2.0);
        const std::vector<double> times = run.timesOf(nodeOf(design, "F"), FactType::Invoked);
        QVERIFY(times[0] > 11 && times[0] < 12.5);
    }

    void aFullBatchDoesNotWaitForItsWindow() {
        const Rehearsal run = withBurst("A(kinesis-stream) -> F batching_window=5m batch_size=10", 20);
        QCOMPARE(run.metric("F", "invocations"), 2.0);
        QVERIFY(run.metric("A", "age_max_ms") < 1500);
    }

    void kinesisIsPolledOnceASecondAndDynamoDbFourTimes() {
        const char* scenario = R"({"for": "30m", "stimuli": [{"at": "A", "arrivals": {"poisson": 1}}]})";
        const Rehearsal stream = rehearse(sketch(std::string(kQuick) + "A(kinesis-stream) -> F"), scenario);
        const Rehearsal table = rehearse(sketch(std::string(kQuick) + "A(dynamodb-table) -> F"), scenario);
        QVERIFY(stream.metric("A", "age_max_ms") <= 1000 && stream.metric("A", "age_max_ms") > 950);
        QVERIFY(table.metric("A", "age_max_ms") <= 250 && table.metric("A", "age_max_ms") > 240);
    }

    void aPoisonRecordBlocksItsShardAndNoOther() {
        const Design design = sketch(std::string(kQuick) + "A kinesis-stream shards=2\nA -> F batch_size=1");
        const Rehearsal run = rehearse(design, kPoisoned);
        QCOMPARE(run.metric("F", "succeeded"), 2.0);  // those with the other key
        QCOMPARE(run.metric("A", "in_flight"), 3.0);  // and what waits behind it
        QVERIFY(run.metric("A", "age_max_ms") > 500000);
        QVERIFY(countOf(run, nodeOf(design, "A"), FactType::Retried, "the batch failed; its shard waits") > 10);
    }

    void aParallelizationFactorKeepsOnlyTheKeyBlocked() {
        const Design design = sketch(std::string(kQuick) +
                                     "A(kinesis-stream) -> F batch_size=1 "
                                     "parallelization_factor=10");
        const Rehearsal run = rehearse(design, kPoisoned);
        QCOMPARE(run.metric("F", "succeeded"), 2.0);
        QCOMPARE(run.metric("A", "in_flight"), 3.0);
    }

    void aParallelizationFactorRunsBatchesOfAShardAtOnce() {
        const auto concurrency = [](int factor) {
            const Design design = sketch(
                "F function simulation.duration=5s\nA(kinesis-stream) -> F batch_size=1 "
                "parallelization_factor=" +
                std::to_string(factor));
            const Rehearsal run = rehearse(
                design, R"({"for": "10m", "stimuli": [{"at": "A", "arrivals": {"burst": 200, "at": "0s"}}]})");
            return run.metric("F", "concurrency_max");
        };
        QCOMPARE(concurrency(1), 1.0);
        QCOMPARE(concurrency(10), 10.0);
    }

    void retriesAreCountedAndThenTheBatchIsGivenUp() {
        const Design design =
            sketch("F function simulation.error_rate=1\nA(kinesis-stream) -> F maximum_retry_attempts=2");
        const Rehearsal run =
            rehearse(design, R"({"for": "10m", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "invocations"), 3.0);
        QCOMPARE(run.metric("A", "retries"), 2.0);
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Lost, "given up: the mapping's retries are used up"),
                 std::size_t{1});
    }

    void timeoutsAreFunctionErrors() {
        const Design design = sketch(R"(
            F function timeout=1s simulation.duration=5s
            A(kinesis-stream) -> F maximum_retry_attempts=1)");
        const Rehearsal run =
            rehearse(design, R"({"for": "10m", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "timeouts"), 2.0);
        QCOMPARE(run.metric("A", "lost"), 1.0);
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Retried, "the batch timed out; its shard waits"),
                 std::size_t{1});
    }

    void throttlingUsesUpNoRetry() {
        const Design design = sketch(R"(
            F function reserved_concurrency=0
            A(kinesis-stream) -> F maximum_retry_attempts=1)");
        const Rehearsal run =
            rehearse(design, R"({"for": "1h", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QVERIFY(run.metric("A", "retries") > 10);
        QCOMPARE(run.metric("A", "lost"), 0.0);
        QCOMPARE(run.metric("A", "in_flight"), 1.0);
        QVERIFY(countOf(run, nodeOf(design, "A"), FactType::Retried,
                        "the batch was throttled, which uses up no retry; its shard waits") > 10);
    }

    void aFunctionThatIsDownUsesUpNoRetry() {
        const Design design = sketch(std::string(kQuick) + "A(kinesis-stream) -> F maximum_retry_attempts=1");
        const Rehearsal run =
            rehearse(design, R"({"for": "1h", "faults": [{"at": "F", "type": "down", "until": "30m"}],
            "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "succeeded"), 1.0);
        QVERIFY(countOf(run, nodeOf(design, "A"), FactType::Retried,
                        "the consumer was not to be had, which uses up no retry; its shard waits") > 10);
    }

    void theWaitBeforeARetryIsAParameter() {
        const Design design = sketch(R"(
            F function simulation.error_rate=1 simulation.duration=1ms simulation.init=0s
            A kinesis-stream simulation.retry_after=10s simulation.retry_at_most=30s simulation.latency=0s
            A -> F maximum_retry_attempts=4)");
        const Rehearsal run =
            rehearse(design, R"({"for": "10m", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        const std::vector<double> times = run.timesOf(nodeOf(design, "F"), FactType::Invoked);
        std::vector<long> gaps;
        for (std::size_t i = 1; i < times.size(); ++i) gaps.push_back(std::lround(times[i] - times[i - 1]));
        QCOMPARE(gaps, (std::vector<long>{10, 20, 30, 30}));
    }

    void recordsOlderThanTheAgeLimitAreGivenUp() {
        const Design design =
            sketch("F function simulation.error_rate=1\nA(kinesis-stream) -> F maximum_record_age=5m");
        const Rehearsal run =
            rehearse(design, R"({"for": "1h", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Lost, "given up: older than the mapping's age limit"),
                 std::size_t{1});
        const std::vector<double> ends = run.timesOf(nodeOf(design, "A"), FactType::Lost);
        QVERIFY(ends[0] >= 300 && ends[0] < 370);
    }

    void recordsThatGotTooOldBehindABlockedOneAreNeverTried() {
        const Design design =
            sketch(std::string(kQuick) + "A(kinesis-stream) -> F batch_size=1 maximum_record_age=2m");
        const Rehearsal run =
            rehearse(design, R"({"for": "1h", "faults": [{"at": "F", "type": "error", "until": "3m"}],
            "stimuli": [{"at": "A", "partition_key": "k", "arrivals": {"times": ["0s", "1s", "2s", "4m"]}}]})");
        QCOMPARE(run.metric("F", "succeeded"), 1.0);
        QCOMPARE(run.metric("A", "lost"), 3.0);
    }

    void withoutLimitsABatchIsTriedUntilItsRecordsExpire() {
        const Design design = sketch("F function simulation.error_rate=1\nA(kinesis-stream) -> F batch_size=1");
        const Rehearsal run = rehearse(design, R"({"for": "30h", "stimuli": [
            {"at": "A", "partition_key": "k", "arrivals": {"times": ["0s", "1s", "2h"]}}]})");
        const NodeId stream = nodeOf(design, "A");
        QVERIFY(run.metric("F", "invocations") > 1000);
        QCOMPARE(countOf(run, stream, FactType::Lost, "given up: it expired while it was tried again"),
                 std::size_t{2});
        QCOMPARE(countOf(run, stream, FactType::Lost, "expired: the stream keeps records no longer"),
                 std::size_t{1});
    }

    void bisectingFindsTheOneBadRecord() {
        const Design design =
            sketch(std::string(kQuick) + "A(kinesis-stream) -> F bisect=true maximum_retry_attempts=1");
        const Rehearsal run = rehearse(design, R"({"for": "10m",
            "faults": [{"at": "F", "type": "error", "when": {"kinesis": {"data": {"bad": [true]}}}}],
            "stimuli": [
                {"at": "A", "partition_key": "k", "payload": {"bad": true}, "arrivals": {"times": ["1ms"]}},
                {"at": "A", "partition_key": "k", "payload": {"bad": false}, "arrivals": {"burst": 7, "at": "2ms"}}]})");
        QCOMPARE(run.metric("A", "lost"), 1.0);
        QCOMPARE(run.metric("A", "handled"), 7.0);
        QCOMPARE(run.metric("F", "errors"), 5.0);     // 8, 4, 2, 1 and its retry: splitting uses up none
        QCOMPARE(run.metric("F", "succeeded"), 3.0);  // 1, 2 and 4
    }

    void withoutBisectingTheWholeBatchIsLost() {
        const Rehearsal run = withBurst("A(kinesis-stream) -> F maximum_retry_attempts=1", 8,
                                        R"(, "faults": [{"at": "F", "type": "error"}])");
        QCOMPARE(run.metric("A", "lost"), 8.0);
    }

    void theFailureDestinationHearsWhereTheRecordsAre() {
        const Design design = sketch(R"(
            F function simulation.error_rate=1
            A(kinesis-stream) -> F maximum_retry_attempts=1
            F -> Failed(sqs-queue) on-failure
            Failed -> Look(function) filter={"body":{"KinesisBatchInfo":{"batchSize":[3]},"requestContext":{"condition":["RetryAttemptsExhausted"]}}})");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
            {"at": "A", "partition_key": "k", "arrivals": {"burst": 3, "at": "0s"}}]})");
        QCOMPARE(run.metric("Failed", "received"), 1.0);  // one record about the batch
        QCOMPARE(run.metric("Look", "invocations"), 1.0);
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::DeadLettered,
                         "given up: the mapping's retries are used up"),
                 std::size_t{3});
    }

    void theFailureDestinationOfATableHearsOfItsStream() {
        const Design design = sketch(R"(
            F function simulation.error_rate=1
            A(dynamodb-table) -> F maximum_record_age=1m
            F -> Failed(sns-topic) on-failure
            Failed -> Look(function) filter_policy={"DDBStreamBatchInfo":{"batchSize":[1]},"requestContext":{"condition":["RecordAgeExceeded"]}})");
        const Rehearsal run =
            rehearse(design, R"({"for": "10m", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("Look", "invocations"), 1.0);
        QCOMPARE(run.metric("A", "dead_lettered"), 1.0);
    }

    void aFailureDestinationThatIsDownLosesTheRecords() {
        const Design design = sketch(R"(
            F function simulation.error_rate=1
            A(kinesis-stream) -> F maximum_retry_attempts=0
            F -> Failed(sqs-queue) on-failure)");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "faults": [{"at": "Failed", "type": "down"}],
            "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Lost,
                         "given up, and the on-failure destination could not be told"),
                 std::size_t{1});
    }

    void filtersPassRecordsOver() {
        const Design design = sketch(std::string(kQuick) + R"(
            A(kinesis-stream) -> F filter={"data":{"type":["order"]}})");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
            {"at": "A", "payload": {"type": "order"}, "arrivals": {"burst": 3, "at": "0s"}},
            {"at": "A", "payload": {"type": "visit"}, "arrivals": {"burst": 5, "at": "0s"}}]})");
        QCOMPARE(run.metric("F", "received"), 3.0);
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Filtered, R"('data.type' must be "order")"),
                 std::size_t{5});
        QCOMPARE(run.metric("A", "in_flight"), 0.0);
    }

    void oneOfSeveralFiltersIsEnough() {
        const Design design = sketch(std::string(kQuick) + R"(
            A(kinesis-stream) -> F filter=[{"data":{"type":["order"]}},{"data":{"type":["visit"]}}])");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
            {"at": "A", "payload": {"type": "order"}, "arrivals": {"burst": 3, "at": "0s"}},
            {"at": "A", "payload": {"type": "visit"}, "arrivals": {"burst": 5, "at": "0s"}},
            {"at": "A", "payload": {"type": "other"}, "arrivals": {"burst": 2, "at": "0s"}}]})");
        QCOMPARE(run.metric("F", "received"), 8.0);
        QCOMPARE(run.metric("A", "filtered"), 2.0);
    }

    void theStartingPositionDecidesWhatIsRead() {
        const auto received = [](const std::string& position) {
            const Design design = sketch(std::string(kQuick) +
                                         "A kinesis-stream simulation.mapping_delay=1m\nA -> F "
                                         "starting_position=" +
                                         position);
            const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
                {"at": "A", "arrivals": {"times": ["10s", "20s", "30s", "2m"]}}]})");
            const double skipped =
                static_cast<double>(countOf(run, nodeOf(design, "A"), FactType::Filtered,
                                            "put before the position that the mapping starts at"));
            const std::vector<double> runs = run.timesOf(nodeOf(design, "F"), FactType::Invoked);
            return run.metric("F", "received") + skipped == 4 && runs[0] >= 60 ? run.metric("F", "received") : -1;
        };
        QCOMPARE(received("LATEST"), 1.0);
        QCOMPARE(received("TRIM_HORIZON"), 4.0);
        QCOMPARE(received("AT_TIMESTAMP starting_timestamp=1767225615"), 3.0);
    }

    void aTumblingWindowEndsWithALastInvocation() {
        const Design design = sketch(R"(
            F function simulation.duration=10ms simulation.init=0s simulation.result={"state":{"count":7}} simulation.effects=[{"to":"Sums","when":{"isFinalInvokeForWindow":[true],"state":{"count":[7]}},"payload":{"sum":"${/state/count}"}}]
            A(kinesis-stream) -> F tumbling_window=1m
            F -> Sums(sqs-queue))");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
            {"at": "A", "partition_key": "k", "arrivals": {"times": ["10s", "20s", "50s", "70s", "190s"]}}]})");
        QCOMPARE(run.metric("Sums", "received"), 3.0);  // windows that have records
        QCOMPARE(run.metric("F", "received"), 8.0);
        QCOMPARE(run.metric("A", "in_flight"), 0.0);
    }

    void batchesKeepToTheirTumblingWindow() {
        const Design design =
            sketch(std::string(kQuick) + "A(kinesis-stream) -> F tumbling_window=30s batching_window=5m");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
            {"at": "A", "partition_key": "k", "arrivals": {"times": ["29s", "29500ms", "31s", "32s", "65s"]}}]})");
        QCOMPARE(run.metric("F", "invocations"), 6.0);  // three windows, and the end of each
    }

    void aWindowWhoseEndFailsIsGivenUpWithItsReason() {
        const Design design =
            sketch(std::string(kQuick) + "A(kinesis-stream) -> F tumbling_window=30s maximum_retry_attempts=1");
        const Rehearsal run = rehearse(design, R"({"for": "10m",
            "faults": [{"at": "F", "type": "error", "when": {"isFinalInvokeForWindow": [true]}}],
            "stimuli": [{"at": "A", "partition_key": "k", "arrivals": {"times": ["1s", "2s"]}}]})");
        QCOMPARE(
            countOf(run, nodeOf(design, "A"), FactType::Lost, "given up: the last invocation of its window failed"),
            std::size_t{1});
        QCOMPARE(run.metric("F", "errors"), 2.0);
    }

    void severalConsumersFollowTheStreamAtTheirOwnPace() {
        const Design design = sketch(R"(
            Slow function simulation.error_rate=1
            Fast function simulation.duration=1ms
            A kinesis-stream
            A -> Slow
            A -> Fast)");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
            {"at": "A", "partition_key": "k", "arrivals": {"every": "1s", "until": "1m"}}]})");
        QVERIFY(run.metric("Fast", "received") >= 60);
        QCOMPARE(run.metric("Slow", "succeeded"), 0.0);
        QVERIFY(run.metric("A", "in_flight") >= 60);
    }
};

QTEST_APPLESS_MAIN(StreamMappingTest)
#include "stream_mapping_test.moc"
