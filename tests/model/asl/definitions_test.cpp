// SPDX-License-Identifier: MIT
// Definitions: those of the conformance cases are accepted and refused as named; complaints name their place.
#include <QDir>
#include <QTest>

#include "model/asl/reader.h"
#include "tests/helpers/paths.h"

using namespace cascade;
using namespace cascade::asl;

namespace {

/// Wraps a state "S" that nothing follows, with the given fields.
Json machineOf(const Json& state) { return Json{{"StartAt", "S"}, {"States", {{"S", state}}}}; }

std::string firstError(const Json& definition) {
    const Reading reading = readDefinition(definition);
    return reading.error() ? reading.error()->pointer + ": " + reading.error()->what : "valid";
}

}  // namespace

class DefinitionsTest : public QObject {
    Q_OBJECT

private slots:
    void conformance_data() {
        QTest::addColumn<QString>("file");
        const QDir folder(QString::fromStdString(tests::conformanceFolder() + "/asl-definitions"));
        for (const QString& name : folder.entryList({"*.json"}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
        if (tests::conformanceFolder().empty()) QTest::newRow("absent") << QString();
    }
    void conformance() {
        QFETCH(QString, file);
        if (file.isEmpty()) QSKIP("the conformance cases are not here");
        const Json definition = Json::parse(tests::readFile(file.toStdString()));
        const bool valid = QFileInfo(file).fileName().startsWith("valid-");
        const std::string error = firstError(definition);
        QVERIFY2((error == "valid") == valid, error.c_str());
    }

    /// Every field and form of the States language, as its specification and the developer guide have them.
    void edgeCases_data() {
        QTest::addColumn<QString>("definition");
        QTest::addColumn<bool>("valid");
        for (const Json& one : Json::parse(tests::readFile(tests::dataFolder() + "/asl/edge_cases.json")))
            QTest::newRow(one["name"].get<std::string>().c_str())
                << QString::fromStdString(one["definition"].dump()) << one["valid"].get<bool>();
    }
    void edgeCases() {
        QFETCH(QString, definition);
        QFETCH(bool, valid);
        const std::string error = firstError(Json::parse(definition.toStdString()));
        QVERIFY2((error == "valid") == valid, error.c_str());
    }

    void namesThePlaceOfAnError_data() {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("error");
        const char* rows[][2] = {
            {R"({"Type": "Pass"})", "/States/S: the state says neither what comes next nor that it is the end"},
            {R"({"Type": "Pass", "End": true, "Next": "S"})", "/States/S/End: Next and End exclude each other"},
            {R"({"Type": "Pass", "End": false})", "/States/S/End: End is false"},
            {R"({"Type": "Pass", "Next": "T"})", "/States/S/Next: there is no state \"T\" beside this one"},
            {R"({"Type": "Paß", "End": true})", "/States/S/Type: there is no type of state \"Paß\""},
            {R"({"Type": "Pass", "Ende": true})", "/States/S/Ende: Pass states have no field \"Ende\""},
            {R"({"Type": "Wait", "End": true})", "/States/S: the state does not say how long to wait"},
            {R"({"Type": "Wait", "End": true, "Seconds": -1})",
             "/States/S/Seconds: Seconds is not a whole number from 0 to 99999999"},
            {R"({"Type": "Wait", "End": true, "Timestamp": "tomorrow"})",
             "/States/S/Timestamp: \"tomorrow\" is no timestamp"},
            {R"({"Type": "Wait", "End": true, "SecondsPath": "$.a[*]"})",
             "/States/S/SecondsPath: SecondsPath must name a single place, and \"$.a[*]\" may name several"},
            {R"({"Type": "Pass", "End": true, "InputPath": "a"})",
             "/States/S/InputPath: the path does not begin with $ at character 1"},
            {R"({"Type": "Pass", "End": true, "ResultPath": "$$.x"})",
             "/States/S/ResultPath: ResultPath \"$$.x\" is outside the state's input"},
            {R"({"Type": "Pass", "End": true, "ResultPath": "$x"})",
             "/States/S/ResultPath: ResultPath \"$x\" is outside the state's input"},
            {R"({"Type": "Pass", "End": true, "Parameters": {"a": {"b.$": 5}}})",
             "/States/S/Parameters/a/b.$: a field whose name ends in .$ is not a text"},
            {R"({"Type": "Pass", "End": true, "Parameters": {"b.$": "x"}})",
             "/States/S/Parameters/b.$: there is no function x"},
            {R"({"Type": "Pass", "End": true, "Assign": {"states": 5}})",
             "/States/S/Assign/states: \"states\" is no name of a variable"},
            {R"({"Type": "Pass", "End": true, "Output": 5})",
             "/States/S/Output: JSONPath states have no field \"Output\""},
            {R"({"Type": "Pass", "End": true, "QueryLanguage": "JSONata", "InputPath": "$"})",
             "/States/S/InputPath: JSONata states have no field \"InputPath\""},
            {R"({"Type": "Pass", "End": true, "QueryLanguage": "SQL"})",
             "/States/S/QueryLanguage: there is no query language \"SQL\""},
            {R"({"Type": "Pass", "End": true, "QueryLanguage": "JSONata", "Output": {"x": [" {% 1 %}"]}})",
             "/States/S/Output/x/0: the text begins or ends like a JSONata expression, but not both"},
            {R"({"Type": "Pass", "End": true, "Comment": 5})", "/States/S/Comment: Comment is not a text"},
            {R"({"Type": "Task", "End": true})", "/States/S: Resource is missing"},
            {R"({"Type": "Task", "End": true, "Resource": "sqs"})",
             "/States/S/Resource: \"sqs\" is no ARN of a task"},
            {R"({"Type": "Task", "End": true, "Resource": "arn:aws:lambda:eu-west-1:1:function:F:bad alias"})",
             "/States/S/Resource: \"arn:aws:lambda:eu-west-1:1:function:F:bad alias\" is no ARN of a task"},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "TimeoutSeconds": 0})",
             "/States/S/TimeoutSeconds: TimeoutSeconds is not a whole number from 1 to 99999999"},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "TimeoutSeconds": 5, "HeartbeatSeconds": 5})",
             "/States/S/HeartbeatSeconds: HeartbeatSeconds is not less than TimeoutSeconds"},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "TimeoutSeconds": 5,
                "TimeoutSecondsPath": "$.t"})",
             "/States/S/TimeoutSecondsPath: TimeoutSeconds and TimeoutSecondsPath exclude each other"},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "Credentials": {}})",
             "/States/S/Credentials: RoleArn is missing"},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "Retry": [{"ErrorEquals": ["States.ALL",
                "A"]}]})",
             "/States/S/Retry/0/ErrorEquals: States.ALL stands beside other names"},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "Retry": [{"ErrorEquals": ["States.ALL"]},
                {"ErrorEquals": ["A"]}]})",
             "/States/S/Retry/0/ErrorEquals: States.ALL is not in the last place: what follows is never reached"},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "Retry": [{"ErrorEquals": []}]})",
             "/States/S/Retry/0/ErrorEquals: ErrorEquals is not a list of error names"},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "Retry": [{"ErrorEquals": ["A"],
                "BackoffRate": 0.5}]})",
             "/States/S/Retry/0/BackoffRate: BackoffRate is not a number from 1.0 on"},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "Retry": [{"ErrorEquals": ["A"],
                "IntervalSeconds": 5, "MaxDelaySeconds": 5}]})",
             "/States/S/Retry/0/MaxDelaySeconds: MaxDelaySeconds is not greater than IntervalSeconds"},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "Retry": [{"ErrorEquals": ["A"],
                "JitterStrategy": "SOME"}]})",
             "/States/S/Retry/0/JitterStrategy: there is no jitter strategy \"SOME\""},
            {R"({"Type": "Task", "End": true, "Resource": "${F}", "Catch": [{"ErrorEquals": ["A"], "Next": "X"}]})",
             "/States/S/Catch/0/Next: there is no state \"X\" beside this one"},
            {R"({"Type": "Fail", "Error": "a", "ErrorPath": "$.a"})",
             "/States/S/ErrorPath: Error and ErrorPath exclude each other"},
            {R"~({"Type": "Fail", "CausePath": "States.Array(1)"})~",
             "/States/S/CausePath: States.Array makes no text"},
            {R"({"Type": "Fail", "End": true})", "/States/S/End: Fail states have no field \"End\""},
            {R"({"Type": "Choice", "Choices": []})", "/States/S/Choices: Choices is not a list of rules"},
            {R"({"Type": "Choice", "Choices": [{"StringEquals": "a", "Next": "S"}]})",
             "/States/S/Choices/0: Variable is missing"},
            {R"({"Type": "Choice", "Choices": [{"Variable": "$.a", "Next": "S"}]})",
             "/States/S/Choices/0: the rule has no operator"},
            {R"({"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "IsString": true,
                "Next": "S"}]})",
             "/States/S/Choices/0: the rule has several operators"},
            {R"({"Type": "Choice", "Choices": [{"Variable": "$.a", "NumericEquals": "1", "Next": "S"}]})",
             "/States/S/Choices/0/NumericEquals: NumericEquals compares with a value of another type than its own"},
            {R"({"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true}]})",
             "/States/S/Choices/0: Next is missing"},
            {R"({"Type": "Choice", "Choices": [{"Not": {"Variable": "$.a", "IsNull": true, "Next": "S"},
                "Next": "S"}]})",
             "/States/S/Choices/0/Not/Next: a rule inside another has \"Next\""},
            {R"({"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Condition": "yes", "Next": "S"}]})",
             "/States/S/Choices/0/Condition: Condition is neither JSONata nor true or false"},
            {R"({"Type": "Parallel", "End": true, "Branches": {}})",
             "/States/S/Branches: Branches is not a list of branches"},
            {R"({"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"},
                 "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}})",
             "/States/S/ItemProcessor/ProcessorConfig: a distributed Map does not say its ExecutionType"},
            {R"({"Type": "Map", "End": true, "ToleratedFailurePercentage": 101, "ItemProcessor": {
                 "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}})",
             "/States/S/ToleratedFailurePercentage: ToleratedFailurePercentage is not a number from 0 to 100"},
            {R"({"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "S",
                "States": {"S": {"Type": "Succeed"}}}})",
             "/States/S/ItemProcessor/States/S: another state of the machine has the name \"S\""},
        };
        for (const auto& row : rows) QTest::newRow(row[1]) << row[0] << row[1];
    }
    void namesThePlaceOfAnError() {
        QFETCH(QString, state);
        QFETCH(QString, error);
        QCOMPARE(QString::fromStdString(firstError(machineOf(Json::parse(state.toStdString())))), error);
    }

    void checksFlows() {
        const Json end{{"Type", "Succeed"}};
        const Json loop{{"Type", "Pass"}, {"Next", "S"}};
        QCOMPARE(firstError({{"StartAt", "X"}, {"States", {{"S", end}}}}),
                 "/StartAt: there is no state \"X\" to start at");
        QCOMPARE(firstError({{"States", {{"S", end}}}}), ": StartAt is missing");
        QCOMPARE(firstError({{"StartAt", "S"}}), ": the flow has no States");
        QCOMPARE(firstError({{"StartAt", "S"}, {"States", {{"S", end}, {"T", end}}}}),
                 "/States/T: nothing leads to the state \"T\"");
        QCOMPARE(firstError({{"StartAt", "S"}, {"States", {{"S", loop}}}}), "/States: no state ends the flow");
        QCOMPARE(firstError({{"StartAt", "S"}, {"States", {{"S", end}}}, {"Version", "2.0"}}),
                 "/Version: there is no version \"2.0\" of the States language");
        QCOMPARE(firstError({{"StartAt", "S"}, {"States", {{"S", end}}}, {"Start", 1}}),
                 "/Start: a state machine has no field \"Start\"");
        QCOMPARE(firstError(Json::array()), ": the definition is not an object");
        const std::string name(81, 'x');
        QCOMPARE(firstError({{"StartAt", name}, {"States", {{name, end}}}}).substr(8 + 81),
                 ": the name of the state has 81 characters");
    }

    // Wrong types anywhere must be complaints, never crashes.
    void survivesWrongTypesEverywhere() {
        const Json definition = Json::parse(tests::readFile(tests::dataFolder() + "/asl/everything.asl.json"));
        QCOMPARE(firstError(definition), "valid");
        const Json flat = definition.flatten();
        for (const auto& entry : flat.items()) {
            for (const Json& wrong : {Json(), Json(true), Json(-1.5), Json("$.a[?("), Json("{% ( %}"),
                                      Json::array({1}), Json{{"x.$", 1}}}) {
                Json changed = definition;
                changed[Json::json_pointer(entry.key())] = wrong;
                const Reading reading = readDefinition(changed);
                QVERIFY((reading.machine != nullptr) == (reading.error() == nullptr));
            }
        }
    }

    void findsPlacesInTheText() {
        const std::string text =
            "{\n  \"StartAt\": \"S\",\n  \"States\": {\n    \"S\": { \"Type\": \"Pass\",\n"
            "      \"InputPath\": \"a\", \"End\": true }\n  }\n}";
        const Result<PositionedJson> json = parseJson(text, "m.asl.json");
        const Reading reading = readDefinition(json->root().value());
        const Error error = located(*reading.error(), *json);
        QCOMPARE(error.line, 5);
        QCOMPARE(error.column, 7);
        QVERIFY(error.text().starts_with("m.asl.json:5:7: the path does not begin with $"));
    }

    // What AWS accepts and asl-validator refuses: an expression needs no blanks beside its delimiters (AWS's own
    // samples write some without). A Map field that only distributed Maps heed is no error in the States language.
    void differsFromAslValidatorWhereAwsDoes() {
        QCOMPARE(firstError(machineOf(Json::parse(R"({"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{%1%}",
                                                      "End": true})"))),
                 "valid");
        const Reading reading = readDefinition(machineOf(Json::parse(R"({"Type": "Map", "End": true,
            "ToleratedFailureCount": 1, "ItemProcessor": {"StartAt": "A",
            "States": {"A": {"Type": "Succeed"}}}})")));
        QVERIFY(reading.machine && reading.complaints.size() == 1);
        QVERIFY(reading.complaints.front().gravity == Gravity::Warning);
    }
};

QTEST_APPLESS_MAIN(DefinitionsTest)
#include "definitions_test.moc"
