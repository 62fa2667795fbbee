// SPDX-License-Identifier: MIT
// Variables and JSONata states: Assign, scopes, $states, the functions that Step Functions adds.
#include <QTest>

#include "tests/helpers/machine_run.h"

using namespace cascade;
using namespace cascade::asl;
using namespace cascade::tests;

namespace {

Json parse(const char* text) { return Json::parse(text); }
Json query(const char* states) { return machineOf(parse(states), {{"QueryLanguage", "JSONata"}}); }

/// What one JSONata Pass state outputs.
std::string output(const char* expression, const char* input = "{}") {
    const Json pass{{"Type", "Pass"}, {"Output", std::string("{% ") + expression + " %}"}, {"End", true}};
    return outcome(runMachine(machineOf({{"P", pass}}, {{"QueryLanguage", "JSONata"}}), parse(input)));
}

}  // namespace

class VariablesTest : public QObject {
    Q_OBJECT

private slots:
    void assignsBetweenStates() {
        const Execution execution = runMachine(machineOf(parse(R"({
            "A": {"Type": "Pass", "Assign": {"x.$": "$.n", "y": 2}, "Next": "B"},
            "B": {"Type": "Pass", "Result": 7, "Assign": {"x.$": "$y", "y.$": "$x"}, "Next": "C"},
            "C": {"Type": "Pass", "Parameters": {"x.$": "$x", "y.$": "$y"}, "End": true}})")),
                                               parse(R"({"n": 1})"));
        QCOMPARE(outcome(execution), R"(SUCCEEDED {"x":2,"y":1})");
        QVERIFY(execution.history().events()[2].details["assignedVariables"] == parse(R"({"x": "1", "y": "2"})"));
    }

    void assignsFromResultsAndErrors() {
        const Json machine = machineOf(parse(R"({
            "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "ResultSelector": {"v.$": "$.Payload"},
                  "Assign": {"got.$": "$.v"}, "ResultPath": null, "Next": "End",
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Assign": {"got.$": "$.Error"}, "Next": "End"}]},
            "End": {"Type": "Pass", "Parameters": {"got.$": "$got"}, "End": true}})"));
        QCOMPARE(outcome(runMachine(machine, {}, parse(R"({"T": [{"return": {"Payload": 5}}]})"))),
                 R"(SUCCEEDED {"got":5})");
        QCOMPARE(outcome(runMachine(machine, {}, parse(R"({"T": [{"throw": {"error": "Boom"}}]})"))),
                 R"(SUCCEEDED {"got":"Boom"})");
    }

    void choosesWhatToAssign() {
        const Json machine = machineOf(parse(R"({
            "C": {"Type": "Choice", "Default": "End", "Assign": {"why": "default"}, "Choices": [
                {"Variable": "$.x", "IsPresent": true, "Assign": {"why": "rule"}, "Next": "End"}]},
            "End": {"Type": "Pass", "Parameters": {"why.$": "$why"}, "End": true}})"));
        QCOMPARE(outcome(runMachine(machine, parse(R"({"x": 1})"))), R"(SUCCEEDED {"why":"rule"})");
        QCOMPARE(outcome(runMachine(machine)), R"(SUCCEEDED {"why":"default"})");
    }

