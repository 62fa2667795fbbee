// SPDX-License-Identifier: MIT
// Parallel and Map: results in order, concurrency, failures and tolerance, retries of the whole, readers, batches.
#include <QTest>

#include "tests/helpers/machine_run.h"

using namespace cascade;
using namespace cascade::asl;
using namespace cascade::tests;

namespace {

Json parse(const char* text) { return Json::parse(text); }

/// A Map state over tasks "T", with further fields of its own, and of its processor.
Json mapOf(const char* fields, const char* task = "{}", const char* processor = "{}") {
    Json state{{"Type", "Task"}, {"Resource", "arn:aws:states:::lambda:invoke"}, {"End", true}};
    state.update(parse(task));
    Json flow{{"StartAt", "T"}, {"States", {{"T", state}}}};
    flow.update(parse(processor));
    Json map{{"Type", "Map"}, {"ItemProcessor", flow}, {"End", true}};
    map.update(parse(fields));
    return machineOf({{"M", map}});
}

const char* const kDistributed = R"({"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}})";

Json parallel(const char* fields = "{}") {
    Json state = parse(R"({"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 5, "Next": "A2"},
                                    "A2": {"Type": "Pass", "Result": "a", "End": true}}},
        {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
            "End": true}}}]})");
    state.update(parse(fields));
    return machineOf({{"Both", state}});
}

}  // namespace

