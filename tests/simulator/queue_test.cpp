// SPDX-License-Identifier: MIT
// SQS queues and Lambda's pollers on them: what is delivered when, how often, and where it ends, with the reasons.
#include <QTest>

#include <algorithm>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

constexpr const char* kOnce = R"({"for": "1h", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})";

std::vector<long> gaps(const std::vector<double>& times) {
    std::vector<long> result;
    for (std::size_t i = 1; i < times.size(); ++i) result.push_back(std::lround(times[i] - times[i - 1]));
    return result;
}

long count(const Rehearsal& run, const Design& design, const char* node, FactType type, std::string_view reason) {
    return std::count_if(run.facts.begin(), run.facts.end(), [&](const simulator::Fact& fact) {
        return fact.type == type && fact.node == nodeOf(design, node) && fact.reason == reason;
    });
}

std::string burst(int messages, const std::string& more = "") {
    return R"({"for": "1h", "stimuli": [{"at": "A", )" + more + R"("arrivals": {"burst": )" +
           std::to_string(messages) + R"(, "at": "0s"}}]})";
}

constexpr const char* kFailed = "the function failed: visible again after the visibility timeout";
constexpr const char* kThrottledBack = "the function was throttled: visible again after the visibility timeout";

}  // namespace

class QueueTest : public QObject {
    Q_OBJECT
private slots:
    // --- Receiving and giving up ---

    void redrivesAfterExactlyMaxReceiveCountReceives() {
        const Design design = sketch(R"(
            A sqs-queue visibility_timeout=30s simulation.latency=0s
            Worker function timeout=5s simulation.error_rate=1 simulation.duration=10ms simulation.init=0s
            A -> Worker
            A -> Dead(sqs-queue) dead-letter max_receive_count=3)");
        const Rehearsal run = rehearse(design, kOnce);
        const std::vector<long> expected{30, 30};
        QCOMPARE(gaps(run.timesOf(nodeOf(design, "Worker"), FactType::Invoked)), expected);
        QCOMPARE(run.timesOf(nodeOf(design, "A"), FactType::DeadLettered), std::vector<double>{90.0});
        QCOMPARE(count(run, design, "A", FactType::Retried, kFailed), 3);
        QCOMPARE(count(run, design, "A", FactType::DeadLettered, "received too often without success"), 1);
        QCOMPARE(run.metric("Dead", "received"), 1.0);
    }

    void aDeadLetterQueueOfTheOtherTypeIsNone() {
        const Design design = sketch(R"(
            A sqs-queue fifo=true visibility_timeout=30s
            Worker function timeout=5s simulation.error_rate=1
            A -> Worker
            A -> Dead(sqs-queue) dead-letter max_receive_count=3)");
        QCOMPARE(rehearse(design, kOnce).metric("Dead", "received"), 0.0);
    }

    void goodMessagesReachTheDeadLetterQueueByThrottling() {
        const Design design = sketch(R"(
            A sqs-queue visibility_timeout=30s simulation.throttle_attempts=1
            Worker function timeout=20s simulation.duration=19s reserved_concurrency=1
            A -> Worker batch_size=1
            A -> Dead(sqs-queue) dead-letter max_receive_count=2)");
        const Rehearsal run = rehearse(design, burst(10));
        QVERIFY(count(run, design, "A", FactType::Retried, kThrottledBack) > 0);
        QCOMPARE(run.metric("Worker", "errors"), 0.0);
        QVERIFY(run.metric("Dead", "received") > 0);
        QCOMPARE(run.metric("Dead", "received") + run.metric("A", "deleted"), 10.0);
    }

    void pollersInvokeAThrottledFunctionAgain() {
        const Design design = sketch(R"(
            A sqs-queue visibility_timeout=1m
            Worker function timeout=10s simulation.duration=1500ms simulation.init=0s reserved_concurrency=1
            A -> Worker batch_size=1)");
        const Rehearsal run = rehearse(design, burst(2));
        QCOMPARE(count(run, design, "A", FactType::Retried, "throttled: the poller invokes again"), 2);
        QCOMPARE(run.metric("A", "deleted"), 2.0);  // at once, then after 1 and 2 s: not after the timeout
        QVERIFY(run.timesOf(nodeOf(design, "A"), FactType::Deleted).back() < 6);
    }

