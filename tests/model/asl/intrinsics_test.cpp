// SPDX-License-Identifier: MIT
// Intrinsic functions: answers, escapes, limits, and what is refused before anything runs.
#include <QTest>

#include "model/asl/digest.h"
#include "model/asl/expression.h"

using namespace cascade;
using namespace cascade::asl;

namespace {

class Data : public PathData {
public:
    const Json* root(PathRoot, const std::string&) const override { return &m_input; }

private:
    Json m_input = Json::parse(
        "{\"name\": \"Ann\", \"n\": 3, \"list\": [1, 2, 3, 3, \"3\"], \"o\": {\"a\": 1, \"b\": 2},"
        "\"p\": {\"b\": 5, \"c\": 6}, \"json\": \"{\\\"x\\\": [1]}\", \"template\": \"{}-{}\"}");
};

/// The answer as JSON text, or the fault's name, or "refused".
std::string run(const std::string& text) {
    const Result<Expression> expression = parseExpression(text);
    if (!expression) return "refused";
    Random random(1);
    const Data data;
    const Outcome<Json> value = evaluate(*expression, data, random, "field");
    return value ? value->dump() : value.fault().error;
}

std::string nested(int depth) {
    std::string text = "$.n";
    for (int i = 0; i < depth; ++i) text = "States.MathAdd(" + text + ", 1)";
    return text;
}

}  // namespace

