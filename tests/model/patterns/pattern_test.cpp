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
        row("any case beyond ASCII", R"({"equals-ignore-case": "ÀŽЖΩÿ"})", R"("àžжωŸ" | "ÀŽЖΩÿ")", R"("AZ")");
        row("the case of letters that have two", R"({"equals-ignore-case": "ß"})", R"("ß")", R"("ss" | "s")");
        row("wildcard", R"({"wildcard": "a*b*c"})", R"("abc" | "a1b2c" | "abbcc" | "aXbYbZc")",
            R"("ab" | "acb" | "xabc" | 1)");
        row("anchored wildcard", R"({"wildcard": "ab*ba"})", R"("abba" | "ab-ba")", R"("aba" | "abab")");
        row("escaped star", "{\"wildcard\": \"a\\\\*\\\\\\\\\"}", "\"a*\\\\\"", "\"ab\\\\\" | \"a*\"");
        row("anything but", R"({"anything-but": ["a", "b"]})", R"("c" | 1 | null | ["a", "c"])",
            R"("a" | ["a", "b"] | {"x": 1})");
        row("anything but numbers", R"({"anything-but": [1]})", R"(2 | "1")", "1 | 1.0");
        row("anything but prefix", R"({"anything-but": {"prefix": ["a", "b"]}})", R"("c" | 5)", R"("ax" | "bx")");
        row("anything but wildcard", R"({"anything-but": {"wildcard": "*x*"}})", R"("c" | 5)", R"("axb")");
        row("range", R"({"numeric": [">", 0, "<=", 5]})", "0.5 | 5", R"(0 | 5.01 | "3" | null)");
        row("equal", R"({"numeric": ["=", 3]})", "3 | 3.0", "3.1");
        row("digits that no double has", R"({"numeric": ["=", 9007199254740992]})", "9007199254740992",
            "9007199254740993");
        row("long numbers as they are", "9007199254740993", "9007199254740993", "9007199254740992");
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
                 std::string("'items.state' matches alone, but not in the same element of a list as 'items.id'"));
        QVERIFY(!pattern.matches(Json::parse(R"({"items": [[{"id": 1}], [{"state": "sold"}]]})")));
        const Pattern absent = parse(R"({"items": {"id": [1], "state": [{"exists": false}]}})");
        QVERIFY(absent.matches(Json::parse(R"({"items": [{"id": 1}, {"id": 2, "state": "sold"}]})")));
        QVERIFY(!absent.matches(mixed));
    }

    /// Fields are asked in the order of their names: one that comes first must be absent from all elements.
    void absence_isAskedOfWhatWasChosenBefore() {
        const Pattern first = parse(R"({"items": {"a": [{"exists": false}], "id": [1]}})");
        QVERIFY(first.matches(Json::parse(R"({"items": [{"id": 1}, {"id": 2}]})")));
        QVERIFY(!first.matches(Json::parse(R"({"items": [{"id": 1}, {"id": 2, "a": 3}]})")));
    }

    void duplicateNames_bothCountInEvents_theLastInPatterns() {
        const auto json = [](const char* text) {
            return parseJson(text, "", DuplicateNames::Kept).value().root().value();
        };
        QVERIFY(parse(R"({"a": [1]})").matches(json(R"({"a": 1, "a": 2})")));
        QVERIFY(!Pattern::parse(json(R"({"a": [1], "a": [2]})"))->matches(Json{{"a", 1}}));
        QVERIFY(Pattern::parse(json(R"({"a": [1], "a": [2]})"))->matches(Json{{"a", 2}}));
        QVERIFY(!Pattern::parse(json(R"({"a": [{"prefix": "a", "prefix": "b"}]})")).ok());
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
        QCOMPARE(no.reason, std::string(R"('detail.state' is "new", but must be "paid")"));
        QCOMPARE(no.fields.size(), std::size_t(3));
        QVERIFY(no.fields[0].matched && !no.fields[1].matched && no.fields[2].matched);
        const MatchResult absent = pattern.match(Json::parse(R"({"detail": {"state": "paid", "total": 12}})"));
        QCOMPARE(absent.reason, std::string(R"('source' is absent, but must be "orders")"));
    }

    void theExplanation_inPlainWords_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* pattern, const char* event, const char* reason) {
            QTest::newRow(pattern) << QString(pattern) << QString(event) << QString(reason);
        };
        row("{\"a\": [\"x\", \"y\", {\"prefix\": \"z\"}]}", "{\"a\": \"w\"}",
            "'a' is \"w\", but must be \"x\" or \"y\" or begin with \"z\"");
        row("{\"a\": [{\"numeric\": [\">\", 0, \"<=\", 5]}]}", "{\"a\": \"3\"}",
            "'a' is \"3\" (a text, not a number), but must be a number > 0 and <= 5");
        row("{\"a\": [\"3\"]}", "{\"a\": 3}", "'a' is 3 (a number, not a text), but must be \"3\"");
        row("{\"a\": [{\"exists\": false}]}", "{\"a\": 1}", "'a' is 1, but must be absent");
        row("{\"a\": [{\"anything-but\": {\"suffix\": [\".a\", \".b\"]}}]}", "{\"a\": \"x.b\"}",
            "'a' is \"x.b\", but must not end with \".a\" or \".b\"");
        row("{\"a\": [{\"anything-but\": [\"a\"]}, {\"wildcard\": \"*\"}]}", "{\"b\": 1}",
            "'a' is absent, but must be anything but \"a\" or fit \"*\"");
        row("{\"a\": [{\"equals-ignore-case\": \"Ab\"}]}", "{\"a\": [\"x\", \"y\"]}",
            "'a' holds \"x\", \"y\", but must be \"ab\" in any case");
        row("{\"a\": [{\"cidr\": \"10.0.0.0/24\"}]}", "{\"a\": \"::1\"}",
            "'a' is \"::1\", but must be an IP address in 10.0.0.0/24");
        row("{\"a\": [\"x\"]}", "{\"a\": {\"b\": \"x\"}}",
            "'a' is an object (patterns compare its fields), but must be \"x\"");
        row("{\"MyKey\": [\"x\"]}", "{\"mykey\": \"x\"}",
            "'MyKey' is absent (the event has 'mykey'; names are case-sensitive), but must be \"x\"");
        row("{\"a\": {\"b\": [\"x\"]}}", "{\"a\": \"{\\\"b\\\": \\\"x\\\"}\"}",
            "'a.b' is absent (it stands in a text, and patterns do not look into texts), but must be \"x\"");
        row("{\"$or\": [{\"a\": [\"x\"]}, {\"a\": [\"w\"], \"b\": [\"y\"]}]}", "{\"a\": \"w\"}",
            "'b' is absent, but must be \"y\"; this is the nearest of 2 alternatives of \"$or\"");
    }

    void theExplanation_inPlainWords() {
        QFETCH(QString, pattern);
        QFETCH(QString, event);
        QFETCH(QString, reason);
        const Pattern parsed = parse(pattern.toUtf8().constData());
        QCOMPARE(QString::fromStdString(parsed.match(Json::parse(event.toStdString())).reason), reason);
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
        row(R"({"a": [{"cidr": "10.0.0.1/32"}]})", "'a': 'cidr' is a single address");
        row(R"({"a": [{"cidr": "::1/128"}]})", "'a': 'cidr' is a single address");
        row(R"({"a": [{"numeric": ["=", 9007199254740993]}]})", "'a': the number 9007199254740993 has too many");
        row(R"({"a": [{"anything-but": [9007199254740993]}]})", "'a': the number 9007199254740993 has too many");
        row(R"({"a": [{"wildcard": "*a*a*a*a*a*"}]})", "'a': its wildcards are too complex");
        row(R"({"a": [{"wildcard": "*-x-*.bif"}, {"wildcard": "*-x-*.tif"}, {"wildcard": "*-x-*.svs"}]})",
            "'a': its wildcards are too complex");
        row(R"({"$or": [{"a": [1]}]})", "'$or': 'a' is no comparison");
        row(R"({"a": [{"anything-but": {"exists": false}}]})", "'a': 'anything-but' takes one of");
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

    void invalidPatterns_nameLineAndColumn() {
        const auto json =
            parseJson("{\n  \"$or\": [\n    {\"a\": [1]},\n    {\"b\": [2, {\"x\": 3}]}\n  ]\n}", "p.json");
        const Result<Pattern> parsed = Pattern::parse(json->root());
        QVERIFY(!parsed.ok());
        QVERIFY2(parsed.error().text().starts_with("p.json:4:15: 'b': 'x' is no comparison"),
                 parsed.error().text().c_str());
    }

    void wildcards_thatAWSTakes_areTaken() {
        QVERIFY(
            Pattern::parse(Json::parse(R"({"a": [{"wildcard": "*-x-*.bif"}, {"wildcard": "*-x-*.tif"}]})")).ok());
        QVERIFY(Pattern::parse(Json::parse(R"({"a": [{"wildcard": "arn:*:events:*:*:event-bus:*"}]})")).ok());
    }

    void longPatterns_areRefused() {
        QVERIFY(Pattern::parse(Json{{"a", {std::string(4'000, 'x')}}}).ok());
        QVERIFY(!Pattern::parse(Json{{"a", {std::string(4'096, 'x')}}}).ok());
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
