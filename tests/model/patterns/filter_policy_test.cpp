// SPDX-License-Identifier: MIT
// Filter policies of SNS: what they take of the grammar, their limits, and message attributes.
#include <QTest>

#include "model/envelope/attributes.h"
#include "model/patterns/pattern.h"

using namespace cascade;

class FilterPolicyTest : public QObject {
    Q_OBJECT
private slots:
    void refusals_data() {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<bool>("onBody");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* policy, bool onBody, const char* what) {
            QTest::newRow(policy) << QString(policy) << onBody << QString(what);
        };
        row(R"({"a": {"b": [1]}})", false, "'a': a filter policy on message attributes is flat");
        row(R"({"a": [1], "b": [1], "c": [1], "d": [1], "e": [1], "f": [1]})", false,
            "a filter policy has at most 5 keys, not 6");
        row(R"({"a": [1,2,3,4,5,6], "b": [1,2,3,4,5], "c": [1,2,3,4,5,6]})", false,
            "a filter policy has at most 150 combinations");
        row(R"({"a": {"b": {"c": [1,2,3,4,5,6,7,8]}, "d": [1,2,3,4]}})", true,
            "a filter policy has at most 150 combinations");
        row(R"({"a": [{"wildcard": "a*"}]})", true, "'a': SNS has no comparison 'wildcard'");
        row(R"({"a": [{"anything-but": {"equals-ignore-case": "a"}}]})", true,
            "'a': 'anything-but' takes one of prefix and suffix in SNS");
        row(R"({"a": [{"prefix": {"equals-ignore-case": "a"}}]})", true, "'a': 'prefix' must be a text");
        row(R"({"a": [{"numeric": ["=", 1000000001]}]})", true, "'a': the number 1000000001 is beyond");
        row(R"({"a": [{"numeric": ["<", 0.123456]}]})", true, "'a': the number 0.123456 has more than five");
        row(R"({"a": []})", true, "'a': an empty list matches nothing");
        row(R"({"a": "x"})", true, "'a': the values of a field are a list");
    }

    void refusals() {
        QFETCH(QString, policy);
        QFETCH(bool, onBody);
        QFETCH(QString, what);
        const auto parsed =
            Pattern::parse(Json::parse(policy.toStdString()), onBody ? Dialect::SnsBody : Dialect::SnsAttributes);
        QVERIFY(!parsed.ok());
        QVERIFY2(QString::fromStdString(parsed.error().what).startsWith(what), parsed.error().what.c_str());
        QVERIFY(!parsed.error().mend.empty());
    }

    void limits_areInclusive() {
        QVERIFY(parse(R"({"a": [1], "b": [1], "c": [1], "d": [1], "e": [1]})", Dialect::SnsAttributes).ok());
        QVERIFY(parse(R"({"a": [1,2,3,4,5], "b": [1,2,3,4,5], "c": [1,2,3,4,5,6]})", Dialect::SnsAttributes).ok());
        QVERIFY(parse(R"({"a": [{"numeric": [">=", -1000000000, "<", 0.12345]}]})", Dialect::SnsBody).ok());
        // the developer guide's own example: 3 x 4 x 2 x 3 = 72
        QVERIFY(
            parse(R"({"k": {"a": {"b": ["1", "2", "3"]}}, "c": {"d": ["1", "2", "3"]}})", Dialect::SnsBody).ok());
    }

    void attributes_data() {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char* policy, bool matches) {
            QTest::newRow(policy) << QString(policy) << matches;
        };
        row(R"({"store": ["example_corp"]})", true);
        row(R"({"store": [{"prefix": "example"}], "price": [{"numeric": [">=", 100]}]})", true);
        row(R"({"interests": ["rugby", "tennis"]})", true);
        row(R"({"interests": [{"anything-but": ["rugby", "football"]}]})", true);
        row(R"({"interests": [{"anything-but": ["rugby", "football", "baseball"]}]})", false);
        row(R"({"price": [210.75]})", true);
        row(R"({"price": ["210.75"]})", false);
        row(R"({"picture": [{"exists": true}]})", false);
        row(R"({"picture": [{"exists": false}]})", true);
        row(R"({"encrypted": [{"exists": false}], "store": [{"suffix": "corp"}]})", true);
        row(R"({"ip": [{"cidr": "10.0.0.0/24"}]})", true);
        row(R"({"store": [{"equals-ignore-case": "EXAMPLE_corp"}]})", true);
        row(R"({"$or": [{"store": ["other"]}, {"price": [{"numeric": ["<", 300]}]}]})", true);
        row(R"({"store": [{"anything-but": {"prefix": "example"}}]})", false);
    }

    void attributes() {
        QFETCH(QString, policy);
        QFETCH(bool, matches);
        const Json message = Json::parse(
            "{\n"
            "            \"store\": {\"Type\": \"String\", \"Value\": \"example_corp\"},\n"
            "            \"interests\": {\"Type\": \"String.Array\", \"Value\": \"[\\\"rugby\\\", "
            "\\\"football\\\", \\\"baseball\\\"]\"},\n"
            "            \"price\": {\"DataType\": \"Number\", \"StringValue\": \"210.75\"},\n"
            "            \"picture\": {\"Type\": \"Binary\", \"Value\": \"AAAA\"},\n"
            "            \"ip\": {\"Type\": \"String\", \"Value\": \"10.0.0.7\"}}");
        const auto pattern = parse(policy.toUtf8().constData(), Dialect::SnsAttributes);
        QVERIFY(pattern.ok());
        QCOMPARE(pattern->matches(filterAttributes(attributesOf(&message))), matches);
    }

private:
    static Result<Pattern> parse(const char* policy, Dialect dialect) {
        return Pattern::parse(Json::parse(policy), dialect);
    }
};

QTEST_APPLESS_MAIN(FilterPolicyTest)
#include "filter_policy_test.moc"
