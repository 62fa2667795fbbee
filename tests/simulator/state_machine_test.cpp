// SPDX-License-Identifier: MIT
// State machines in a run: their definition decides which functions are called, when, and what an error means.
#include <QTest>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

/// A machine M of this definition beside the functions that follow it in the sketch; one execution at the
/// beginning.
Design machine(const std::string& functions, const std::string& definition) {
    return sketch("M state-machine simulation.latency=0s definition=" + definition + "\n" + functions);
}

constexpr const char* kOnce =
    R"({"for": "1h", "stimuli": [{"at": "M", "arrivals": {"times": ["0s"]}, "payload": {"n": 5,
        "items": [1, 2, 3]}}]})";

std::vector<long> secondsOf(const Design& design, const Rehearsal& run, const char* node) {
    std::vector<long> seconds;
    for (const double time : run.timesOf(nodeOf(design, node), FactType::Invoked))
        seconds.push_back(std::lround(time));
    return seconds;
}

constexpr const char* kQuick = " function simulation.duration=0s simulation.init=0s";

}  // namespace

class StateMachineTest : public QObject {
    Q_OBJECT

private slots:
    void withoutADefinitionFunctionsRunInOrder() {
        const Design design = sketch(
            "M state-machine simulation.latency=0s\n"
            "A function simulation.duration=2s simulation.init=0s\n"
            "B function simulation.duration=1s simulation.init=0s\nM -> A\nM -> B");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(secondsOf(design, run, "B"), std::vector<long>{2});
        QCOMPARE(run.metric("M", "succeeded"), 1.0);
    }