    void branchesSeeOuterVariablesAndKeepTheirOwn() {
        QCOMPARE(outcome(runMachine(machineOf(parse(R"({
            "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
            "B": {"Type": "Parallel", "Next": "C", "ResultPath": "$.r", "Branches": [
                {"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"own": 5}, "Next": "J"},
                                            "J": {"Type": "Pass", "Parameters": {"x.$": "$x", "own.$": "$own"},
                                            "End": true}}}]},
            "C": {"Type": "Pass", "Parameters": {"r.$": "$.r", "x.$": "$x"}, "End": true}})")))),
                 R"(SUCCEEDED {"r":[{"x":1,"own":5}],"x":1})");
        QCOMPARE(runMachine(machineOf(parse(R"({
            "B": {"Type": "Parallel", "Next": "C", "Branches": [
                {"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"own": 5}, "End": true}}}]},
            "C": {"Type": "Pass", "Parameters": {"own.$": "$own"}, "End": true}})")))
                     .fault()
                     .error,
                 "States.ParameterPathFailure");
    }

    void queriesInputResultAndContext() {
        const Execution execution =
            runMachine(query(R"({
            "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Arguments": {"n": "{% $states.input.n + 1 %}", "plain": "$x",
                  "list": ["{% $states.context.State.Name %}"]},
                  "Output": {"r": "{% $states.result.Payload %}", "in": "{% $states.input.n %}"}}})"),
                       parse(R"({"n": 1})"), parse(R"({"T": [{"return": {"Payload": 5}}]})"));
        QCOMPARE(outcome(execution), R"(SUCCEEDED {"r":5,"in":1})");
        QCOMPARE(scheduled(execution), R"(0 {"n":2,"plain":"$x","list":["T"]})");
    }

    void queriesChooseAndAssign() {
        const Json machine = query(R"({
            "A": {"Type": "Pass", "Assign": {"limit": "{% $states.input.l * 2 %}"}, "Next": "C"},
            "C": {"Type": "Choice", "Default": "No", "Choices": [
                {"Condition": "{% $states.input.n > $limit %}", "Output": {"big": true}, "Next": "Yes"}]},
            "Yes": {"Type": "Succeed"}, "No": {"Type": "Succeed", "Output": "{% 'no' %}"}})");
        QCOMPARE(outcome(runMachine(machine, parse(R"({"n": 5, "l": 2})"))), R"(SUCCEEDED {"big":true})");
        QCOMPARE(outcome(runMachine(machine, parse(R"({"n": 3, "l": 2})"))), R"(SUCCEEDED "no")");
    }

    void queriesMapAndCatch() {
        QCOMPARE(outcome(runMachine(query(R"({
            "M": {"Type": "Map", "Items": "{% $states.input.l %}", "End": true,
                  "ItemSelector": {"v": "{% $states.context.Map.Item.Value %}", "k": "{% $states.input.k %}"},
                  "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true,
                      "Output": "{% $states.input.v * $states.input.k %}"}}},
                  "Output": "{% $sum($states.result) %}"}})"),
                                    parse(R"({"l": [1, 2], "k": 10})"))),
                 "SUCCEEDED 30");
        QCOMPARE(outcome(runMachine(query(R"({
            "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true, "Catch": [
                {"ErrorEquals": ["States.ALL"], "Output": "{% $states.errorOutput.Error & '!' %}", "Next": "S"}]},
            "S": {"Type": "Succeed"}})"),
                                    {}, parse(R"({"T": [{"throw": {"error": "Boom"}}]})"))),
                 R"(SUCCEEDED "Boom!")");
    }

    void callsWhatStepFunctionsAdds() {
        QCOMPARE(output("$partition([1,2,3], 2)"), "SUCCEEDED [[1,2],[3]]");
        QCOMPARE(output("$range(0, 6, 2)"), "SUCCEEDED [0,2,4,6]");
        QCOMPARE(output("$hash('abc', 'SHA-1')"), R"(SUCCEEDED "a9993e364706816aba3e25717850c26c9cd0d89d")");
        QCOMPARE(output("$parse($states.input.t).x", "{\"t\": \"{\\\"x\\\": 4}\"}"), "SUCCEEDED 4");
        QCOMPARE(output("$uuid() != $uuid()"), "SUCCEEDED true");
        QCOMPARE(output("$random() < 1"), "SUCCEEDED true");
        QCOMPARE(output("$random(3) = $random(3)"), "SUCCEEDED true");
    }

    void failsQueriesThatAnswerNothing() {
        const Json undefined =
            query(R"({"P": {"Type": "Pass", "Output": {"x": "{% $states.input.nowhere %}"}, "End": true}})");
        const Execution execution = runMachine(undefined);
        QCOMPARE(execution.fault().error, "States.QueryEvaluationError");
        QVERIFY(eventTypes(execution).ends_with("PassStateEntered EvaluationFailed ExecutionFailed"));
        QVERIFY(output("1 + 'a'").starts_with("FAILED States.QueryEvaluationError"));
        QVERIFY(output("$eval('1')").starts_with("FAILED States.QueryEvaluationError"));
        QVERIFY(output("$partition([1], 0)").starts_with("FAILED States.QueryEvaluationError"));
    }
};

QTEST_APPLESS_MAIN(VariablesTest)
#include "variables_test.moc"
