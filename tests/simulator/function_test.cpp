// SPDX-License-Identifier: MIT
// Functions: how they are invoked, limited, fail and recover, with the reason of each.
#include <QTest>

#include <algorithm>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

constexpr const char* kOnce = R"({"for": "8h", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})";

std::vector<long> gaps(const std::vector<double>& times) {
    std::vector<long> result;
    for (std::size_t i = 1; i < times.size(); ++i) result.push_back(std::lround(times[i] - times[i - 1]));
    return result;
}

/// How often a fact of this type at this node gives this reason.
long count(const Rehearsal& run, const Design& design, const char* node, FactType type, std::string_view reason) {
    return std::count_if(run.facts.begin(), run.facts.end(), [&](const simulator::Fact& fact) {
        return fact.type == type && fact.node == nodeOf(design, node) && fact.reason == reason;
    });
}

std::string burst(int messages) {
    return R"({"for": "1h", "stimuli": [{"at": "A", "arrivals": {"burst": )" + std::to_string(messages) +
           R"(, "at": "0s"}}]})";
}

std::string onceWith(const std::string& payload) {
    const Json stimulus{{"at", "A"}, {"payload", payload}, {"arrivals", {{"times", Json::array({"0s"})}}}};
    return Json{{"for", "1m"}, {"stimuli", Json::array({stimulus})}}.dump();
}

}  // namespace

class FunctionTest : public QObject {
    Q_OBJECT
private slots:
    // --- Asynchronous events ---

    void asynchronousErrorsAreRetriedAfterOneAndTwoMinutes() {
        const Design design =
            sketch("A function simulation.error_rate=1 simulation.duration=10ms simulation.init=0s");
        const Rehearsal run = rehearse(design, kOnce);
        const std::vector<long> expected{60, 120};
        QCOMPARE(gaps(run.timesOf(nodeOf(design, "A"), FactType::Invoked)), expected);
        QCOMPARE(count(run, design, "A", FactType::Retried, "function error"), 2);
        QCOMPARE(count(run, design, "A", FactType::Lost, "failed again after its last retry"), 1);
    }