    void choicesDecideWhoIsCalled() {
        const Design design =
            machine(std::string("Big") + kQuick + "\nSmall" + kQuick + "\nM -> Big\nM -> Small", R"({
            "StartAt": "C", "States": {
                "C": {"Type": "Choice", "Default": "S", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 3,
                "Next": "B"}]},
                "B": {"Type": "Task", "Resource": "${Big}", "End": true},
                "S": {"Type": "Task", "Resource": "${Small}", "End": true}}})");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("Big", "invocations"), 1.0);
        QCOMPARE(run.metric("Small", "invocations"), 0.0);
    }

    void waitsTakeVirtualTime() {
        const Design design = machine(std::string("F") + kQuick + "\nM -> F", R"({"StartAt": "W", "States": {
            "W": {"Type": "Wait", "Seconds": 90, "Next": "T"}, "T": {"Type": "Task", "Resource": "${F}",
            "End": true}}})");
        QCOMPARE(secondsOf(design, rehearse(design, kOnce), "F"), std::vector<long>{90});
    }

    void failuresAreRetriedAndCaught() {
        const Design design =
            machine(std::string("F") + kQuick + " simulation.error_rate=1\nSaved" + kQuick + "\nM -> F\nM -> Saved",
                    R"({"StartAt": "T", "States": {
            "T": {"Type": "Task", "Resource": "${F}", "End": true,
                  "Retry": [{"ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 10, "MaxAttempts": 2,
                  "BackoffRate": 2}],
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "S"}]},
            "S": {"Type": "Task", "Resource": "${Saved}", "End": true}}})");
        const Rehearsal run = rehearse(design, kOnce);
        const std::vector<long> expected{0, 10, 30};
        QCOMPARE(secondsOf(design, run, "F"), expected);
        QCOMPARE(run.metric("M", "retries"), 2.0);
        QCOMPARE(run.metric("Saved", "invocations"), 1.0);
        QCOMPARE(run.metric("M", "succeeded"), 1.0);
    }

    void anErrorThatNothingCatchesFailsTheExecution_withItsReason() {
        const Design design =
            machine(std::string("F") + kQuick + " simulation.error_rate=1\nM -> F",
                    R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "${F}", "End": true}}})");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("M", "errors"), 1.0);
        const auto failed = std::ranges::find(run.facts, FactType::Failed, &simulator::Fact::type);
        QVERIFY(failed != run.facts.end());
        QVERIFY(run.trace.find("a function failed, and its step neither retried nor caught") != std::string::npos);
    }

    void mapsRunItemsSideBySide() {
        const std::string function = "F function simulation.duration=5s simulation.init=0s\nM -> F";
        const auto definition = [](const char* concurrency) {
            return std::string(
                       R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemsPath": "$.items",
                           "End": true, )") +
                   R"("MaxConcurrency": )" + concurrency +
                   R"(, "ItemProcessor": {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "${F}",
                       "End": true}}}}}})";
        };
        const Design all = machine(function, definition("0"));
        const std::vector<long> together{0, 0, 0};
        QCOMPARE(secondsOf(all, rehearse(all, kOnce), "F"), together);
        const Design one = machine(function, definition("1"));
        const std::vector<long> inTurn{0, 5, 10};
        QCOMPARE(secondsOf(one, rehearse(one, kOnce), "F"), inTurn);
    }

    void aTimeoutStopsWaitingForAFunction() {
        const Design design =
            machine("F function simulation.duration=60s timeout=2m simulation.init=0s\nM -> F",
                    R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "${F}", "TimeoutSeconds": 5,
                "End": true}}})");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("M", "errors"), 1.0);
        QCOMPARE(run.metric("F", "succeeded"), 1.0);  // nobody told the function
    }

    void expressExecutionsEndAfterFiveMinutes() {
        const Design design = sketch(R"(M state-machine type=EXPRESS definition={"StartAt": "W", "States": {
            "W": {"Type": "Wait", "Seconds": 600, "End": true}}})");
        QCOMPARE(rehearse(design, kOnce).metric("M", "timeouts"), 1.0);
    }

    // --- Other services, callbacks ---

    void stepsMayUseOtherServices() {
        const Design design = machine(
            "M -> Q(sqs-queue)\nM -> T(sns-topic)\nM -> B(event-bus)\nT -> Inbox(sqs-queue)\n"
            "B -> Eager(function) trigger pattern={\"detail-type\":[\"paid\"],"
            "\"detail\":{\"n\":[5]}}",
            R"({"StartAt": "S", "States": {
            "S": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Next": "P", "ResultPath": null,
                  "Parameters": {"QueueUrl": "${Q}", "MessageBody.$": "$"}},
            "P": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Next": "E", "ResultPath": null,
                  "Parameters": {"TopicArn": "${T}", "Message.$": "$"}},
            "E": {"Type": "Task", "Resource": "arn:aws:states:::events:putEvents", "End": true,
                  "Parameters": {"Entries": [
                    {"EventBusName": "${B}", "Source": "m", "DetailType": "paid", "Detail.$": "$"},
                    {"EventBusName": "${B}", "Source": "m", "DetailType": "lost", "Detail.$": "$"}]}}}})");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("M", "succeeded"), 1.0);
        QCOMPARE(run.metric("Q", "received"), 1.0);
        QCOMPARE(run.metric("Inbox", "received"), 1.0);
        QCOMPARE(run.metric("B", "received"), 2.0);
        QCOMPARE(run.metric("Eager", "received"), 1.0);
    }

    void withoutADefinitionOtherServicesAreSteps_too() {
        const Design design = sketch("M state-machine simulation.latency=0s\nM -> Q(sqs-queue)\nM -> T(sns-topic)");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("Q", "received"), 1.0);
        QCOMPARE(run.metric("T", "received"), 1.0);
        QCOMPARE(run.metric("M", "succeeded"), 1.0);
    }

    /// A step waits until somebody answers with the token that its message carried.
    void callbacksComeWithTheToken_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("the message itself") << QByteArray() << QByteArray("succeeded");
        QTest::newRow("output") << QByteArray(R"({"token":"${/body/token}","output":{"ok":true}})")
                                << QByteArray("succeeded");
        QTest::newRow("error") << QByteArray(R"({"token":"${/body/token}","error":"Refused","cause":"no"})")
                               << QByteArray("errors");
        QTest::newRow("heartbeat alone")
            << QByteArray(R"({"token":"${/body/token}","heartbeat":true})") << QByteArray("errors");
    }

    void callbacksComeWithTheToken() {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, end);
        const std::string effects =
            answer.isEmpty()
                ? ""
                : R"( simulation.effects=[{"to":"M","role":"answer","payload":)" + answer.toStdString() + "}]";
        const Design design = machine(
            "Q sqs-queue simulation.latency=0s\nF function simulation.duration=20s timeout=30s simulation.init=0s" +
                effects + "\nM -> Q\nQ -> F\nF -> M answer",
            R"({"StartAt": "W", "States": {"W": {"Type": "Task", "End": true, "TimeoutSeconds": 60,
                "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "Parameters": {"QueueUrl": "${Q}", "MessageBody": {"token.$": "$$.Task.Token"}}}}})");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("M", end.constData()), 1.0);
        const std::vector<double> ends =
            run.timesOf(nodeOf(design, "M"), end == "succeeded" ? FactType::Succeeded : FactType::Failed);
        QCOMPARE(std::lround(ends.front()), answer.contains("heartbeat") ? 60L : 20L);
    }

    void anAnswerThatNobodyWaitsForIsRefused() {
        const Design design = sketch("M state-machine\nF(function) -> M answer");
        const Rehearsal run = rehearse(design, R"({"stimuli": [{"at": "F", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.reasonOf(nodeOf(design, "M"), FactType::Rejected),
                 std::string("no task waits for this token: it has ended, or timed out"));
    }

    void aMachineMayWaitForAnother() {
        const std::string inner =
            "Inner state-machine simulation.latency=0s\nF function simulation.duration=5s timeout=9s "
            "simulation.init=0s";
        const auto outer = [](const char* how) {
            return std::string(R"({"StartAt": "S", "States": {"S": {"Type": "Task", "End": true, "Resource": )") +
                   "\"arn:aws:states:::states:startExecution" + how +
                   R"(", "Parameters": {"StateMachineArn": "${Inner}", "Input.$": "$"}}}})";
        };
        const auto endOf = [&](const char* how, const std::string& more) {
            const Design design = machine(inner + more + "\nM -> Inner\nInner -> F", outer(how));
            const Rehearsal run = rehearse(design, kOnce);
            const bool failed = run.metric("M", "errors") > 0;
            const auto type = failed ? FactType::Failed : FactType::Succeeded;
            return std::pair(failed, std::lround(run.timesOf(nodeOf(design, "M"), type).front()));
        };
        QCOMPARE(endOf("", ""), (std::pair(false, 0L)));
        QCOMPARE(endOf(".sync:2", ""), (std::pair(false, 5L)));
        QCOMPARE(endOf(".sync", " simulation.error_rate=1"), (std::pair(true, 5L)));
    }

    void anHttpApiWaitsForAnExpressMachine() {
        for (const char* type : {"EXPRESS", "STANDARD"}) {
            const Design design = sketch(std::string("M state-machine simulation.latency=0s type=") + type +
                                         "\nF function simulation.duration=5s timeout=9s simulation.init=0s\n"
                                         "C(client) -> A(http-api)\nA -> M\nM -> F");
            const Rehearsal run =
                rehearse(design, R"({"for": "1m", "stimuli": [{"at": "C", "arrivals": {"times": ["0s"]}}]})");
            const std::vector<double> answers = run.timesOf(nodeOf(design, "C"), FactType::Answered);
            QCOMPARE(answers.size(), std::size_t{1});
            QCOMPARE(answers.front() > 5, std::string_view(type) == "EXPRESS");
        }
    }

    void startsAndStepsHaveQuotas() {
        const Design design = sketch(
            "M state-machine simulation.latency=0s simulation.start_burst=3 simulation.start_rate=1 "
            "simulation.transition_burst=1 simulation.transition_rate=1\n"
            "F function simulation.duration=0s simulation.init=0s\nM -> F");
        const Rehearsal run =
            rehearse(design, R"({"for": "1m", "stimuli": [{"at": "M", "arrivals": {"burst": 5, "at": "0s"}}]})");
        QCOMPARE(run.metric("M", "succeeded"), 3.0);
        QCOMPARE(secondsOf(design, run, "F"), (std::vector<long>{0, 1, 2}));
        QCOMPARE(run.reasonOf(nodeOf(design, "M"), FactType::Throttled),
                 std::string("delayed: more steps a second than the Region's quota"));
    }

    void payloadsOfLambdaIntegrationsAreUnwrapped() {
        const Design design = machine(std::string("F") + kQuick + R"( simulation.result={"ok":true})" + "\nYes" +
                                          kQuick + "\nM -> F\nM -> Yes",
                                      R"({"StartAt": "T", "States": {
            "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "C",
                  "Parameters": {"FunctionName": "${F}", "Payload.$": "$"}},
            "C": {"Type": "Choice", "Default": "N", "Choices": [{"Variable": "$.Payload.ok",
            "BooleanEquals": true, "Next": "Y"}]},
            "Y": {"Type": "Task", "Resource": "${Yes}", "End": true}, "N": {"Type": "Fail"}}})");
        QCOMPARE(rehearse(design, kOnce).metric("Yes", "invocations"), 1.0);
    }
};

QTEST_APPLESS_MAIN(StateMachineTest)
#include "state_machine_test.moc"