class IntrinsicsTest : public QObject {
    Q_OBJECT

private slots:
    void answers_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("answer");
        const char* rows[][2] = {
            {"States.Format('Hi {}, {}', $.name, $.n)", R"("Hi Ann, 3")"},
            {"States.Format('{}', $.o)", "\"{\\\"a\\\":1,\\\"b\\\":2}\""},
            {"States.Format('{}', null)", R"("null")"},
            {"States.Format($.template, 1, 'x')", R"("1-x")"},
            {"States.Format('\\'\\{{}\\}\\\\', 1)", "\"'{1}\\\\\""},
            {"States.Format('{} {}', 1)", "States.IntrinsicFailure"},
            {"States.Format('{}', 1, 2)", "States.IntrinsicFailure"},
            {"States.StringToJson($.json)", R"({"x":[1]})"},
            {"States.StringToJson('no json')", "States.IntrinsicFailure"},
            {"States.StringToJson('\\{\"a\": 1\\}')", R"({"a":1})"},
            {"States.JsonToString($.o)", "\"{\\\"a\\\":1,\\\"b\\\":2}\""},
            {"States.Array()", "[]"},
            {"States.Array(1, 'a', null, true, $.o)", R"([1,"a",null,true,{"a":1,"b":2}])"},
            {"States.ArrayPartition($.list, 2)", R"([[1,2],[3,3],["3"]])"},
            {"States.ArrayPartition($.list, 0)", "States.IntrinsicFailure"},
            {"States.ArrayContains($.list, 3)", "true"},
            {"States.ArrayContains($.list, '4')", "false"},
            {"States.ArrayRange(1, 9, 2)", "[1,3,5,7,9]"},
            {"States.ArrayRange(5, 1, -2)", "[5,3,1]"},
            {"States.ArrayRange(1, 5, 0)", "States.IntrinsicFailure"},
            {"States.ArrayRange(1, 1001, 1)", "States.IntrinsicFailure"},
            {"States.ArrayGetItem($.list, 4)", R"("3")"},
            {"States.ArrayGetItem($.list, 5)", "States.IntrinsicFailure"},
            {"States.ArrayLength($.list)", "5"},
            {"States.ArrayLength($.n)", "States.IntrinsicFailure"},
            {"States.ArrayUnique($.list)", R"([1,2,3,"3"])"},
            {"States.Base64Encode('Data to encode')", R"("RGF0YSB0byBlbmNvZGU=")"},
            {"States.Base64Decode('RGF0YSB0byBkZWNvZGU=')", R"("Data to decode")"},
            {"States.Base64Decode('*')", "States.IntrinsicFailure"},
            {"States.Hash('input data', 'SHA-1')", R"("aaff4a450a104cd177d28d18d74485e8cae074b7")"},
            {"States.Hash('x', 'SHA-3')", "States.IntrinsicFailure"},
            {"States.JsonMerge($.o, $.p, false)", R"({"a":1,"b":5,"c":6})"},
            {"States.JsonMerge($.o, $.p, true)", "States.IntrinsicFailure"},
            {"States.MathAdd($.n, -1)", "2"},
            {"States.MathAdd(1.4, 2)", "3"},
            {"States.MathRandom(1, 2)", "1"},
            {"States.MathRandom(2, 2)", "States.IntrinsicFailure"},
            {"States.StringSplit('1,2,3', ',')", R"(["1","2","3"])"},
            {"States.StringSplit('This.is+a,test=string', '.+,=')", R"(["This","is","a","test","string"])"},
            {"States.Format('{}', States.ArrayGetItem(States.StringSplit('a-b', '-'), 1))", R"("b")"},
            {"States.Format('{}', $.nowhere)", "States.ParameterPathFailure"},
            {"$.nowhere", "States.ParameterPathFailure"},
            {"$.list[1:3]", "[2,3]"},
        };
        for (const auto& row : rows) QTest::newRow(row[0]) << row[0] << row[1];
    }
    void answers() {
        QFETCH(QString, expression);
        QFETCH(QString, answer);
        QCOMPARE(QString::fromStdString(run(expression.toStdString())), answer);
    }

    void refuses_data() {
        QTest::addColumn<QString>("expression");
        for (const char* text :
             {"States.MathAdd(1,'-1')", "States.MathAdd(1)", "States.Nothing()", "States.Format()",
              "States.Format('a'", "States.Format('a)", "name", "'text'", "5", "States.UUID(1)", "States.Array(,)",
              "States.Array(1,)", "States.Array(word)", "States.JsonMerge($.a, $.b)",
              "States.JsonMerge($.a, $.b, 'false')", "States.ArrayLength('x')", "States.Format('a') and more",
              "States.Array($.a b)", "states.array()"})
            QTest::newRow(text) << text;
    }
    void refuses() {
        QFETCH(QString, expression);
        QCOMPARE(run(expression.toStdString()), "refused");
    }

    void nestsTenDeep() {
        QCOMPARE(run(nested(10)), "13");
        QCOMPARE(run(nested(11)), "refused");
    }

    void drawsTheSameFromTheSameSeed() {
        QCOMPARE(run("States.MathRandom(0, 1000000, 7)"), run("States.MathRandom(0, 1000000, 7)"));
        QVERIFY(run("States.MathRandom(0, 1000000, 7)") != run("States.MathRandom(0, 1000000, 8)"));
        const std::string uuid = run("States.UUID()");
        QCOMPARE(uuid.size(), std::size_t(38));
        QCOMPARE(uuid[15], '4');
    }

    // The examples of FIPS 180-4's own test pages: "abc" and two blocks of it.
    void digests() {
        QCOMPARE(*digest("MD5", "abc"), "900150983cd24fb0d6963f7d28e17f72");
        QCOMPARE(*digest("SHA-1", "abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
        QCOMPARE(*digest("SHA-256", "abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QCOMPARE(
            *digest("SHA-384", "abc"),
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
        QCOMPARE(*digest("SHA-512", "abc"),
                 "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
                 "454d4423643ce80e2a9ac94fa54ca49f");
        // Lengths at which the padding needs a further block.
        QCOMPARE(digest("SHA-256", std::string(57, 'a'))->substr(0, 8), "f13b2d72");
        QCOMPARE(digest("SHA-512", std::string(115, 'a'))->substr(0, 8), "eaa30f93");
        QVERIFY(!digest("SHA-224", "abc"));
    }
};

QTEST_APPLESS_MAIN(IntrinsicsTest)
#include "intrinsics_test.moc"
