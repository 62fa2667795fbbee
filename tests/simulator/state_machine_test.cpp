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
