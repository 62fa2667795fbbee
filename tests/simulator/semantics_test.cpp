// SPDX-License-Identifier: MIT
// Delivery semantics in the product's own language: who retries, when, how often, and where messages end.
#include <QTest>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

/// One message at the beginning; everything takes its constant time.
constexpr const char* kOnce = R"({"for": "1h", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})";

}  // namespace

class SemanticsTest : public QObject {
    Q_OBJECT
private slots:
    void deadLetterQueueTakesWhatFails() {
        const Design design = sketch("A function simulation.error_rate=1\nA -> Dead(sqs-queue) dead-letter");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("A", "invocations"), 3.0);
        QCOMPARE(run.metric("A", "dead_lettered"), 1.0);
        QCOMPARE(run.metric("Dead", "received"), 1.0);
        QCOMPARE(run.metric("Dead", "in_flight"), 1.0);
    }

    void defaultsDeadLetterWithinTheDefaultRun() {
        const Design design = sketch(R"(
            Queue sqs-queue
            Worker function simulation.error_rate=1
            Queue -> Worker
            Queue -> Dead(sqs-queue) dead-letter)");
        const Rehearsal run = rehearse(design, R"({"stimuli": [{"at": "Queue", "arrivals": {"poisson": 1}}]})");
        QVERIFY(run.metric("Dead", "received") > 0);
    }

    void faultStrikesOnlyWhatItsPatternMatches() {
        const Design design = sketch("A function maximum_retry_attempts=0");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
                {"at": "A", "payload": {"type": "gift"}, "arrivals": {"times": ["0s", "1s", "2s"]}},
                {"at": "A", "payload": {"type": "plain"}, "arrivals": {"times": ["10s", "11s"]}}],
            "faults": [{"at": "A", "type": "error", "when": {"type": ["gift"]}}]})");
        QCOMPARE(run.metric("A", "errors"), 3.0);
        QCOMPARE(run.metric("A", "succeeded"), 2.0);
    }

    void queueWithASucceedingFunctionEndsEmpty() {
        const Design design = sketch("A(sqs-queue) -> Worker(function)");
        const Rehearsal run =
            rehearse(design, R"({"stimuli": [{"at": "A", "arrivals": {"burst": 1000, "at": "1s"}}]})");
        QCOMPARE(run.metric("A", "deleted"), 1000.0);
        QCOMPARE(run.metric("A", "in_flight"), 0.0);
        QCOMPARE(run.metric("Worker", "received"), 1000.0);
        QVERIFY(run.metric("Worker", "invocations") < 1000);     // batches of up to ten
        QVERIFY(run.metric("Worker", "concurrency_max") <= 20);  // five pollers, five more each second
    }

    void apiTurnsATimeoutIntoItsOwn() {
        const Design design = sketch(R"(
            A http-api timeout=2s
            Slow function timeout=10s simulation.duration=5s
            A -> Slow)");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("A", "timeouts"), 1.0);
        QCOMPARE(run.metric("Slow", "succeeded"), 1.0);  // nobody stops the function
    }

    void apiThrottlesByItsTokenBucket() {
        const Design design = sketch("A http-api throttle_rate=1 throttle_burst=10\nA -> F(function)");
        const Rehearsal run =
            rehearse(design, R"({"stimuli": [{"at": "A", "arrivals": {"burst": 50, "at": "0s"}}]})");
        QCOMPARE(run.metric("A", "throttled"), 40.0);
        QCOMPARE(run.metric("F", "invocations"), 10.0);
    }

    void functionOverrunsItsTimeout() {
        const Design design = sketch("A(http-api) -> F(function)\nF2 function");
        const Design slow = sketch("F function timeout=1s simulation.duration=3s\nA(http-api) -> F");
        QCOMPARE(rehearse(slow, kOnce).metric("F", "timeouts"), 1.0);
        QCOMPARE(rehearse(design, kOnce).metric("F", "timeouts"), 0.0);
    }

    void failingBatchBlocksItsShard() {
        const Design design = sketch(R"(
            F function simulation.error_rate=1
            A(kinesis-stream) -> F maximum_retry_attempts=2)");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("F", "invocations"), 3.0);
        QCOMPARE(run.metric("A", "lost"), 1.0);
    }

    void loopsAreStopped() {
        const Design design = sketch("A(s3-bucket) -> F(function) -> A write");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(run.metric("F", "invocations"), 16.0);
        QCOMPARE(run.metric("F", "lost"), 1.0);
    }

    void aTableThatIsDownFailsItsFunction() {
        const Design design = sketch("A(http-api) -> F(function) -> Orders(dynamodb-table) write");
        const Rehearsal run = rehearse(design, R"({"stimuli": [{"at": "A", "arrivals": {"every": "1s"}}],
            "faults": [{"at": "Orders", "type": "down", "from": "1m", "until": "2m"}]})");
        QVERIFY(run.metric("F", "errors") >= 55 && run.metric("F", "errors") <= 61);  // late attempts succeed
        QCOMPARE(run.metric("A", "errors"), run.metric("F", "errors"));
    }

    void effectsChooseByPattern() {
        const Design design = sketch(R"(
            F function simulation.effects=[{"to":"Big","when":{"detail":{"total":[{"numeric":[">",100]}]}},"payload":{"id":"${/detail/id}"}}]
            A(event-bus) -> F
            F -> Big(sqs-queue))");
        const Rehearsal run = rehearse(design, R"({"stimuli": [
            {"at": "A", "arrivals": {"times": ["0s"]}, "payload": {"id": 1, "total": 500}},
            {"at": "A", "arrivals": {"times": ["1s"]}, "payload": {"id": 2, "total": 5}}]})");
        QCOMPARE(run.metric("F", "succeeded"), 2.0);
        QCOMPARE(run.metric("Big", "received"), 1.0);
    }

    void usersOfAClosedLoopWaitForTheirAnswers() {
        const Design design = sketch("C(client) -> A(http-api) -> F(function)\n");
        const Rehearsal run = rehearse(design, R"({"for": "1m", "stimuli": [
            {"at": "C", "arrivals": {"users": 3, "think": "1s"}}]})");
        QVERIFY(run.metric("C", "stimulated") > 120 && run.metric("C", "stimulated") < 180);
        QVERIFY(run.metric("F", "concurrency_max") <= 3);
    }

    void usersOfAClosedLoopKeepToTheirWindow() {
        const Design design = sketch("C(client) -> A(http-api) -> F(function)");
        const Rehearsal run = rehearse(design, R"({"for": "1m", "stimuli": [
            {"at": "C", "arrivals": {"users": 3, "think": "1s", "from": "20s", "until": "30s"}}]})");
        const std::vector<double> times = run.timesOf(nodeOf(design, "C"), FactType::Stimulated);
        QVERIFY(times.size() > 20);
        QVERIFY(times.front() >= 21 && times.back() < 30);
    }

    void mistakesNameTheirField_data() {
        QTest::addColumn<QByteArray>("definition");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("node") << QByteArray(R"({"stimuli": [{"at": "Nobody", "arrivals": {"poisson": 1}}]})")
                              << QByteArray("stimuli[0].at");
        QTest::newRow("rate") << QByteArray(R"({"stimuli": [{"at": "A", "arrivals": {"poisson": -1}}]})")
                              << QByteArray("stimuli[0].arrivals");
        QTest::newRow("trace") << QByteArray(R"({"stimuli": [{"at": "A", "arrivals": {"trace": "x.csv"}}]})")
                               << QByteArray("stimuli[0].arrivals");
        QTest::newRow("fault pattern")
            << QByteArray(R"({"faults": [{"at": "A", "type": "error", "when": {"type": "gift"}}]})")
            << QByteArray("faults[0].when");
        QTest::newRow("fault") << QByteArray(R"({"faults": [{"at": "A", "type": "gremlins"}]})")
                               << QByteArray("faults[0].type");
        QTest::newRow("expectation") << QByteArray(R"({"expect": [{"metric": "A.x", "is": "~", "value": 1}]})")
                                     << QByteArray("expect[0].is");
        QTest::newRow("duration") << QByteArray(R"({"for": "soon"})") << QByteArray(".for");
        QTest::newRow("unknown") << QByteArray(R"({"stimulus": []})") << QByteArray("unknown field 'stimulus'");
    }

    void mistakesNameTheirField() {
        QFETCH(QByteArray, definition);
        QFETCH(QByteArray, field);
        Design design = sketch("A(sqs-queue) -> F(function)");
        const Json scenarios = {{"test", Json::parse(definition.toStdString())}};
        QVERIFY(design.editSection("scenarios", scenarios).ok());
        const auto scenario = simulator::findScenario(design, builtinCatalog());
        QVERIFY(!scenario.ok());
        QVERIFY2(scenario.error().text().find(field.toStdString()) != std::string::npos,
                 scenario.error().text().c_str());
    }
};

QTEST_APPLESS_MAIN(SemanticsTest)
#include "semantics_test.moc"
