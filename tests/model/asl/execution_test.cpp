// SPDX-License-Identifier: MIT
// Executions: every type of state, data through states, Retry and Catch, timeouts, history.
#include <QTest>

#include "tests/helpers/machine_run.h"

using namespace cascade;
using namespace cascade::asl;
using namespace cascade::tests;

namespace {

Json parse(const char* text) { return Json::parse(text); }

/// A task that goes on to nothing, with further fields.
Json task(const char* fields = "{}") {
    Json state{{"Type", "Task"}, {"Resource", "arn:aws:states:::lambda:invoke"}, {"End", true}};
    state.update(parse(fields));
    return state;
}

Json onlyTask(const char* fields) { return machineOf({{"T", task(fields)}}); }

/// The output of one Pass state with these fields.
std::string pass(const char* fields, const char* input) {
    Json state{{"Type", "Pass"}, {"End", true}};
    state.update(parse(fields));
    return outcome(runMachine(machineOf({{"P", state}}), parse(input)));
}

const Json kNoInput = Json::object();
const Json kThrowBoom = parse(R"({"T": [{"throw": {"error": "Boom", "cause": "it broke"}}]})");

}  // namespace

class ExecutionTest : public QObject {
    Q_OBJECT

private slots:
    void passesDataThroughPaths() {
        QCOMPARE(pass("{}", R"({"a": 1})"), R"(SUCCEEDED {"a":1})");
        QCOMPARE(pass(R"({"InputPath": "$.a"})", R"({"a": {"b": 2}})"), R"(SUCCEEDED {"b":2})");
        QCOMPARE(pass(R"({"InputPath": null})", R"({"a": 1})"), "SUCCEEDED {}");
        QCOMPARE(pass(R"({"OutputPath": "$.a"})", R"({"a": [1]})"), "SUCCEEDED [1]");
        QCOMPARE(pass(R"({"OutputPath": null})", R"({"a": 1})"), "SUCCEEDED {}");
        QCOMPARE(pass(R"({"Result": 5, "ResultPath": "$.x.y"})", R"({"a": 1})"),
                 R"(SUCCEEDED {"a":1,"x":{"y":5}})");
        QCOMPARE(pass(R"({"Result": 5, "ResultPath": null})", R"({"a": 1})"), R"(SUCCEEDED {"a":1})");
        QCOMPARE(
            pass(R"({"Parameters": {"n.$": "$.a", "s.$": "$$.State.Name", "c": [{"d.$": "$.a"}]}})", R"({"a": 1})"),
            R"(SUCCEEDED {"n":1,"s":"P","c":[{"d":1}]})");
        QCOMPARE(pass(R"({"InputPath": "$.l[*].n"})", R"({"l": [{"n": 1}, {"n": 2}]})"), "SUCCEEDED [1,2]");
        QCOMPARE(pass(R"({"InputPath": "$$.Execution.Name"})", "{}"), R"(SUCCEEDED "execution")");
    }

    void failsWhereDataDoNotFit() {
        const auto error = [](const char* fields, const char* input) {
            const std::string text = pass(fields, input);
            return text.substr(0, text.find(':'));
        };
        QCOMPARE(error(R"({"InputPath": "$.nowhere"})", "{}"), "FAILED States.Runtime");
        QCOMPARE(error(R"({"OutputPath": "$.nowhere"})", "{}"), "FAILED States.Runtime");
        QCOMPARE(error(R"({"Parameters": {"x.$": "$.nowhere"}})", "{}"), "FAILED States.ParameterPathFailure");
        QCOMPARE(error(R"~({"Parameters": {"x.$": "States.ArrayGetItem($, 0)"}})~", "{}"),
                 "FAILED States.IntrinsicFailure");
        QCOMPARE(error(R"({"ResultPath": "$.x"})", R"("text")"), "FAILED States.ResultPathMatchFailure");
    }

