// SPDX-License-Identifier: MIT
// Inputs of targets on the examples of EventBridge's user guide (eb-transform-target-input.html), and refusals.
#include "model/transform/target_input.h"

#include <QTest>

using namespace cascade;

class TargetInputTest : public QObject {
    Q_OBJECT
private slots:
    void templates_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        const auto row = [](const char* text, const char* result) {
            QTest::newRow(text) << QString(text) << QString(result);
        };
        row(R"("instance <instance> is in <state>")", R"("instance i-0123456789 is in RUNNING")");
        row("\"instance \\\"<instance>\\\" is in <state>\"", "\"instance \\\"i-0123456789\\\" is in RUNNING\"");
        row(R"({"instance": <instance>, "state": <state>})", R"({"instance": "i-0123456789", "state": "RUNNING"})");
        row("{\"instance\": <instance>, \"state\": \"<state>\", \"status\": \"instance \\\"<instance>\\\" is in "
            "<state>\"}",
            "{\"instance\": \"i-0123456789\", \"state\": \"RUNNING\", \"status\": \"instance \\\"i-0123456789\\\" "
            "is in RUNNING\"}");
        row(R"({"instance": <instance>, "state": [9, <state>, true], "Transformed": "Yes"})",
            R"({"instance": "i-0123456789", "state": [9, "RUNNING", true], "Transformed": "Yes"})");
        row(R"({"ruleArn": <aws.events.rule-arn>, "ruleName": <aws.events.rule-name>})",
            R"({"ruleArn": "arn:aws:events:us-east-2:123456789012:rule/example", "ruleName": "example"})");
        row(R"("<aws.events.rule-name> triggered")", R"("example triggered")");
        row(R"({"at": "<aws.events.event.ingestion-time>"})", R"({"at": "2026-01-01T00:00:00Z"})");
        row(R"({"event": <aws.events.event>})", R"({"event": {"source": "aws.ec2", "resources": ["a", "b"]}})");
        row(R"({"detail": <detail>, "count": <count>})",
            R"({"detail": {"instance-id": "i-0123456789", "state": "RUNNING", "count": 3}, "count": 3})");
        row(R"("it is <detail>")", R"("it is {instance-id:i-0123456789,state:RUNNING,count:3}")");
        row(R"({"all": <all>, "first": <first>})", R"({"all": ["a", "b"], "first": "a"})");
        row(R"({"text": "<absent>!", "bare": <absent>})", R"({"text": "!", "bare": ""})");
        row("<detail>", R"({"instance-id": "i-0123456789", "state": "RUNNING", "count": 3})");
        row(R"({"less": "1 < 2 > 0"})", R"({"less": "1 < 2 > 0"})");
    }

    void templates() {
        QFETCH(QString, text);
        QFETCH(QString, result);
        const auto input = TargetInput::transformer(transformer(text));
        QVERIFY2(input.ok(), input ? "" : input.error().text().c_str());
        QCOMPARE(QString::fromStdString(input->of(event(), moment()).dump()),
                 QString::fromStdString(Json::parse(result.toStdString()).dump()));
    }

    void constantsAndPaths() {
        QVERIFY(TargetInput::constant(Json{{"a", 1}}).of(event(), moment()) == Json({{"a", 1}}));
        QVERIFY(TargetInput::path("$.detail.state")->of(event(), moment()) == "RUNNING");
        QVERIFY(TargetInput::path("$")->of(event(), moment()) == event());
        QVERIFY(TargetInput::path("$.detail.nothing")->of(event(), moment()).is_null());
        for (const char* path : {"", "detail", "$detail", "$.", "$.a[", "$.a[x]", "$..a"})
            QVERIFY2(!TargetInput::path(path).ok(), path);
    }

    void refusals_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* text, const char* error) {
            QTest::newRow(text) << QString(text) << QString(error);
        };
        row(R"({"a": <stat>})", "the template uses <stat>, which is no variable; did you mean <state>?");
        row("instance <instance>", "InputTemplate:1:1: the template is no JSON");
        row("{\n  \"a\": <state>,\n}", "InputTemplate:3:1: the template is no JSON");
        row(R"({<state>: 1})", "InputTemplate:1:2: the template is no JSON");
        row("", "InputTemplate is a text of 1 to 8192 characters");
    }

    void refusals() {
        QFETCH(QString, text);
        QFETCH(QString, error);
        const auto input = TargetInput::transformer(transformer(text));
        QVERIFY(!input.ok());
        QVERIFY2(QString::fromStdString(input.error().text()).startsWith(error), input.error().text().c_str());
        QVERIFY(!input.error().mend.empty());
    }

    void badPaths_areRefused() {
        const auto of = [](Json paths) {
            return TargetInput::transformer(Json{{"InputPathsMap", std::move(paths)}, {"InputTemplate", "1"}});
        };
        QVERIFY(!of(Json{{"a b", "$.x"}}).ok());
        QVERIFY(!of(Json{{"aws.events.event", "$.x"}}).ok());
        QVERIFY(!of(Json{{"a", "x"}}).ok());
        QVERIFY(!of(Json{{"a", 3}}).ok());
        QVERIFY(!of(Json::array()).ok());
        QVERIFY(!TargetInput::transformer(Json(3)).ok());
    }

private:
    static Json transformer(const QString& text) {
        return {{"InputPathsMap",
                 {{"instance", "$.detail.instance-id"},
                  {"state", "$.detail.state"},
                  {"count", "$.detail.count"},
                  {"detail", "$.detail"},
                  {"all", "$.resources[*]"},
                  {"first", "$.resources[0]"},
                  {"absent", "$.detail.absent"}}},
                {"InputTemplate", text.toStdString()}};
    }
    static Json event() {
        return Json::parse(R"({"source": "aws.ec2", "resources": ["a", "b"],
            "detail": {"instance-id": "i-0123456789", "state": "RUNNING", "count": 3}})");
    }
    static RuleMoment moment() {
        return {"arn:aws:events:us-east-2:123456789012:rule/example", "example", "2026-01-01T00:00:00Z"};
    }
};

QTEST_APPLESS_MAIN(TargetInputTest)
#include "target_input_test.moc"
