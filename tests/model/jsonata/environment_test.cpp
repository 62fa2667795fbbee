// SPDX-License-Identifier: MIT
// What an expression sees besides its input, what it may use up, and how errors speak.
#include <QTest>

#include "model/jsonata/jsonata.h"

using namespace cascade;
using jsonata::Environment;
using jsonata::Expression;

namespace {

std::string answer(const std::string& text, const Environment& environment, const Json& input = Json::object()) {
    const auto expression = Expression::parse(text);
    if (!expression) return expression.error().text();
    const auto result = expression->evaluate(input, environment);
    if (!result) return std::string(jsonata::errorCode(result.error()));
    return result.value() ? (*result)->dump() : "nothing";
}

/// [[[…]]]
Json nested(int depth) {
    Json json = Json::array();
    for (int i = 0; i < depth; ++i) {
        Json outer = Json::array();
        outer.push_back(std::move(json));
        json = std::move(outer);
    }
    return json;
}

}  // namespace

class JsonataEnvironmentTest : public QObject {
    Q_OBJECT
private slots:
    void variables_areSeen_andAbsentOnesHideFunctions() {
        Environment environment;
        environment.variables["states"] = Json{{"input", {{"n", 2}}}};
        environment.variables["sum"] = std::nullopt;
        QCOMPARE(answer("$states.input.n + 1", environment), std::string("3"));
        QCOMPARE(answer("$sum([1])", environment), std::string("T1006"));
        QCOMPARE(answer("$max([1])", environment), std::string("1"));
    }

    void hostFunctions_areCalled_checked_andFail() {
        Environment environment;
        environment.functions["twice"] = {"<n-:n>", [](const jsonata::Arguments& given) {
                                              return Result<std::optional<Json>>(Json(given[0]->get<double>() * 2));
                                          }};
        environment.functions["fail"] = {"", [](const jsonata::Arguments&) {
                                             return Result<std::optional<Json>>(Error{"no luck", "try again"});
                                         }};
        QCOMPARE(answer("$twice(4)", environment), std::string("8"));
        QCOMPARE(answer("[1,2].$twice()", environment), std::string("[2,4]"));
        QCOMPARE(answer("$map([1,2], $twice)", environment), std::string("[2,4]"));
        QCOMPARE(answer("$twice('x')", environment), std::string("T0410"));
        QCOMPARE(answer("$fail()", environment), std::string("H1001"));
    }

    void hostFunctions_replaceBuiltIn() {
        Environment environment;
        environment.functions["random"] = {
            "<n?:n>", [](const jsonata::Arguments&) { return Result<std::optional<Json>>(Json(7)); }};
        QCOMPARE(answer("$random(1)", environment), std::string("7"));
    }

    void chanceTimeAndEval_areTheHosts() {
        Environment environment;
        QCOMPARE(answer("$random()", environment), std::string("H1002"));
        QCOMPARE(answer("$shuffle([1,2])", environment), std::string("H1002"));
        QCOMPARE(answer("$now()", environment), std::string("\"1970-01-01T00:00:00.000Z\""));
        environment.now = -1;
        QCOMPARE(answer("$millis()", environment), std::string("-1"));
        environment.random = [] { return 0.0; };
        QCOMPARE(answer("$random()", environment), std::string("0"));
        QCOMPARE(answer("$shuffle([1,2,3])", environment), std::string("[2,3,1]"));
        environment.allowEval = false;
        QCOMPARE(answer("$eval('1')", environment), std::string("H1003"));
    }

    void withoutInput_contextIsAbsent() {
        const auto expression = Expression::parse("$exists($) or $exists($$) or $exists(a)");
        const auto result = expression->evaluate(Environment());
        QCOMPARE((*result)->dump(), std::string("false"));
    }

    void functionsAreNoAnswer() {
        QCOMPARE(answer("$sum", Environment()), std::string("L1003"));
        QCOMPARE(answer("function($x){$x}", Environment()), std::string("L1003"));
        QCOMPARE(answer("{\"a\": 1, \"f\": $sum}", Environment()), std::string("{\"a\":1}"));
    }