    void waitsInVirtualTime() {
        const auto wait = [](const char* fields, const char* input = "{}") {
            Json state{{"Type", "Wait"}, {"End", true}};
            state.update(parse(fields));
            return milliseconds(runMachine(machineOf({{"W", state}}), parse(input)));
        };
        QCOMPARE(wait(R"({"Seconds": 90})"), 90'000);
        QCOMPARE(wait(R"({"SecondsPath": "$.s"})", R"({"s": 3})"), 3'000);
        QCOMPARE(wait(R"({"Timestamp": "2026-01-01T01:00:00Z"})"), 3'600'000);
        QCOMPARE(wait(R"({"TimestampPath": "$.t"})", R"({"t": "2026-01-01T00:00:00.5Z"})"), 500);
        QCOMPARE(wait(R"({"Timestamp": "2016-01-01T00:00:00Z"})"), 0);
        QCOMPARE(wait(R"({"QueryLanguage": "JSONata", "Seconds": "{% $states.input.s * 2 %}"})", R"({"s": 3})"),
                 6'000);
    }

    void choosesByRules() {
        const Json machine = machineOf(parse(R"({
            "C": {"Type": "Choice", "Default": "Other", "Choices": [
                {"Variable": "$.n", "NumericGreaterThan": 10, "Next": "Big"},
                {"Variable": "$.kind", "StringEquals": "x", "Next": "X"}]},
            "Big": {"Type": "Pass", "Result": "big", "End": true},
            "X": {"Type": "Pass", "Result": "x", "End": true},
            "Other": {"Type": "Pass", "Result": "other", "End": true}})"));
        QCOMPARE(outcome(runMachine(machine, parse(R"({"n": 11})"))), R"(SUCCEEDED "big")");
        QCOMPARE(outcome(runMachine(machine, parse(R"({"n": 1, "kind": "x"})"))), R"(SUCCEEDED "x")");
        QCOMPARE(outcome(runMachine(machine, parse(R"({"n": 1, "kind": "y"})"))), R"(SUCCEEDED "other")");
        QCOMPARE(runMachine(machine, parse(R"({"n": 1})")).fault().error, "States.Runtime");
        Json strict = machine;
        strict["States"].erase("Other");
        strict["States"]["C"].erase("Default");
        QCOMPARE(runMachine(strict, parse(R"({"n": 1, "kind": "y"})")).fault().error, "States.NoChoiceMatched");
    }

    void failsWithErrorAndCause() {
        const auto fail = [](const char* fields) {
            Json state{{"Type", "Fail"}};
            state.update(parse(fields));
            return outcome(runMachine(machineOf({{"F", state}}), parse(R"({"e": "E1", "c": "because"})")));
        };
        QCOMPARE(fail(R"({"Error": "E", "Cause": "c"})"), "FAILED E: c");
        QCOMPARE(fail("{}"), "FAILED : ");
        QCOMPARE(fail(R"~({"ErrorPath": "$.e", "CausePath": "States.Format('{}!', $.c)"})~"),
                 "FAILED E1: because!");
        QCOMPARE(fail(R"({"QueryLanguage": "JSONata", "Error": "{% $states.input.e %}", "Cause": "fixed"})"),
                 "FAILED E1: fixed");
    }

    void runsTasks() {
        const Json mocks = parse(R"({"T": [{"return": {"Payload": {"total": 12}}}]})");
        QCOMPARE(outcome(runMachine(onlyTask("{}"), parse(R"({"a": 1})"))), R"(SUCCEEDED {"a":1})");
        QCOMPARE(outcome(runMachine(onlyTask(R"({"Parameters": {"x.$": "$.a"},
                 "ResultSelector": {"t.$": "$.Payload.total"}, "ResultPath": "$.r", "OutputPath": "$.r.t"})"),
                                    parse(R"({"a": 1})"), mocks)),
                 "SUCCEEDED 12");
        const Execution failed = runMachine(onlyTask("{}"), kNoInput, kThrowBoom);
        QCOMPARE(outcome(failed), "FAILED Boom: it broke");
        QCOMPARE(eventTypes(failed),
                 "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskFailed ExecutionFailed");
    }

    void namesEventsByTheResource() {
        Json lambda = task(R"({"Resource": "arn:aws:lambda:us-east-1:123456789012:function:F"})");
        QCOMPARE(eventTypes(runMachine(machineOf({{"T", lambda}}))),
                 "ExecutionStarted TaskStateEntered LambdaFunctionScheduled LambdaFunctionStarted "
                 "LambdaFunctionSucceeded TaskStateExited ExecutionSucceeded");
        Json activity = task(R"({"Resource": "arn:aws:states:us-east-1:123456789012:activity:A"})");
        QVERIFY(eventTypes(runMachine(machineOf({{"T", activity}}))).find("ActivityScheduled ActivityStarted") !=
                std::string::npos);
        const Execution callback =
            runMachine(onlyTask(R"({"Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                    "Parameters": {"token.$": "$$.Task.Token"}})"));
        QVERIFY(eventTypes(callback).find("TaskStarted TaskSubmitted TaskSucceeded") != std::string::npos);
        const Json& details = callback.history().events()[2].details;
        QVERIFY(details["resourceType"] == "sqs");
        QVERIFY(details["resource"] == "sendMessage.waitForTaskToken");
        QCOMPARE((*callback.output())["token"].get<std::string>().size(), std::size_t(36));
        const Execution nested =
            runMachine(onlyTask(R"({"Resource": "arn:aws:states:::states:startExecution.sync:2"})"));
        QVERIFY(nested.history().events()[2].details["resource"] == "startExecution.sync:2");
    }

    void retriesWithBackoff() {
        const char* retry = R"({"Retry": [{"ErrorEquals": ["Boom"], "IntervalSeconds": 3, "MaxAttempts": 2,
                                "BackoffRate": 1.5}]})";
        const Execution failed = runMachine(onlyTask(retry), kNoInput, kThrowBoom);
        QCOMPARE(outcome(failed), "FAILED Boom: it broke");
        QCOMPARE(scheduled(failed), "0 {}; 3000 {}; 7500 {}");
        const Execution saved = runMachine(onlyTask(retry), kNoInput, parse(R"({"T": [{"throw": {"error": "Boom"}},
                                           {"return": 1}]})"));
        QCOMPARE(outcome(saved), "SUCCEEDED 1");
        QCOMPARE(milliseconds(saved), 3'000);
    }

    void retriesWithinLimits() {
        const Execution capped =
            runMachine(onlyTask(R"({"Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 2,
            "MaxAttempts": 4, "BackoffRate": 3, "MaxDelaySeconds": 7}]})"),
                       kNoInput, kThrowBoom);
        QCOMPARE(scheduled(capped), "0 {}; 2000 {}; 8000 {}; 15000 {}; 22000 {}");
        const Execution jitter =
            runMachine(onlyTask(R"({"Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 100,
            "MaxAttempts": 1, "JitterStrategy": "FULL"}]})"),
                       kNoInput, kThrowBoom);
        QVERIFY(milliseconds(jitter) > 0 && milliseconds(jitter) < 100'000);
        const Execution never = runMachine(onlyTask(R"({"Retry": [{"ErrorEquals": ["Boom"], "MaxAttempts": 0}]})"),
                                           kNoInput, kThrowBoom);
        QCOMPARE(scheduled(never), "0 {}");
    }

    // "Complex retry scenarios" of the Developer Guide: each retrier counts its own attempts.
    void retriersCountForThemselves() {
        const Execution execution = runMachine(onlyTask(R"({"Retry": [
            {"ErrorEquals": ["ErrorA", "ErrorB"], "IntervalSeconds": 1, "BackoffRate": 2, "MaxAttempts": 2},
            {"ErrorEquals": ["ErrorC"], "IntervalSeconds": 5}]})"),
                                               kNoInput, parse(R"({"T": [
            {"throw": {"error": "ErrorA"}}, {"throw": {"error": "ErrorB"}}, {"throw": {"error": "ErrorC"}},
            {"throw": {"error": "ErrorB"}}]})"));
        QCOMPARE(scheduled(execution), "0 {}; 1000 {}; 3000 {}; 8000 {}");
        QCOMPARE(execution.fault().error, "ErrorB");
    }

    void catchesByName() {
        const auto caught = [](const char* handler, const Json& mocks = kThrowBoom) {
            Json first = task();
            first.erase("End");
            first["Next"] = "Done";
            first["Catch"] = Json::array({parse(handler)});
            return outcome(runMachine(machineOf({{"T", first},
                                                 {"Done", {{"Type", "Pass"}, {"End", true}}},
                                                 {"Saved", {{"Type", "Pass"}, {"End", true}}}}),
                                      parse(R"({"a": 1})"), mocks));
        };
        QCOMPARE(caught(R"({"ErrorEquals": ["States.ALL"], "Next": "Saved"})"),
                 R"(SUCCEEDED {"Error":"Boom","Cause":"it broke"})");
        QCOMPARE(caught(R"({"ErrorEquals": ["States.TaskFailed"], "ResultPath": "$.e", "Next": "Saved"})"),
                 R"(SUCCEEDED {"a":1,"e":{"Error":"Boom","Cause":"it broke"}})");
        QCOMPARE(caught(R"({"ErrorEquals": ["Boom"], "ResultPath": null, "Next": "Saved"})"),
                 R"(SUCCEEDED {"a":1})");
        QCOMPARE(caught(R"({"ErrorEquals": ["Bang"], "Next": "Saved"})"), "FAILED Boom: it broke");
        QCOMPARE(caught(R"({"ErrorEquals": ["States.Timeout"], "Next": "Saved"})"), "FAILED Boom: it broke");
    }

    void timesTasksOut() {
        const Json late = parse(R"({"T": [{"return": 1, "after": "6s"}]})");
        const Execution execution = runMachine(onlyTask(R"({"TimeoutSeconds": 5})"), kNoInput, late);
        QCOMPARE(outcome(execution), "FAILED States.Timeout: ");
        QCOMPARE(milliseconds(execution), 5'000);
        QVERIFY(eventTypes(execution).ends_with("TaskTimedOut ExecutionFailed"));
        QCOMPARE(outcome(runMachine(onlyTask(R"({"TimeoutSeconds": 7})"), kNoInput, late)), "SUCCEEDED 1");
        QCOMPARE(outcome(runMachine(onlyTask(R"({"TimeoutSecondsPath": "$.t"})"), parse(R"({"t": 2})"), late)),
                 "FAILED States.Timeout: ");
        QCOMPARE(outcome(runMachine(onlyTask(R"({"HeartbeatSeconds": 4})"), kNoInput, late)),
                 "FAILED States.HeartbeatTimeout: ");
        const char* retry = R"({"TimeoutSeconds": 5, "Retry": [{"ErrorEquals": ["States.TaskFailed"]}]})";
        QCOMPARE(scheduled(runMachine(onlyTask(retry), kNoInput, late)), "0 {}");
    }

    void heartbeatsKeepATaskAlive() {
        const Reading reading = readDefinition(onlyTask(R"({"HeartbeatSeconds": 4})"));
        Execution execution(reading.machine, {});
        execution.start(share(Json::object()), 0);
        const TaskId id = execution.takeOrders().front().id;
        QVERIFY(execution.heartbeat(id, 3 * kSecond));
        QVERIFY(execution.heartbeat(id, 6 * kSecond));
        execution.advance(9 * kSecond);
        QVERIFY(execution.status() == Status::Running);
        QCOMPARE(*execution.nextWake(), 10 * kSecond);
        execution.advance(10 * kSecond);
        QCOMPARE(execution.fault().error, "States.HeartbeatTimeout");
        QVERIFY(!execution.succeed(id, share(1), 11 * kSecond));
    }

    void timesTheMachineOut() {
        const Execution execution = runMachine(
            machineOf({{"W", {{"Type", "Wait"}, {"Seconds", 60}, {"End", true}}}}, {{"TimeoutSeconds", 10}}));
        QCOMPARE(outcome(execution), "TIMED_OUT States.Timeout: ");
        QCOMPARE(milliseconds(execution), 10'000);
        QVERIFY(eventTypes(execution).ends_with("ExecutionTimedOut"));
    }

    void limitsDataAndEvents() {
        const Json mocks{{"T", Json::array({{{"return", std::string(262'144, 'x')}}})}};
        Json caught = task(R"({"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Saved"}]})");
        const Json saved{{"Type", "Pass"}, {"End", true}};
        QCOMPARE(runMachine(machineOf({{"T", caught}, {"Saved", saved}}), kNoInput, mocks).fault().error,
                 "States.DataLimitExceeded");
        const Execution loop = runMachine(machineOf(parse(R"({
            "A": {"Type": "Wait", "Seconds": 1, "Next": "B"},
            "B": {"Type": "Choice", "Default": "A", "Choices": [{"Variable": "$.x", "IsPresent": true,
            "Next": "C"}]},
            "C": {"Type": "Succeed"}})")));
        QCOMPARE(loop.fault().error, "States.Runtime");
        QCOMPARE(loop.history().count(), 25'000);
    }

    void expressEndsAfterFiveMinutes() {
        const Reading reading =
            readDefinition(machineOf({{"W", {{"Type", "Wait"}, {"Seconds", 600}, {"End", true}}}}));
        ExecutionSettings settings;
        settings.express = true;
        Execution execution(reading.machine, settings);
        execution.start(share(Json::object()), 0);
        QCOMPARE(*execution.nextWake(), 5 * kMinute);
        execution.advance(5 * kMinute);
        QVERIFY(execution.status() == Status::TimedOut);
    }

    void isAValue() {
        const Reading reading = readDefinition(machineOf(parse(R"~({
            "W": {"Type": "Wait", "Seconds": 1, "Assign": {"n.$": "$.n"}, "Next": "P"},
            "P": {"Type": "Pass", "Parameters": {"n.$": "$n", "r.$": "States.UUID()"}, "End": true}})~")));
        Execution first(reading.machine, {});
        first.start(share({{"n", 1}}), 0);
        Execution second = first;
        first.advance(kSecond);
        QVERIFY(second.status() == Status::Running);
        second.advance(kSecond);
        QCOMPARE(outcome(first), outcome(second));
        first.abort({"E", "c"}, 2 * kSecond);
        QVERIFY(first.status() == Status::Succeeded);
    }

    void abortsWhatRuns() {
        const Reading reading = readDefinition(onlyTask("{}"));
        Execution execution(reading.machine, {});
        execution.start(share(Json::object()), 0);
        execution.abort({"Stopped", "by hand"}, kSecond);
        QCOMPARE(outcome(execution), "ABORTED Stopped: by hand");
        QVERIFY(execution.takeOrders().empty());
    }

    void tellsHistoryAsAwsDoes() {
        const Execution execution = runMachine(machineOf(parse(R"({
            "P": {"Type": "Pass", "Result": 1, "ResultPath": "$.x", "Next": "S"}, "S": {"Type": "Succeed"}})")));
        const std::vector<HistoryEvent>& events = execution.history().events();
        QCOMPARE(eventTypes(execution),
                 "ExecutionStarted PassStateEntered PassStateExited SucceedStateEntered SucceedStateExited "
                 "ExecutionSucceeded");
        const Json event = toJson(events[2], execution.settings().epoch);
        QVERIFY(event["timestamp"] == "2026-01-01T00:00:00.000Z" && event["type"] == "PassStateExited");
        QVERIFY(event["id"] == 3 && event["previousEventId"] == 2);
        QVERIFY(event["stateExitedEventDetails"]["name"] == "P");
        QVERIFY(Json::parse(event["stateExitedEventDetails"]["output"].get<std::string>()) == parse(R"({"x": 1})"));
        QVERIFY(event["stateExitedEventDetails"]["outputDetails"]["truncated"] == false);
    }
};

QTEST_APPLESS_MAIN(ExecutionTest)
#include "execution_test.moc"
