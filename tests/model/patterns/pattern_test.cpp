// SPDX-License-Identifier: MIT
// Event patterns: what each comparison lets through, what is refused, and the explanation.
#include "model/patterns/pattern.h"

#include <QTest>

using namespace cascade;

class PatternTest : public QObject {
    Q_OBJECT
private slots:
    void comparisons_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("matching");  // separated by |
        QTest::addColumn<QString>("other");
        const auto row = [](const char* name, const char* condition, const char* matching, const char* other) {
            QTest::newRow(name) << QString(R"({"v": [%1]})").arg(condition) << QString(matching) << QString(other);
        };
        row("text", R"("a")", R"("a" | ["b", "a"])", R"("A" | 1 | null | ["b"] | [] | {"a": "a"})");
        row("number", "300", "300 | 300.0 | 3e2", R"("300" | 301)");
        row("words", "true, null", "true | null", R"(false | "null" | 1)");
        row("prefix", R"({"prefix": "or"})", R"("order" | "or")", R"("Order" | "for" | 5 | null)");
        row("empty prefix", R"({"prefix": ""})", R"("x" | "")", "5 | null");
        row("prefix in any case", R"({"prefix": {"equals-ignore-case": "OR"}})", R"("order" | "Order")",
            R"("for")");
        row("suffix", R"({"suffix": ".png"})", R"("a.png" | ".png")", R"("a.PNG" | "png")");
        row("any case", R"({"equals-ignore-case": "Ab"})", R"("aB" | "AB")", R"("abc" | "a")");
        row("wildcard", R"({"wildcard": "a*b*c"})", R"("abc" | "a1b2c" | "abbcc" | "aXbYbZc")",
            R"("ab" | "acb" | "xabc" | 1)");
        row("anchored wildcard", R"({"wildcard": "ab*ba"})", R"("abba" | "ab-ba")", R"("aba" | "abab")");
        row("escaped star", R"({"wildcard": "a\\*\\\\"})", R"("a*\\")", R"("ab\\" | "a*")");
        row("anything but", R"({"anything-but": ["a", "b"]})", R"("c" | 1 | null | ["a", "c"])",
            R"("a" | ["a", "b"] | {"x": 1})");
        row("anything but numbers", R"({"anything-but": [1]})", R"(2 | "1")", "1 | 1.0");
        row("anything but prefix", R"({"anything-but": {"prefix": ["a", "b"]}})", R"("c" | 5)", R"("ax" | "bx")");
        row("anything but wildcard", R"({"anything-but": {"wildcard": "*x*"}})", R"("c" | 5)", R"("axb")");
        row("range", R"({"numeric": [">", 0, "<=", 5]})", "0.5 | 5", R"(0 | 5.01 | "3" | null)");
        row("equal", R"({"numeric": ["=", 3]})", "3 | 3.0", "3.1");
        row("at least", R"({"numeric": [">=", 3]})", "3 | 1e30", "2.9");
        row("IPv4", R"({"cidr": "10.1.0.0/20"})", R"("10.1.15.255" | "10.1.0.0")",
            R"("10.1.16.0" | "::1" | "x" | "10.1.1")");
        row("IPv6", R"({"cidr": "2001:db8::/33"})", R"("2001:db8::1" | "2001:DB8:7fff::")",
            R"("2001:db8:8000::" | "10.0.0.1")");
        row("present", R"({"exists": true})", R"("x" | null | 0)", R"({"x": 1} | [] | ABSENT)");
        row("absent", R"({"exists": false})", R"(ABSENT | {"x": 1} | [])", R"("x" | null)");
        row("absent or", R"({"exists": false}, "a")", R"(ABSENT | "a")", R"("b")");
    }

    void comparisons() {
        QFETCH(QString, pattern);
        QFETCH(QString, matching);
        QFETCH(QString, other);
        const Result<Pattern> parsed = Pattern::parse(Json::parse(pattern.toStdString()));
        QVERIFY2(parsed.ok(), parsed ? "" : parsed.error().text().c_str());
        for (const QString& value : matching.split(" | "))
            QVERIFY2(parsed->matches(event(value)), qPrintable(value));
        for (const QString& value : other.split(" | ")) QVERIFY2(!parsed->matches(event(value)), qPrintable(value));
    }

    void fieldsOfOneElement_countTogether() {
        const Pattern pattern = parse(R"({"items": {"id": [1], "state": ["sold"]}})");
        QVERIFY(
            pattern.matches(Json::parse(R"({"items": [{"id": 2, "state": "new"}, {"id": 1, "state": "sold"}]})")));
        const Json mixed = Json::parse(R"({"items": [{"id": 1, "state": "new"}, {"id": 2, "state": "sold"}]})");
        QVERIFY(!pattern.matches(mixed));
        QCOMPARE(pattern.match(mixed).reason,
                 std::string("each field matches alone, but no single element of a list has them all"));
        const Pattern absent = parse(R"({"items": {"id": [1], "state": [{"exists": false}]}})");
        QVERIFY(absent.matches(Json::parse(R"({"items": [{"id": 1}, {"id": 2, "state": "sold"}]})")));
        QVERIFY(!absent.matches(mixed));
    }

    void alternatives_andDottedKeys() {
        const Pattern pattern = parse(R"({"source": ["s"], "$or": [{"a": [1]}, {"b": {"c": [2]}}]})");
        QVERIFY(pattern.matches(Json::parse(R"({"source": "s", "a": 1})")));
        QVERIFY(pattern.matches(Json::parse(R"({"source": "s", "b.c": 2})")));
        QVERIFY(!pattern.matches(Json::parse(R"({"source": "s", "a": 2, "b": {"c": 3}})")));
        QVERIFY(!pattern.matches(Json::parse(R"({"a": 1})")));
        QVERIFY(parse(R"({"$or": [1]})").matches(Json::parse(R"({"$or": 1})")));  // one alternative: a field
    }

    void theExplanation_namesTheFieldThatDecided() {
        const Pattern pattern =
            parse(R"({"source": ["orders"], "detail": {"state": ["paid"], "total": [{"numeric": [">", 10]}]}})");
        const MatchResult no =
            pattern.match(Json::parse(R"({"source": "orders", "detail": {"state": "new", "total": 12}})"));
        QVERIFY(!no.matches);
        QCOMPARE(no.decidedBy, std::string("detail.state"));
        QCOMPARE(no.reason, std::string(R"('detail.state' is "new", but must be one of ["paid"])"));
        QCOMPARE(no.fields.size(), std::size_t(3));
        QVERIFY(no.fields[0].matched && !no.fields[1].matched && no.fields[2].matched);
        const MatchResult absent = pattern.match(Json::parse(R"({"detail": {"state": "paid", "total": 12}})"));
        QCOMPARE(absent.reason, std::string(R"('source' is absent, but must be one of ["orders"])"));
    }

    void invalidPatterns_areRefusedWithTheField_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* pattern, const char* what) {
            QTest::newRow(pattern) << QString(pattern) << QString(what);
        };
        row("[]", "a pattern is an object");
        row("{}", "an empty object in a pattern");
        row(R"({"a": {"b": {}}})", "'a.b': an empty object in a pattern");
        row(R"({"a": "x"})", "'a': the values of a field are a list");
        row(R"({"a": []})", "'a': an empty list matches nothing");
        row(R"({"a": [[1]]})", "'a': a list inside the list of values");
        row(R"({"a": [{"prefix": "a", "suffix": "b"}]})", "'a': a comparison has exactly one word");
        row(R"({"a": [{"Prefix": "a"}]})", "'a': 'Prefix' is no comparison");
        row(R"({"a": [{"wildcard": "a**"}]})", "'a': a wildcard has two stars in a row");
        row(R"({"a": [{"wildcard": "a\\b"}]})", "'a': a wildcard has a backslash");
        row(R"({"a": [{"cidr": "10.0.0.0/33"}]})", "'a': 'cidr' is no block");
        row(R"({"a": [{"cidr": "10.0.0.256/8"}]})", "'a': 'cidr' is no block");
        row(R"({"a": [{"numeric": ["<", 5, ">", 0]}]})", "'a': 'numeric' is no range");
        row(R"({"a": [{"numeric": [">", 5, "<", 0]}]})", "'a': 'numeric' has no number between its ends");
        row(R"({"a": [{"exists": "yes"}]})", "'a': 'exists' must be true or false");
        row(R"({"a": [{"anything-but": ["a", 1]}]})", "'a': 'anything-but' must be");
        row(R"({"a": [{"anything-but": []}]})", "'a': 'anything-but' must be");
    }

    void invalidPatterns_areRefusedWithTheField() {
        QFETCH(QString, pattern);
        QFETCH(QString, what);
        const Result<Pattern> parsed = Pattern::parse(Json::parse(pattern.toStdString()));
        QVERIFY(!parsed.ok());
        QVERIFY2(QString::fromStdString(parsed.error().what).startsWith(what), parsed.error().what.c_str());
        QVERIFY(!parsed.error().mend.empty());
    }

    void tooManyCombinations_areRefused() {
        Json pattern = Json::object();
        for (int i = 0; i < 10; ++i)
            pattern["f" + std::to_string(i)] = {{"$or", Json::array({{{"a", {1}}}, {{"b", {1}}}})}};
        QVERIFY(!Pattern::parse(pattern).ok());
    }

private:
    static Pattern parse(const char* text) {
        Result<Pattern> pattern = Pattern::parse(Json::parse(text));
        if (!pattern) qFatal("%s", pattern.error().text().c_str());
        return *pattern;
    }
    static Json event(const QString& value) {
        Json result{{"other", 1}};
        if (value.trimmed() != "ABSENT") result["v"] = Json::parse(value.toStdString());
        return result;
    }
};

QTEST_APPLESS_MAIN(PatternTest)
#include "pattern_test.moc"