    void errors_namePlaceCodeAndRemedy() {
        const auto expression = Expression::parse("(\n  \"é\" + 1)");
        const auto result = expression->evaluate(Json(), Environment());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().line, 2);
        QCOMPARE(result.error().column, 7);
        QCOMPARE(std::string(jsonata::errorCode(result.error())), std::string("T2001"));
        QVERIFY(!result.error().mend.empty());
        QCOMPARE(std::string(jsonata::errorCode(Error{"what else"})), std::string(""));
        QVERIFY(!Expression::parse("\xff").ok());
    }

    void oneExpression_isEvaluatedOften_andCopied() {
        const Expression expression = *Expression::parse("n * 2");
        const Expression copy = expression;
        for (int n = 0; n < 3; ++n)
            QCOMPARE(copy.evaluate(Json{{"n", n}}, Environment()).value()->dump(), std::to_string(2 * n));
    }

    void hostileExpressions_end_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("code");
        const auto repeated = [](const char* text) { return QString(text).repeated(5'000); };
        QTest::newRow("endless loop") << "($f := function(){$f()}; $f())"
                                      << "D1012";
        QTest::newRow("recursion") << "($f := function($n){1 + $f($n)}; $f(1))"
                                   << "D1011";
        QTest::newRow("growing text") << "($f := function($x){$f($x & $x)}; $f('ab'))"
                                      << "D1012";
        QTest::newRow("growing array") << "($f := function($x){$f($append($x, $x))}; $f([1, 2]))"
                                       << "D1012";
        QTest::newRow("deep object") << "($f := function($x){$f({'a': $x})}; $f(1))"
                                     << "L1001";
        QTest::newRow("deep closure") << "($f := function($g){$f($g ~> $g)}; $f($sum))"
                                      << "L1001";
        QTest::newRow("wide") << "[1..100000].[1..100000]"
                              << "D1012";
        QTest::newRow("padding") << "$pad('', 1e15)"
                                 << "D1012";
        QTest::newRow("regex") << "$match('" + QString("a").repeated(40) + "b', /(a+)+$/)"
                               << "D1012";
        QTest::newRow("eval") << "($e := '$eval($e)'; $eval($e))"
                              << "D3121";
        QTest::newRow("parentheses") << repeated("(") << "L1002";
        QTest::newRow("brackets") << "a" + repeated("[0]") << "L1002";
        QTest::newRow("sum") << "1" + repeated("+1") << "L1002";
        QTest::newRow("minus") << repeated("-") + "1"
                               << "L1002";
        QTest::newRow("regex groups") << "/" + repeated("(") + repeated(")") + "/"
                                      << "L1006";
    }

    void hostileExpressions_end() {
        QFETCH(QString, expression);
        QFETCH(QString, code);
        Environment environment;
        environment.limits.steps = 300'000;
        const auto parsed = Expression::parse(expression.toStdString());
        const Error error = parsed ? parsed->evaluate(Json(), environment).error() : parsed.error();
        QCOMPARE(QString::fromStdString(std::string(jsonata::errorCode(error))), code);
    }

    void deepInput_isRefused() {
        const Json deep = nested(5'000);
        for (const char* text :
             {"$", "**", "*", "$string($)", "$ = [$]", "$boolean($)", "a", "$keys($)", "$spread($)"})
            QVERIFY2(answer(text, Environment(), deep) != "", text);
        QCOMPARE(answer("$", Environment(), deep), std::string("L1001"));
        QCOMPARE(answer("$string($)", Environment(), deep), std::string("L1001"));
        QCOMPARE(answer("$count($)", Environment(), deep), std::string("1"));
    }

    void tailCalls_needNoStack() {
        const char* text = "($f := function($n, $sum){$n = 0 ? $sum : $f($n - 1, $sum + $n)}; $f(50000, 0))";
        QCOMPARE(answer(text, Environment()), std::string("1250025000"));
    }
};

QTEST_APPLESS_MAIN(JsonataEnvironmentTest)
#include "environment_test.moc"
