// SPDX-License-Identifier: MIT
// Rules about what is written: parameters, the simulation, the application, scenarios and groups.
#include <QTest>

#include "tests/helpers/problems.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;

class SettingsTest : public QObject {
    Q_OBJECT
private slots:
    void rules_data() {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("sketched");
        QTest::addColumn<QString>("problems");
        parameters();
        simulation();
        application();
    }
    void rules() {
        QFETCH(QString, family);
        QFETCH(QString, sketched);
        QFETCH(QString, problems);
        QCOMPARE(problemsIn(sketched.toStdString(), family.toStdString()), problems);
    }

    void anUnknownParameter_getsItsNearestSpelling() {
        const auto problems = validate(sketch("F function memroy=512; S(schedule) -> F"), builtinCatalog());
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().what, std::string("the function 'F' has no parameter 'memroy'"));
        QCOMPARE(problems.front().mend, std::string("did you mean 'memory'?"));
        QCOMPARE(problems.front().field, std::string("parameters.memroy"));
    }

    void aValueOutOfRange_namesTheRangeAndItsSource() {
        const auto problems = validate(sketch("F function memory=64; S(schedule) -> F"), builtinCatalog());
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().what, std::string("the function 'F': 'memory' is out of range: 64"));
        QCOMPARE(problems.front().mend, std::string("use 128 MB to 10240 MB"));
        QVERIFY(problems.front().why.find("https://docs.aws.amazon.com/lambda/") != std::string::npos);
    }

    void scenarios_mayOnlyNameWhatIsThere() {
        Design design = sketch("S(schedule) -> F(function)");
        QVERIFY(design
                    .editSection("scenarios", Json::parse(R"({"busy": {
            "stimuli": [{"at": "F"}, {"at": "Fn"}],
            "faults": [{"at": "Gone", "type": "down"}],
            "expect": [{"metric": "F.errors"}, {"metric": "Elsewhere.errors"}, {"metric": "end_to_end.p99"},
                       {"metric": "cost.total_usd"}]}})"))
                    .ok());
        QCOMPARE(problemsOf(design), QString("warning scenario.unknown-node; warning scenario.unknown-node; "
                                             "warning scenario.unknown-metric"));
    }

    void groups_mayHoldNodesAndGroups() {
        Design design = sketch("S(schedule) -> F(function)");
        QVERIFY(
            design.editSection("groups", Json::parse(R"({"A": {"members": ["F"]}, "B": {"members": ["A", "X"]}})"))
                .ok());
        QCOMPARE(problemsOf(design), QString("warning group.unknown-member"));
    }

    void sectionsOfTheWrongShape_doNoHarm() {
        Design design = sketch("S(schedule) -> F(function)");
        QVERIFY(design.editSection("scenarios", Json::parse(R"([1, 2])")).ok());
        QVERIFY(
            design.editSection("groups", Json::parse(R"({"A": 1, "B": {"members": "x"}, "C": {"members": [1]}})"))
                .ok());
        QVERIFY(design.editSection("application", Json::parse(R"("x")")).ok());
        QCOMPARE(problemsOf(design), QString());
    }

private:
    static void row(const char* name, const char* family, const char* sketched, const char* problems) {
        QTest::newRow(name) << family << sketched << problems;
    }

    static void parameters() {
        row("good values", "parameter.", "F function memory=512 timeout=30s; F -> F mode=synchronous", "");
        row("null is not set", "parameter.", "F function memory=null runtime=null", "");
        row("an unknown simulation value", "parameter.", "F function simulation.error_rat=0.1",
            "warning parameter.unknown at F");
        row("an unknown value of a connection", "parameter.", "F(function) -> G(function) mood=good",
            "warning parameter.unknown at F+G");
        row("text for a number", "parameter.", "F function memory=much", "error parameter.value at F");
        row("a fraction of a megabyte", "parameter.", "F function memory=128.5", "error parameter.value at F");
        row("a duration without a unit", "parameter.", "F function timeout=30", "error parameter.value at F");
        row("too long a duration", "parameter.", "F function timeout=16m", "error parameter.value at F");
        row("no such runtime", "parameter.", "F function runtime=python2.7", "error parameter.value at F");
        row("not of the form", "parameter.", "T dynamodb-table partition_key=id", "error parameter.value at T");
        row("a share above one", "parameter.", "F function simulation.error_rate=2", "error parameter.value at F");
        row("a route without a method", "parameter.", "A(http-api) -> F(function) route=/orders",
            "error parameter.value at A+F");
        row("plural of one", "parameter.", R"~(S schedule expression="rate(1 minutes)")~",
            "error parameter.value at S");
        row("a calendar", "parameter.", R"~(S schedule expression="cron(0 8 ? * MON *)")~", "");
    }

    static void simulation() {
        row("distributions", "simulation.",
            R"(F function simulation.duration={"uniform":["1s","2s"]} simulation.init={"samples":["80ms"]}
               G function simulation.duration="40ms" simulation.init={"exponential":"1s"}
               H function simulation.duration={"normal":{"mean":"1s","sd":"1ms"}})",
            "");
        row("half a distribution", "simulation.", R"(F function simulation.duration={"lognormal":{"p50":"1s"}})",
            "error simulation.distribution at F");
        row("records that fail", "simulation.",
            R"(F function simulation.fail_when={"body":{"bad":[true]}}; S(schedule) -> F)", "");
        row("no pattern", "simulation.", R"(F function simulation.fail_when={"body":"bad"}; S(schedule) -> F)",
            "error simulation.pattern at F");
        row("a number", "simulation.", "Q sqs-queue simulation.latency=40", "error simulation.distribution at Q");
        row("an effect", "simulation.",
            R"(T dynamodb-table; F function simulation.effects=[{"to":"T","role":"write"}]; F -> T write)", "");
        row("an effect of another role", "simulation.",
            R"(T dynamodb-table; F function simulation.effects=[{"to":"T","role":"read"}]; F -> T write)",
            "warning simulation.effect at F");
        row("an effect on nothing", "simulation.", R"(F function simulation.effects=[{"to":"T"},7])",
            "warning simulation.effect at F; warning simulation.effect at F");
        row("effects that are no list", "simulation.", "F function simulation.effects=all",
            "warning simulation.effect at F");
    }

    static void application() {
        row("good settings", "application.",
            R"(application runtime=nodejs22.x deployment=canary-10-percent-5-minutes region=us-gov-west-1
               application region=eu-west-1 account_concurrency=2000 tags={"owner":"me"} stages=["dev"])",
            "");
        row("no such runtime", "application.", "application runtime=python", "error application.choice");
        row("no such deployment", "application.", "application deployment=slowly", "error application.choice");
        row("no region", "application.", "application region=Ireland", "error application.region");
        row("no concurrency", "application.", "application account_concurrency=0",
            "error application.account-concurrency");
        row("tags without values", "application.", R"(application tags=["owner"])", "error application.value");
        row("no stages", "application.", "application stages=[]", "error application.value");
        row("an unknown setting", "application.", "application runtimes=python3.14", "warning application.unknown");
    }
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "settings_test.moc"
