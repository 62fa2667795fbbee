// SPDX-License-Identifier: MIT
// Filters of event source mappings: what they look at, and what text and JSON have to do with each other.
#include <QTest>

#include "model/patterns/filter_criteria.h"

using namespace cascade;

class FilterCriteriaTest : public QObject {
    Q_OBJECT
private slots:
    void queues_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("body");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char* name, const char* pattern, const char* body, bool matches) {
            QTest::newRow(name) << QString(pattern) << QString(body) << matches;
        };
        row("JSON and JSON", R"({"body": {"type": ["a"]}})", R"({"type": "a"})", true);
        row("JSON and other JSON", R"({"body": {"type": ["a"]}})", R"({"type": "b"})", false);
        row("text and text", R"({"body": ["hello", "12"]})", "hello", true);
        row("a number is a text", R"({"body": ["hello", "12"]})", "12", true);
        row("text, JSON wanted", R"({"body": {"type": [{"exists": false}]}})", "hello", false);
        row("JSON, text wanted", R"({"body": [{"anything-but": "x"}, {"exists": false}]})", R"({"type": "a"})",
            false);
        row("only metadata", R"({"messageId": ["m"]})", "hello", true);
        row("any of them", R"([{"body": {"type": ["z"]}}, {"body": {"type": ["a"]}}])", R"({"type": "a"})", true);
    }

    void queues() {
        QFETCH(QString, pattern);
        QFETCH(QString, body);
        QFETCH(bool, matches);
        const auto criteria = FilterCriteria::parse(Json::parse(pattern.toStdString()), RecordSource::Queue);
        QVERIFY(criteria.ok());
        const Json record{{"messageId", "m"}, {"body", body.toStdString()}};
        QCOMPARE(criteria->matches(record), matches);
        const MatchResult result = criteria->match(record);
        QCOMPARE(result.matches, matches);
        QCOMPARE(result.decidedBy.empty(), matches);
    }

    void theMismatch_isTheReason() {
        const auto criteria = FilterCriteria::parse(Json::parse(R"({"body": {"a": [1]}})"), RecordSource::Queue);
        QCOMPARE(criteria->match(Json{{"body", "plain"}}).reason,
                 std::string("'body' is a plain text, but the filter looks for JSON: Lambda drops such a record"));
    }

    void kinesisData_isDecoded() {
        const auto criteria = FilterCriteria::parse(
            Json::parse(R"({"partitionKey": ["1"], "data": {"City": ["Seattle"]}})"), RecordSource::Stream);
        QVERIFY(criteria.ok());
        const Json seattle = Json::parse(  // {"City": "Seattle"}
            R"({"eventID": "e", "kinesis": {"partitionKey": "1", "data": "eyJDaXR5IjogIlNlYXR0bGUifQ=="}})");
        QVERIFY(criteria->matches(seattle));
        QVERIFY(!criteria->matches(Json::parse(R"({"kinesis": {"partitionKey": "1", "data": "aGVsbG8="}})")));
    }

    void tables_areLookedAtAsTheyAre() {
        const auto criteria = FilterCriteria::parse(
            Json::parse(R"({"eventName": ["INSERT"], "dynamodb": {"Keys": {"Id": {"N": ["101"]}}}})"),
            RecordSource::Stream);
        QVERIFY(criteria->matches(
            Json::parse(R"({"eventName": "INSERT", "dynamodb": {"Keys": {"Id": {"N": "101"}}}})")));
    }

    void lambdasOwnForm_isTaken() {
        const Json api = Json::parse("{\"Filters\": [{\"Pattern\": \"{\\\"body\\\": {\\\"a\\\": [1]}}\"}]}");
        const auto criteria = FilterCriteria::parse(api, RecordSource::Queue);
        QVERIFY(criteria.ok());
        QVERIFY(criteria->matches(Json{{"body", R"({"a": 1})"}}));
    }

    void refusals_data() {
        QTest::addColumn<QString>("criteria");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* criteria, const char* what) {
            QTest::newRow(criteria) << QString(criteria) << QString(what);
        };
        row(R"([{"a":[1]},{"a":[1]},{"a":[1]},{"a":[1]},{"a":[1]},{"a":[1]}])", "a mapping has at most 5 filters");
        row("[]", "no filter is named");
        row(R"({"data": ["x"]})", "'data': the data of a stream is filtered as JSON");
        row(R"({"Filters": [{"pattern": "{}"}]})", "a filter has a \"Pattern\"");
        row("{\"Filters\": [{\"Pattern\": \"{\"}]}", "the text ends");
        row(R"({"a": 1})", "'a': the values of a field are a list");
    }

    void refusals() {
        QFETCH(QString, criteria);
        QFETCH(QString, what);
        const auto parsed = FilterCriteria::parse(Json::parse(criteria.toStdString()), RecordSource::Stream);
        QVERIFY(!parsed.ok());
        QVERIFY2(QString::fromStdString(parsed.error().what).startsWith(what), parsed.error().what.c_str());
    }
};

QTEST_APPLESS_MAIN(FilterCriteriaTest)
#include "filter_criteria_test.moc"