    void maximumConcurrencyAvoidsThrottling() {
        const Design design = sketch(R"(
            Worker function timeout=5s simulation.duration=1s reserved_concurrency=2
            A(sqs-queue) -> Worker batch_size=1 maximum_concurrency=2)");
        const Rehearsal run = rehearse(design, burst(30));
        QCOMPARE(run.metric("Worker", "throttled"), 0.0);
        QCOMPARE(run.metric("Worker", "concurrency_max"), 2.0);
        QCOMPARE(run.metric("A", "deleted"), 30.0);
    }

    void retentionEndsMessagesEvenInFlight() {
        const Design design = sketch("A sqs-queue retention=60s");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.timesOf(nodeOf(design, "A"), FactType::Lost), std::vector<double>{60.0});
        QCOMPARE(count(run, design, "A", FactType::Lost, "its retention period is over"), 1);
        const Design busy = sketch(R"(
            Worker function timeout=15m simulation.duration=10m
            A sqs-queue retention=60s
            A -> Worker)");
        const Rehearsal late = rehearse(busy, kOnce);
        QCOMPARE(late.metric("A", "lost"), 1.0);
        QCOMPARE(late.metric("Worker", "succeeded"), 1.0);
    }

    void deadLettersKeepTheirAgeUnlessFifo_data() {
        QTest::addColumn<QString>("fifo");
        QTest::addColumn<double>("expires");
        QTest::newRow("standard") << "fifo=false" << 100.0;
        QTest::newRow("fifo") << "fifo=true" << 130.0;
    }

    void deadLettersKeepTheirAgeUnlessFifo() {
        QFETCH(QString, fifo);
        QFETCH(double, expires);
        const Design design = sketch(("A sqs-queue visibility_timeout=30s simulation.latency=0s " + fifo +
                                      "\nDead sqs-queue retention=100s " + fifo +
                                      "\nWorker function timeout=1s simulation.error_rate=1\nA -> Worker\n"
                                      "A -> Dead dead-letter max_receive_count=1")
                                         .toStdString());
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.timesOf(nodeOf(design, "Dead"), FactType::Lost), std::vector<double>{expires});
    }

    void slowFunctionsSeeMessagesTwice() {
        // The batch is handled for longer than the messages stay invisible: 10 s + 30 s, when 5 s is set.
        const Design design = sketch(R"(
            A sqs-queue visibility_timeout=5s
            Worker function timeout=10s simulation.duration=9s
            A -> Worker)");
        QCOMPARE(rehearse(design, kOnce).metric("A", "duplicates"), 0.0);
        const Design slower = sketch(R"(
            A sqs-queue visibility_timeout=10s simulation.latency=3s
            Worker function timeout=10s simulation.duration=9s simulation.init=0s
            A -> Worker)");
        const Rehearsal run = rehearse(slower, kOnce);
        QCOMPARE(count(run, slower, "A", FactType::Duplicated, "visible again while it is being processed"), 1);
        QCOMPARE(run.metric("A", "deleted"), 1.0);
        QCOMPARE(run.metric("Worker", "invocations"), 2.0);
    }

    // --- Delays, sizes, limits ---

    void messagesMayBeDelayed() {
        const Design design = sketch(R"(
            Worker function simulation.init=0s
            A sqs-queue delay=10s simulation.latency=0s
            A -> Worker)");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "A", "arrivals": {"times": ["0s"]}},
            {"at": "A", "delay": "1m", "arrivals": {"times": ["0s"]}},
            {"at": "A", "delay": 0, "arrivals": {"times": ["5s"]}}]})");
        const std::vector<double> expected{5, 10, 60};
        QCOMPARE(run.timesOf(nodeOf(design, "Worker"), FactType::Invoked), expected);
    }

    void functionsMayDelayWhatTheySend() {
        const Design design = sketch(R"(
            A function simulation.effects=[{"to":"Later","delay":90}] simulation.duration=0s simulation.latency=0s
            Worker function simulation.init=0s
            Later sqs-queue simulation.latency=0s
            A -> Later
            Later -> Worker)");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(std::lround(run.timesOf(nodeOf(design, "Worker"), FactType::Invoked).front()), 90);
    }

    void fifoQueuesTakeNoDelayOfOneMessage() {
        const Design design = sketch("A sqs-queue fifo=true");
        const Rehearsal run = rehearse(design, burst(1, R"("delay": "5s", )"));
        QCOMPARE(count(run, design, "A", FactType::Rejected, "a FIFO queue takes no delay of a single message"), 1);
    }

    void messagesHaveALargestSize() {
        const Design design = sketch("A sqs-queue\nB sqs-queue maximum_message_size=2048");
        const std::string large(1048577, 'x');
        const Rehearsal run = rehearse(design, burst(1, R"("payload": ")" + large + R"(", )"));
        QCOMPARE(count(run, design, "A", FactType::Rejected, "the message is larger than the queue allows"), 1);
        const Rehearsal small =
            rehearse(design, R"({"stimuli": [{"at": "B", "payload": ")" + std::string(3000, 'x') +
                                 R"(", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(small.metric("B", "rejected"), 1.0);
    }

    void eventsStayBelowSixMegabytes() {
        const Design design = sketch("A sqs-queue\nWorker function\nA -> Worker batching_window=1s");
        const std::string large(1000000, 'x');
        const Rehearsal run = rehearse(design, burst(10, R"("payload": ")" + large + R"(", )"));
        QCOMPARE(run.metric("Worker", "invocations"), 2.0);
        QCOMPARE(run.metric("Worker", "rejected"), 0.0);
        QCOMPARE(run.metric("A", "deleted"), 10.0);
    }

    void onlySoManyMessagesAreInFlight() {
        const Design design = sketch(R"(
            A sqs-queue simulation.in_flight_limit=3
            Worker function timeout=1m simulation.duration=30s
            A -> Worker batch_size=1)");
        const Rehearsal run = rehearse(design, burst(20));
        QCOMPARE(run.metric("Worker", "concurrency_max"), 3.0);
        QVERIFY(count(run, design, "A", FactType::Throttled,
                      "as many messages are in flight as may be: no more until some are deleted") > 0);
        QCOMPARE(run.metric("A", "deleted"), 20.0);
    }

    void fifoQueuesTakeThreeHundredMessagesPerSecond() {
        const char* reason = "more messages a second than a FIFO queue takes";
        const Design design = sketch("A sqs-queue fifo=true");
        QCOMPARE(count(rehearse(design, burst(500)), design, "A", FactType::Throttled, reason), 200);
        const Design batched = sketch("A sqs-queue fifo=true simulation.send_batch=10");
        QCOMPARE(count(rehearse(batched, burst(3500)), batched, "A", FactType::Throttled, reason), 500);
        const Design fast = sketch("A sqs-queue fifo=true high_throughput=true");
        const Rehearsal run = rehearse(fast, burst(500, R"("group": "g", )"));
        QCOMPARE(count(run, fast, "A", FactType::Throttled, "more messages a second than one message group takes"),
                 200);
        const Rehearsal spread = rehearse(fast, burst(500, R"("group": "${sequence}", )"));
        QCOMPARE(spread.metric("A", "throttled"), 0.0);
    }

    void fifoQueuesAreReceivedFromThreeHundredTimesPerSecond() {
        const Design design = sketch(R"(
            A sqs-queue fifo=true simulation.request_rate=2
            Worker function simulation.duration=1ms simulation.init=0s
            A -> Worker)");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "A", "group": "${sequence}", "payload": "${uuid}",
             "arrivals": {"every": "500ms", "until": "10s"}}]})");
        QCOMPARE(run.metric("A", "deleted"), run.metric("A", "received"));
        QVERIFY(run.metric("Worker", "invocations") <= 24);
    }

    // --- Batches ---

    void windowsCollectBatches() {
        const Design design = sketch(R"(
            A sqs-queue simulation.latency=0s
            Worker function simulation.init=0s
            A -> Worker batch_size=100 batching_window=5s)");
        const Rehearsal run = rehearse(
            design, R"({"for": "1h", "stimuli": [{"at": "A", "arrivals": {"every": "100ms", "until": "20s"}}]})");
        const std::vector<double> first = run.timesOf(nodeOf(design, "Worker"), FactType::Invoked);
        QVERIFY(first.size() >= 4 && first.size() <= 5);
        QVERIFY(std::abs(first.front() - 5.1) < 0.11);
        QCOMPARE(run.metric("A", "deleted"), run.metric("A", "received"));
    }

    void largeBatchesNeedAWindow() {
        const Design design = sketch(
            "A sqs-queue simulation.latency=0s\nWorker function simulation.init=0s\n"
            "A -> Worker batch_size=50");
        // The exports write a window of one second, and so it is here.
        QCOMPARE(rehearse(design, kOnce).timesOf(nodeOf(design, "Worker"), FactType::Invoked),
                 std::vector<double>{1.0});
    }

    void littleTrafficMayWaitLongerThanTheWindow() {
        const Design design = sketch(R"(
            A sqs-queue simulation.latency=0s simulation.low_traffic_wait=20s
            Worker function simulation.init=0s
            A -> Worker batching_window=2s)");
        QCOMPARE(rehearse(design, kOnce).timesOf(nodeOf(design, "Worker"), FactType::Invoked),
                 std::vector<double>{20.0});
    }

    void whatNoFilterLetsThroughIsDeleted() {
        const Design design = sketch(R"(A(sqs-queue) -> Worker(function) filter={"body":{"type":["order"]}})");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "A", "payload": {"type": "order"}, "arrivals": {"times": ["0s", "1s"]}},
            {"at": "A", "payload": {"type": "gift"}, "arrivals": {"times": ["2s"]}}]})");
        QCOMPARE(run.metric("Worker", "received"), 2.0);
        QCOMPARE(count(run, design, "A", FactType::Filtered, R"('body.type' must be "order")"), 1);
        QCOMPARE(run.metric("A", "in_flight"), 0.0);
    }

    void onlyFailedRecordsComeBack() {
        const Design design = sketch(R"(
            A sqs-queue visibility_timeout=30s
            Worker function timeout=5s simulation.fail_when={"body":{"bad":[true]}}
            A -> Worker batching_window=1s
            A -> Dead(sqs-queue) dead-letter max_receive_count=2)");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "A", "payload": {"bad": false}, "arrivals": {"burst": 9, "at": "0s"}},
            {"at": "A", "payload": {"bad": true}, "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("A", "deleted"), 9.0);
        QCOMPARE(run.metric("Dead", "received"), 1.0);
        QCOMPARE(run.metric("Worker", "succeeded"), 2.0);
        QCOMPARE(count(run, design, "A", FactType::Retried,
                       "the function reported it as failed: visible again after the visibility timeout"),
                 2);
    }

    void withoutReportsTheWholeBatchComesBack() {
        const Design design = sketch(R"(
            A sqs-queue visibility_timeout=30s
            Worker function timeout=5s simulation.fail_when={"body":{"bad":[true]}}
            A -> Worker batching_window=1s report_batch_item_failures=false
            A -> Dead(sqs-queue) dead-letter max_receive_count=2)");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "A", "payload": {"bad": false}, "arrivals": {"burst": 9, "at": "0s"}},
            {"at": "A", "payload": {"bad": true}, "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("Dead", "received"), 10.0);
        QCOMPARE(run.metric("Worker", "errors"), 2.0);
    }

    void aRecordWhoseCallFailsComesBackAlone() {
        const Design design = sketch(R"(
            A sqs-queue visibility_timeout=30s
            Worker function timeout=5s simulation.call_attempts=1
            Worker -> Orders(dynamodb-table) write
            A -> Worker batching_window=1s)");
        const Rehearsal run = rehearse(design, R"({"for": "1h",
            "faults": [{"at": "Orders", "type": "error", "when": {"bad": [true]}, "until": "20s"}],
            "stimuli": [{"at": "A", "payload": {"bad": false}, "arrivals": {"burst": 9, "at": "0s"}},
                        {"at": "A", "payload": {"bad": true}, "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("Orders", "written"), 10.0);
        QCOMPARE(run.metric("Worker", "invocations"), 2.0);
        QCOMPARE(run.metric("A", "deleted"), 10.0);
    }

    // --- Scaling of the pollers ---

    void concurrencyGrowsByThreeHundredPerMinuteAndStartsAgain() {
        const Design design = sketch(R"(
            Worker function timeout=1m simulation.duration=30s simulation.init=0s
            A sqs-queue simulation.latency=0s
            A -> Worker batch_size=1)");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "A", "arrivals": {"burst": 200, "at": "0s"}},
            {"at": "A", "arrivals": {"burst": 200, "at": "30m"}}]})");
        const auto runs = run.timesOf(nodeOf(design, "Worker"), FactType::Invoked);
        const auto until = [&](double from, double to) {
            return std::count_if(runs.begin(), runs.end(), [&](double t) { return t >= from && t <= to; });
        };
        QCOMPARE(until(0, 0.5), 5);
        QCOMPARE(until(0, 10.5), 55);
        QCOMPARE(until(1800, 1800.5), 5);
    }

    void concurrencyHasAMost() {
        const Design design = sketch(R"(
            application account_concurrency=5000
            Worker function timeout=15m simulation.duration=14m simulation.init=0s
            A sqs-queue simulation.concurrency_growth=60000
            A -> Worker batch_size=1)");
        QCOMPARE(rehearse(design, burst(2000)).metric("Worker", "concurrency_max"), 1250.0);
    }

    void provisionedPollersBeginHigherAndGrowFaster() {
        const Design design = sketch(R"(
            application account_concurrency=5000
            Worker function timeout=1m simulation.duration=59s simulation.init=0s
            A sqs-queue simulation.latency=0s
            A -> Worker batch_size=1 minimum_pollers=5 maximum_pollers=10)");
        const Rehearsal run = rehearse(design, burst(300));
        const auto runs = run.timesOf(nodeOf(design, "Worker"), FactType::Invoked);
        QCOMPARE(std::count_if(runs.begin(), runs.end(), [](double t) { return t < 0.5; }), 50);
        QCOMPARE(run.metric("Worker", "concurrency_max"), 100.0);
    }

    void twoFunctionsShareAQueue() {
        const Design design = sketch("A sqs-queue\nA -> F(function) batch_size=1\nA -> G(function) batch_size=1");
        const Rehearsal run = rehearse(design, burst(10));
        QCOMPARE(run.metric("F", "received"), 5.0);
        QCOMPARE(run.metric("G", "received"), 5.0);
    }

    // --- Standard queues ---

    void standardQueuesMayDeliverTwice() {
        const Design design = sketch("A(sqs-queue) -> Worker(function)\n");
        Design twice = sketch("A sqs-queue simulation.duplicate_rate=1\nA -> Worker(function)");
        const Rehearsal run = rehearse(twice, burst(10));
        QCOMPARE(count(run, twice, "A", FactType::Duplicated, "delivered twice: a standard queue may"), 10);
        // Some are handled and deleted before a poller is free for the second time.
        QVERIFY(run.metric("Worker", "received") > 15 && run.metric("Worker", "received") <= 20);
        QCOMPARE(run.metric("A", "handled"), 10.0);
        QCOMPARE(rehearse(design, burst(10)).metric("Worker", "received"), 10.0);
    }

    void standardQueuesKeepTheOrderOnlyAsTheyCan() {
        const auto isOrdered = [](const std::string& settings) {
            const Design design = sketch("A sqs-queue delay=10s " + settings +
                                         "\nWorker function simulation.duration=1ms\nA -> Worker batch_size=1");
            const Rehearsal run = rehearse(design, burst(200));
            std::vector<std::uint32_t> order;
            for (const simulator::Fact& fact : run.facts)
                if (fact.type == FactType::Dequeued) order.push_back(fact.message.number);
            return std::is_sorted(order.begin(), order.end());
        };
        QVERIFY(isOrdered("simulation.reorder_rate=0"));
        QVERIFY(!isOrdered("simulation.reorder_rate=0.2"));
    }

    // --- FIFO queues ---

    void fifoKeepsTheOrderOfAGroupThoughOneFails() {
        const Design design = sketch(R"(
            A sqs-queue fifo=true visibility_timeout=30s
            Worker function timeout=5s
            A -> Worker batch_size=1)");
        const Rehearsal run = rehearse(design, R"({"for": "10m",
            "faults": [{"at": "Worker", "type": "error", "until": "20s"}],
            "stimuli": [{"at": "A", "group": "g", "arrivals": {"times": ["0s", "1s", "2s"]}}]})");
        // The first fails once and blocks the group for its visibility timeout.
        QCOMPARE(run.metric("Worker", "invocations"), 4.0);
        QCOMPARE(run.metric("Worker", "concurrency_max"), 1.0);
    }

    void fifoGroupsAreHandledSideBySide() {
        const Design design = sketch(R"(
            A sqs-queue fifo=true
            Worker function timeout=5s simulation.duration=1s
            A -> Worker batch_size=1)");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
            {"at": "A", "group": "a", "arrivals": {"burst": 5, "at": "0s"}},
            {"at": "A", "group": "b", "arrivals": {"burst": 5, "at": "0s"}}]})");
        QCOMPARE(run.metric("Worker", "concurrency_max"), 2.0);
        QCOMPARE(run.metric("A", "deleted"), 10.0);
    }

    void fifoBatchesStopAtTheFirstFailure() {
        const Design design = sketch(R"(
            A sqs-queue fifo=true visibility_timeout=30s simulation.latency=0s
            Worker function timeout=5s simulation.duration=1s simulation.fail_when={"body":{"bad":[true]}}
            Worker -> Orders(dynamodb-table) write
            Dead sqs-queue fifo=true
            A -> Worker
            A -> Dead dead-letter max_receive_count=2)");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "A", "group": "g", "payload": {"n": "${uuid}"}, "arrivals": {"times": ["0s", "100ms"]}},
            {"at": "A", "group": "g", "payload": {"bad": true}, "arrivals": {"times": ["200ms"]}},
            {"at": "A", "group": "g", "payload": {"n": "${uuid}"}, "arrivals": {"burst": 3, "at": "300ms"}}]})");
        // While the first is handled, the others gather into one batch: of it one is handled, the bad one and those
        // behind it come back, twice. Then they all go, having been received as often.
        QCOMPARE(run.metric("Dead", "received"), 4.0);
        QCOMPARE(run.metric("A", "deleted"), 2.0);
        QCOMPARE(run.metric("Orders", "written"), 2.0);
        QCOMPARE(run.metric("Worker", "invocations"), 3.0);
    }

    void fifoQueuesDropDuplicatesForFiveMinutes() {
        const Design design = sketch("A sqs-queue fifo=true");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "A", "payload": "same", "arrivals": {"times": ["0s", "1m", "299s", "301s"]}},
            {"at": "A", "payload": "${uuid}", "deduplication": "id", "arrivals": {"times": ["0s", "10s"]}},
            {"at": "A", "payload": "same", "deduplication": "other", "arrivals": {"times": ["20s"]}}]})");
        QCOMPARE(count(run, design, "A", FactType::Filtered, "a duplicate within five minutes"), 3);
        QCOMPARE(run.metric("A", "in_flight"), 4.0);
    }

    void withoutContentBasedDeduplicationOnlyIdsCount() {
        const Design design = sketch("A sqs-queue fifo=true content_based_deduplication=false");
        const Rehearsal run = rehearse(design, R"({"for": "1m", "stimuli": [
            {"at": "A", "payload": "same", "arrivals": {"times": ["0s", "1s"]}},
            {"at": "A", "deduplication": "id", "arrivals": {"times": ["0s", "1s"]}}]})");
        QCOMPARE(run.metric("A", "in_flight"), 3.0);
    }

    void highThroughputDeduplicatesWithinTheGroup() {
        const std::string same = R"({"for": "1m", "stimuli": [
            {"at": "A", "payload": "same", "group": "a", "arrivals": {"times": ["0s", "1s"]}},
            {"at": "A", "payload": "same", "group": "b", "arrivals": {"times": ["0s"]}}]})";
        QCOMPARE(rehearse(sketch("A sqs-queue fifo=true"), same).metric("A", "in_flight"), 1.0);
        QCOMPARE(rehearse(sketch("A sqs-queue fifo=true high_throughput=true"), same).metric("A", "in_flight"),
                 2.0);
    }

    void manyGroupsAreForgottenWhenEmpty() {
        const Design design = sketch(R"(
            A sqs-queue fifo=true high_throughput=true
            A -> Worker(function))");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
            {"at": "A", "group": "${uuid}", "payload": "${uuid}",
             "arrivals": {"every": "50ms", "until": "9m"}}]})");
        QCOMPARE(run.metric("A", "deleted"), run.metric("A", "received"));
    }
};

QTEST_APPLESS_MAIN(QueueTest)
#include "queue_test.moc"