class FanTest : public QObject {
    Q_OBJECT

private slots:
    void parallelGathersInOrder() {
        const Execution execution =
            runMachine(parallel(), parse(R"({"n": 1})"), parse(R"({"B": [{"return": "b"}]})"));
        QCOMPARE(outcome(execution), R"(SUCCEEDED ["a","b"])");
        QCOMPARE(milliseconds(execution), 5'000);
        QVERIFY(
            eventTypes(execution).starts_with("ExecutionStarted ParallelStateEntered ParallelStateStarted "
                                              "WaitStateEntered TaskStateEntered TaskScheduled"));
        QVERIFY(eventTypes(execution).ends_with("ParallelStateSucceeded ParallelStateExited ExecutionSucceeded"));
    }

    void oneFailingBranchStopsTheOthers() {
        const Json boom = parse(R"({"B": [{"throw": {"error": "Boom", "cause": "c"}, "after": "1s"}]})");
        const Execution failed = runMachine(parallel(), {}, boom);
        QCOMPARE(outcome(failed), "FAILED Boom: c");
        QCOMPARE(milliseconds(failed), 1'000);
        QVERIFY(eventTypes(failed).ends_with("TaskFailed ParallelStateFailed ExecutionFailed"));
        Json caught = parallel(R"({"Catch": [{"ErrorEquals": ["States.BranchFailed"], "Next": "Saved"}]})");
        caught["States"]["Saved"] = parse(R"({"Type": "Pass", "End": true})");
        QCOMPARE(outcome(runMachine(caught, {}, boom)), R"(SUCCEEDED {"Error":"Boom","Cause":"c"})");
    }

    void retryRunsAllBranchesAgain() {
        const Execution execution =
            runMachine(parallel(R"({"Retry": [{"ErrorEquals": ["Boom"]}]})"), {},
                       parse(R"({"B": [{"throw": {"error": "Boom"}, "after": "1s"}, {"return": "b"}]})"));
        QCOMPARE(outcome(execution), R"(SUCCEEDED ["a","b"])");
        QCOMPARE(milliseconds(execution), 7'000);
    }

    void mapsItems() {
        const Execution execution = runMachine(
            mapOf(R"({"ItemsPath": "$.l", "ItemSelector": {"i.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value",
                      "k.$": "$.k"}, "ResultPath": "$.r"})"),
            parse(R"({"l": ["x", "y"], "k": 7})"));
        QCOMPARE(outcome(execution),
                 R"(SUCCEEDED {"l":["x","y"],"k":7,"r":[{"i":0,"v":"x","k":7},{"i":1,"v":"y","k":7}]})");
        QCOMPARE(
            eventTypes(runMachine(mapOf("{}"), parse("[1]"))),
            "ExecutionStarted MapStateEntered MapStateStarted MapIterationStarted TaskStateEntered TaskScheduled "
            "TaskStarted TaskSucceeded TaskStateExited MapIterationSucceeded MapStateSucceeded MapStateExited "
            "ExecutionSucceeded");
        QCOMPARE(outcome(runMachine(mapOf("{}"), parse("[]"))), "SUCCEEDED []");
        QCOMPARE(runMachine(mapOf("{}"), parse("5")).fault().error, "States.Runtime");
    }

    void mapsAtMostSoManyAtOnce() {
        const Json late = parse(R"({"T": [{"return": 1, "after": "1s"}]})");
        const auto took = [&](const char* fields, const Json& input) {
            return milliseconds(runMachine(mapOf(fields), input, late));
        };
        QCOMPARE(took(R"({"MaxConcurrency": 1})", parse("[1,2,3]")), 3'000);
        QCOMPARE(took(R"({"MaxConcurrency": 2, "ItemsPath": "$.l"})", parse(R"({"l": [1,2,3]})")), 2'000);
        QCOMPARE(took(R"({"MaxConcurrencyPath": "$.c", "ItemsPath": "$.l"})", parse(R"({"l": [1,2,3], "c": 3})")),
                 1'000);
        Json many = Json::array();
        for (int i = 0; i < 41; ++i) many.push_back(i);
        QCOMPARE(took("{}", many), 2'000);  // inline Maps run at most 40
    }

    void oneFailingIterationFailsAnInlineMap() {
        const Execution execution =
            runMachine(mapOf("{}"), parse("[1,2,3]"),
                       parse(
                           R"({"T": [{"return": 1}, {"throw": {"error": "Boom"}, "after": "1s"}, {"return": 1,
                    "after": "2s"}]})"));
        QCOMPARE(outcome(execution), "FAILED Boom: ");
        QVERIFY(eventTypes(execution).ends_with(
            "TaskFailed MapIterationFailed MapIterationAborted MapStateFailed ExecutionFailed"));
    }

    void iterationsRetryAndCatchForThemselves() {
        QCOMPARE(outcome(runMachine(mapOf(R"({"MaxConcurrency": 1})", R"({"Retry": [{"ErrorEquals": ["Boom"]}]})"),
                                    parse("[1,2]"), parse(R"({"T": [{"throw": {"error": "Boom"}}, {"return": "a"},
                                                              {"return": "b"}]})"))),
                 R"(SUCCEEDED ["a","b"])");
    }

    void distributedMapsTolerateFailures() {
        const Json mocks =
            parse(R"({"T": [{"throw": {"error": "Boom"}}, {"return": 1}, {"return": 2}, {"return": 3}]})");
        const auto run = [&](const char* fields) {
            return runMachine(mapOf(fields, "{}", kDistributed), parse("[1,2,3,4]"), mocks);
        };
        QCOMPARE(run("{}").fault().error, "States.ExceedToleratedFailureThreshold");
        QCOMPARE(outcome(run(R"({"ToleratedFailureCount": 1})")), "SUCCEEDED [1,2,3]");
        QCOMPARE(outcome(run(R"({"ToleratedFailurePercentage": 25})")), "SUCCEEDED [1,2,3]");
        QCOMPARE(outcome(run(R"({"ToleratedFailurePercentage": 25.5})")), "SUCCEEDED [1,2,3]");
        QCOMPARE(run(R"({"ToleratedFailurePercentage": 24.9})").fault().error,
                 "States.ExceedToleratedFailureThreshold");
        // Child executions have histories of their own.
        QCOMPARE(
            eventTypes(run(R"({"ToleratedFailureCount": 1})")),
            "ExecutionStarted MapStateEntered MapRunStarted MapRunSucceeded MapStateExited ExecutionSucceeded");
    }

    void distributedMapsBatch() {
        const char* batcher =
            R"({"ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"k.$": "$.k"}}, "ItemsPath": "$.l"})";
        QCOMPARE(outcome(runMachine(mapOf(batcher, "{}", kDistributed), parse(R"({"l": [1,2,3], "k": 9})"))),
                 R"(SUCCEEDED [{"BatchInput":{"k":9},"Items":[1,2]},{"BatchInput":{"k":9},"Items":[3]}])");
        const char* bytes = R"({"ItemBatcher": {"MaxInputBytesPerBatch": 7}})";
        QCOMPARE(outcome(runMachine(mapOf(bytes, "{}", kDistributed), parse(R"(["abc","d","e"])"))),
                 R"(SUCCEEDED [{"Items":["abc"]},{"Items":["d","e"]}])");
    }

    void distributedMapsReadItems() {
        const auto read = [](const char* config, const Json& data) {
            Json fields{
                {"ItemReader", {{"Resource", "arn:aws:states:::s3:getObject"}, {"ReaderConfig", parse(config)}}}};
            return outcome(runMachine(mapOf(fields.dump().c_str(), "{}", kDistributed), {},
                                      {{"M", Json::array({{{"return", data}}})}}));
        };
        QCOMPARE(read("{}", parse("[1, 2]")), "SUCCEEDED [1,2]");
        QCOMPARE(read(R"({"MaxItems": 1})", parse("[1, 2]")), "SUCCEEDED [1]");
        QCOMPARE(read(R"({"InputType": "JSON"})", "[3]"), "SUCCEEDED [3]");
        QCOMPARE(read(R"({"InputType": "JSONL"})", "{\"a\": 1}\n\n{\"a\": 2}\n"), R"(SUCCEEDED [{"a":1},{"a":2}])");
        QCOMPARE(
            read(R"({"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"})", "a,b\r\n1,\"x, \"\"y\"\"\"\r\n2,z\n"),
            "SUCCEEDED [{\"a\":\"1\",\"b\":\"x, \\\"y\\\"\"},{\"a\":\"2\",\"b\":\"z\"}]");
        QCOMPARE(read(
                     R"({"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["q"],
                    "CSVDelimiter": "PIPE"})",
                     "1|2"),
                 R"(SUCCEEDED [{"q":"1"}])");
        QVERIFY(read("{}", "no json").starts_with("FAILED States.ItemReaderFailed"));
        const Json unmocked{{"ItemReader", {{"Resource", "arn:aws:states:::s3:getObject"}}}};
        QCOMPARE(runMachine(mapOf(unmocked.dump().c_str(), "{}", kDistributed)).fault().error,
                 "States.ItemReaderFailed");
    }

    void distributedMapsWriteResults() {
        const Json output = *runMachine(mapOf(R"({"ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
                                        "Parameters": {"Bucket": "b", "Prefix": "p"}}})",
                                              "{}", kDistributed),
                                        parse("[1]"))
                                 .output();
        QVERIFY(output["ResultWriterDetails"]["Bucket"] == "b");
        QVERIFY(output["ResultWriterDetails"]["Key"] == "p/execution/manifest.json");
    }

    void fansNest() {
        Json inner = mapOf("{}")["States"]["M"];
        const Json outer{
            {"Type", "Map"}, {"End", true}, {"ItemProcessor", {{"StartAt", "M"}, {"States", {{"M", inner}}}}}};
        QCOMPARE(outcome(runMachine(machineOf({{"O", outer}}), parse("[[1,2],[3],[]]"))),
                 "SUCCEEDED [[1,2],[3],[]]");
    }

    void drivesManyBranches() {
        Json items = Json::array();
        for (int i = 0; i < 2'000; ++i) items.push_back(i);
        QVERIFY(*runMachine(mapOf("{}", "{}", kDistributed), items).output() == items);
    }
};

QTEST_APPLESS_MAIN(FanTest)
#include "fan_test.moc"