    void noRetriesWhereNoneAreWanted() {
        const Design design = sketch("A function simulation.error_rate=1 maximum_retry_attempts=0");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("A", "invocations"), 1.0);
        QCOMPARE(count(run, design, "A", FactType::Lost, "failed, and is not to be tried again"), 1);
    }

    void asynchronousEventsWaitLongerAfterEachThrottling() {
        const Design design = sketch(R"(
            application account_concurrency=1
            A function simulation.duration=10ms simulation.init=0s
            Hog function timeout=900s simulation.duration=10m simulation.init=0s)");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "Hog", "arrivals": {"times": ["0s"]}}, {"at": "A", "arrivals": {"times": ["1s"]}}]})");
        const std::vector<long> expected{1, 2, 4, 8, 16, 32, 64, 128, 256};
        QCOMPARE(gaps(run.timesOf(nodeOf(design, "A"), FactType::Throttled)), expected);
        QCOMPARE(count(run, design, "A", FactType::Throttled, "the account's unreserved concurrency is used up"),
                 10);
        QCOMPARE(count(run, design, "A", FactType::Retried, "throttled: Lambda tries again"), 10);
        QCOMPARE(run.metric("A", "succeeded"), 1.0);
    }

    void backOffEndsAtFiveMinutesAndEventsAtTheirAge() {
        const Design design = sketch(R"(
            application account_concurrency=0
            A function maximum_event_age=1h
            A -> Late(sqs-queue) on-failure)");
        const Rehearsal run = rehearse(design, kOnce);
        const std::vector<long> waits = gaps(run.timesOf(nodeOf(design, "A"), FactType::Throttled));
        QCOMPARE(waits.back(), 300);
        QCOMPARE(run.timesOf(nodeOf(design, "A"), FactType::Sent), std::vector<double>{3600.0});
        QCOMPARE(count(run, design, "A", FactType::DeadLettered, "older than the function's age limit for events"),
                 1);
    }

    void reservedConcurrencyOfZeroGivesEventsUpUntried() {
        const Design design = sketch("A function reserved_concurrency=0\nA -> Dead(sqs-queue) dead-letter");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("A", "invocations"), 0.0);
        QCOMPARE(run.metric("A", "retries"), 0.0);
        QCOMPARE(count(run, design, "A", FactType::DeadLettered, "reserved concurrency is 0: given up untried"), 1);
        QCOMPARE(run.metric("Dead", "received"), 1.0);
    }

    void outcomesGoToTheirDestinations() {
        const Design design = sketch(R"(
            A function simulation.fail_when={"bad":[true]} maximum_retry_attempts=1
            A -> Good(sqs-queue) on-success
            A -> Bad(sns-topic) on-failure
            A -> Dead(sqs-queue) dead-letter)");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "A", "payload": {"bad": false}, "arrivals": {"times": ["0s", "1s", "2s"]}},
            {"at": "A", "payload": {"bad": true}, "arrivals": {"times": ["0s", "1s"]}}]})");
        QCOMPARE(run.metric("Good", "received"), 3.0);
        QCOMPARE(run.metric("Bad", "received"), 2.0);
        QCOMPARE(run.metric("Dead", "received"), 2.0);
        QCOMPARE(run.metric("A", "dead_lettered"), 2.0);
        QCOMPARE(count(run, design, "A", FactType::Failed, "function error: the code fails for this record"), 4);
    }

    void asynchronousEventsMayComeTwice() {
        const Design design = sketch("A function simulation.duplicate_rate=1");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("A", "invocations"), 2.0);
        QCOMPARE(run.metric("A", "duplicates"), 1.0);
        QCOMPARE(run.metric("A", "handled"), 1.0);
    }

    // --- Concurrency ---

    void reservedConcurrencyThrottles() {
        const Design design = sketch("F function reserved_concurrency=2 simulation.duration=1s\nA(http-api) -> F");
        const Rehearsal run = rehearse(design, burst(5));
        QCOMPARE(count(run, design, "F", FactType::Throttled, "the function's reserved concurrency is used up"), 3);
        QCOMPARE(run.metric("A", "errors"), 3.0);
    }

    void aSwitchedOffFunctionThrottlesItsCallers() {
        const Design design = sketch("F function reserved_concurrency=0\nA(http-api) -> F");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(count(run, design, "F", FactType::Throttled, "the function's reserved concurrency is 0"), 1);
    }

    void reservationsLeaveThePoolAtLeastAHundred() {
        const Design design = sketch(R"(
            application account_concurrency=300
            Own function reserved_concurrency=250
            F function simulation.duration=1s simulation.request_rate=0
            A(http-api) -> F)");
        const Rehearsal run = rehearse(design, burst(200));
        QCOMPARE(run.metric("F", "invocations"), 100.0);
        QCOMPARE(run.metric("F", "throttled"), 100.0);
    }

    void newEnvironmentsComeAThousandAtOnceThenAHundredPerSecond() {
        const Design design = sketch(R"(
            application account_concurrency=5000
            F function timeout=1m simulation.duration=30s simulation.init=0s
            A http-api throttle_burst=5000
            A -> F)");
        const Rehearsal run = rehearse(design, R"({"for": "1m", "stimuli": [
            {"at": "A", "arrivals": {"burst": 1500, "at": "0s"}},
            {"at": "A", "arrivals": {"burst": 500, "at": "2s"}}]})");
        // Requests spread a little on their way, and the bucket refills meanwhile.
        QVERIFY(run.metric("F", "invocations") >= 1200 && run.metric("F", "invocations") < 1220);
        QCOMPARE(count(run, design, "F", FactType::Throttled,
                       "the function needs new environments faster than Lambda makes them: 1,000 in 10 seconds"),
                 std::lround(2000 - run.metric("F", "invocations")));
    }

    void synchronousRequestsHaveACeilingPerSecond() {
        const Design design = sketch(
            "F function reserved_concurrency=2 simulation.duration=1ms simulation.init=0s\nA(http-api) -> F");
        const Rehearsal run = rehearse(design, R"({"for": "10s", "stimuli": [
            {"at": "A", "arrivals": {"every": "10ms", "until": "1s"}}]})");
        // 20 at once, and 20 in the second that follows.
        QVERIFY(run.metric("F", "invocations") >= 38 && run.metric("F", "invocations") <= 40);
        QVERIFY(count(run, design, "F", FactType::Throttled,
                      "more than ten requests a second for each unit of the function's concurrency") > 0);
    }

    void provisionedEnvironmentsAreWarmAndTheRestSpillsOver() {
        const Design design = sketch(R"(
            F function provisioned_concurrency=3 simulation.duration=1s simulation.init=2s
            A(http-api) -> F)");
        const Rehearsal run = rehearse(design, burst(5));
        QCOMPARE(run.metric("F", "invocations"), 5.0);
        QCOMPARE(run.metric("F", "cold_starts"), 2.0);
        long provisioned = 0;
        for (const simulator::Fact& fact : run.facts)
            if (fact.type == FactType::Succeeded && fact.provisioned) ++provisioned;
        QCOMPARE(provisioned, 3);
        QVERIFY(run.metric("F", "instances_mean") >= 3);  // they never expire
    }

    void provisionedConcurrencyStaysInsideTheReserved() {
        const Design design = sketch(R"(
            F function provisioned_concurrency=3 reserved_concurrency=4 simulation.duration=1s
            A(http-api) -> F)");
        const Rehearsal run = rehearse(design, burst(6));
        QCOMPARE(run.metric("F", "invocations"), 4.0);
        QCOMPARE(run.metric("F", "cold_starts"), 1.0);
        QCOMPARE(run.metric("F", "throttled"), 2.0);
    }

    void provisionedConcurrencyIsTakenFromTheAccount() {
        const Design design = sketch(R"(
            application account_concurrency=110
            Kept function provisioned_concurrency=5
            F function simulation.duration=1s
            A(http-api) -> F)");
        QCOMPARE(rehearse(design, burst(120)).metric("F", "invocations"), 105.0);
    }

    // --- Environments ---

    void eachConcurrentRequestNeedsAnEnvironmentOfItsOwn() {
        const Design design = sketch(
            "F function simulation.duration=1s simulation.init=500ms simulation.keep_warm=1m\nA(http-api) -> F");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
            {"at": "A", "arrivals": {"burst": 7, "at": "0s"}}, {"at": "A", "arrivals": {"burst": 7, "at": "30s"}},
            {"at": "A", "arrivals": {"times": ["5m"]}}]})");
        QCOMPARE(run.metric("F", "cold_starts"), 8.0);  // seven at once, none while warm, one after a minute idle
        QCOMPARE(run.metric("F", "concurrency_max"), 7.0);
    }

    void reuseDecidesWhichEnvironmentsStayWarm_data() {
        QTest::addColumn<QString>("reuse");
        QTest::addColumn<double>("expired");
        // Three environments, then one request every 30 s: turns keep all warm, favourites let two go.
        QTest::newRow("newest") << "newest-created" << 2.0;
        QTest::newRow("oldest") << "oldest-created" << 2.0;
        QTest::newRow("latest") << "most-recently-used" << 2.0;
        QTest::newRow("turns") << "least-recently-used" << 0.0;
    }

    void reuseDecidesWhichEnvironmentsStayWarm() {
        QFETCH(QString, reuse);
        QFETCH(double, expired);
        const Design design = sketch(
            "F function simulation.duration=1s simulation.init=0s simulation.keep_warm=100s simulation.reuse=" +
            reuse.toStdString() + "\nA(http-api) -> F");
        const Rehearsal run = rehearse(design, R"({"for": "300s", "stimuli": [
            {"at": "A", "arrivals": {"burst": 2, "at": "0s"}}, {"at": "A", "arrivals": {"every": "30s"}}]})");
        QCOMPARE(static_cast<double>(run.timesOf(nodeOf(design, "F"), FactType::Expired).size()), expired);
    }

    void crashesAndTimeoutsRepeatTheInit() {
        const Design crashing = sketch(
            "F function simulation.crash_rate=1 simulation.duration=1s simulation.init=2s\nA(http-api) -> F");
        const char* twice = R"({"for": "5m", "stimuli": [{"at": "A", "arrivals": {"times": ["0s", "1m"]}}]})";
        const Rehearsal crashes = rehearse(crashing, twice);
        QCOMPARE(count(crashes, crashing, "F", FactType::Failed,
                       "crash: the runtime exited, the environment begins anew"),
                 2);
        QCOMPARE(count(crashes, crashing, "F", FactType::ColdStart, "init again after a crash or a timeout"), 1);
        std::vector<Nanoseconds> runs;
        for (const simulator::Fact& fact : crashes.facts)
            if (fact.type == FactType::Failed && fact.billed > 0) runs.push_back(fact.duration);
        const std::vector<Nanoseconds> expected{kSecond, 3 * kSecond};  // the second init counts as run time
        QCOMPARE(runs, expected);
        const Design slow =
            sketch("F function timeout=1s simulation.duration=5s simulation.init=100ms\nA(http-api) -> F");
        const Rehearsal timeouts = rehearse(slow, twice);
        QCOMPARE(count(timeouts, slow, "F", FactType::TimedOut, "timeout"), 2);
        QCOMPARE(count(timeouts, slow, "F", FactType::ColdStart, "init again after a crash or a timeout"), 1);
    }

    void functionErrorsKeepTheEnvironment() {
        const Design design = sketch("F function simulation.error_rate=1\nA(http-api) -> F");
        const Rehearsal run =
            rehearse(design, R"({"for": "5m", "stimuli": [{"at": "A", "arrivals": {"every": "10s"}}]})");
        QCOMPARE(run.metric("F", "cold_starts"), 1.0);
    }

    void anInitThatTakesTooLongRunsAgainUnderTheTimeout() {
        const Design design = sketch(
            "F function timeout=30s simulation.init=15s simulation.duration=1s\nA rest-api timeout=29s\nA -> F");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(count(run, design, "F", FactType::ColdStart, "its init failed or took too long: once more"), 1);
        const auto invoked = run.timesOf(nodeOf(design, "F"), FactType::Invoked);
        const auto done = run.timesOf(nodeOf(design, "F"), FactType::Succeeded);
        QCOMPARE(std::lround(done.front() - invoked.front()), 26);  // 10 + 15 + 1
    }

    void aFailingInitFailsTheRun() {
        const Design design = sketch("F function simulation.init_error_rate=1\nA(http-api) -> F");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(count(run, design, "F", FactType::Failed, "init error"), 1);
        QCOMPARE(run.metric("A", "errors"), 1.0);
    }

    void memoryChangesTheRunTimeOnlyWhereItWasMeasured() {
        const auto runTime = [](const std::string& settings) {
            const Design design = sketch("A function simulation.init=0s simulation.duration=800ms " + settings);
            for (const simulator::Fact& fact : rehearse(design, kOnce).facts)
                if (fact.type == FactType::Succeeded) return fact.duration / kMillisecond;
            return Nanoseconds{-1};
        };
        QCOMPARE(runTime("memory=512"), 800);
        QCOMPARE(runTime("memory=512 simulation.duration_at_memory=256"), 400);
        QCOMPARE(runTime("memory=128 simulation.duration_at_memory=256"), 1600);
        QCOMPARE(runTime("memory=10240 simulation.duration_at_memory=1769"), 800);  // one vCPU is enough
    }

    void billedTimeIncludesTheInitAndIsRoundedUpOnce() {
        const Design design = sketch(
            R"(A function simulation.init={"samples":["10.4ms"]} simulation.duration={"samples":["5.4ms"]})");
        for (const simulator::Fact& fact : rehearse(design, kOnce).facts)
            if (fact.type == FactType::Succeeded) QCOMPARE(fact.billed, 16u);
    }

    // --- Payloads ---

    void requestsAndEventsHaveALargestSize() {
        const Design events = sketch("A function");
        const Rehearsal event = rehearse(events, onceWith(std::string(1100000, 'x')));
        QCOMPARE(count(event, events, "A", FactType::Rejected, "the asynchronous event is larger than 1 MB"), 1);
        const Design calls = sketch("F function\nA(client) -> F invoke");
        const Rehearsal call = rehearse(calls, onceWith(std::string(6400000, 'x')));
        QCOMPARE(count(call, calls, "F", FactType::Rejected, "the request is larger than 6 MB"), 1);
    }

    void aResponseThatIsTooLargeIsAnError() {
        const Design design =
            sketch("F function simulation.result=\"" + std::string(6400000, 'x') + "\"\nA(http-api) -> F");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(count(run, design, "F", FactType::Failed, "function error: the response is larger than 6 MB"), 1);
    }

    // --- Calls to other services ---

    void theSdkTriesThreeTimes() {
        const Design design = sketch("F function timeout=30s\nA(http-api) -> F -> Orders(dynamodb-table) write");
        const Rehearsal run = rehearse(design, R"({"for": "1m",
            "faults": [{"at": "Orders", "type": "throttle"}],
            "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("Orders", "throttled"), 3.0);
        QCOMPARE(count(run, design, "F", FactType::Retried, "throttled: the SDK tries again"), 2);
        QCOMPARE(count(run, design, "F", FactType::Failed, "a service that it called was throttled"), 1);
    }

    void aServiceThatRecoversIsNotNoticed() {
        const Design design = sketch(R"(
            F function timeout=30s simulation.call_attempts=10
            A(http-api) -> F -> Orders(dynamodb-table) write)");
        const Rehearsal run = rehearse(design, R"({"for": "1m",
            "faults": [{"at": "Orders", "type": "down", "until": "1s"}],
            "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QVERIFY(count(run, design, "F", FactType::Retried, "failed: the SDK tries again") > 0);
        QCOMPARE(run.metric("F", "succeeded"), 1.0);
        QCOMPARE(run.metric("Orders", "written"), 1.0);
    }

    void callsThatFailFailTheRun() {
        const Design design = sketch(R"(
            F function simulation.call_attempts=1
            A(http-api) -> F -> Orders(dynamodb-table) write)");
        const Rehearsal run = rehearse(design, R"({"for": "1m", "faults": [{"at": "Orders", "type": "down"}],
            "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(count(run, design, "F", FactType::Failed, "a service that it called failed"), 1);
        QCOMPARE(run.metric("F", "retries"), 0.0);
    }

    void aTimeoutEndsTheCallsAttempts() {
        const Design design = sketch(R"(
            F function timeout=2s simulation.call_attempts=100
            A(http-api) -> F -> Orders(dynamodb-table) write)");
        const Rehearsal run = rehearse(design, R"({"for": "5m", "faults": [{"at": "Orders", "type": "down"}],
            "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "timeouts"), 1.0);
        QVERIFY(run.metric("Orders", "rejected") < 20);
    }

    void aSynchronousCallDoesNotRepeatFunctionErrors() {
        const Design design = sketch(R"(
            F function timeout=1m
            G function simulation.error_rate=1
            A(http-api) -> F -> G invoke mode=synchronous)");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("G", "invocations"), 1.0);
        QCOMPARE(run.metric("F", "errors"), 1.0);
    }

    // --- Faults ---

    void faultsSayThatTheyAreFaults() {
        const Design design = sketch("F function\nA(http-api) -> F");
        const Rehearsal run = rehearse(design, R"({"for": "1m", "faults": [{"at": "F", "type": "error"}],
            "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(count(run, design, "F", FactType::Failed, "function error, by a fault of the scenario"), 1);
    }

    void latencyFaultsMakeRunsLonger() {
        const Design design = sketch("F function timeout=3s simulation.duration=10ms\nA(http-api) -> F");
        const Rehearsal run = rehearse(design, R"({"for": "1m",
            "faults": [{"at": "F", "type": "latency", "add": "5s"}],
            "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "timeouts"), 1.0);
    }

    // --- Recursion ---

    void lambdaStopsLoopsThatItWatches() {
        const Design design = sketch("A(sqs-queue) -> F(function) -> A send\nA -> Dead(sqs-queue) dead-letter");
        const Rehearsal run =
            rehearse(design, R"({"for": "2h", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "invocations"), 16.0);
        // The queue keeps offering the message, until its dead-letter queue takes it.
        QCOMPARE(count(run, design, "F", FactType::Rejected, "recursive loop: Lambda stopped it after 16 turns"),
                 5);
        QCOMPARE(run.metric("Dead", "received"), 1.0);
    }

    void cascadeStopsLoopsThatLambdaDoesNotWatch() {
        const Design design = sketch("A(event-bus) -> F(function) -> A put");
        const Rehearsal run =
            rehearse(design, R"({"for": "2h", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "invocations"), 16.0);
        QCOMPARE(count(run, design, "F", FactType::Lost,
                       "recursive loop: AWS does not watch this one; Cascade stopped it after 16 turns"),
                 1);
    }

    void loopsThatAreMeantGoOn() {
        const Design design =
            sketch("F function recursive_loop=allow simulation.duration=1s\nA(s3-bucket) -> F -> A write");
        const Rehearsal run =
            rehearse(design, R"({"for": "5m", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QVERIFY(run.metric("F", "invocations") > 100);
        QCOMPARE(run.metric("F", "lost") + run.metric("A", "lost"), 0.0);
    }
};

QTEST_APPLESS_MAIN(FunctionTest)
#include "function_test.moc"
