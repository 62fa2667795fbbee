// SPDX-License-Identifier: MIT
// Loops: found wherever an event can come back, and nowhere else.
#include <QTest>

#include "tests/helpers/problems.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;

class LoopsTest : public QObject {
    Q_OBJECT
private slots:
    void loops_data() {
        QTest::addColumn<QString>("sketched");
        QTest::addColumn<QString>("problems");
        direct();
        narrowed();
        longer();
        none();
    }
    void loops() {
        QFETCH(QString, sketched);
        QFETCH(QString, problems);
        QCOMPARE(problemsIn(sketched.toStdString(), "loop."), problems);
    }

    void theWayIsShown() {
        const auto problems =
            validate(sketch("S(schedule) -> F(function) -> Q(sqs-queue) -> G(function) -> T(sns-topic) -> F"),
                     builtinCatalog());
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().what,
                 std::string("events of the SQS queue 'Q' come back to it: Q -> G -> T -> F -> Q"));
        QCOMPARE(problems.front().connections.size(), std::size_t(4));
    }

private:
    static void row(const char* name, const char* sketched, const char* problems) {
        QTest::newRow(name) << sketched << problems;
    }

    static void direct() {
        row("bucket", "B(s3-bucket) -> F(function) -> B", "error loop.bucket at B+F");
        row("queue", "Q(sqs-queue) -> F(function) -> Q", "error loop.queue at Q+F");
        row("topic", "T(sns-topic) -> F(function) -> T", "error loop.topic at T+F");
        row("table", "T(dynamodb-table) -> F(function) -> T", "error loop.table at T+F");
        row("bus", "B(event-bus) -> F(function) -> B", "error loop.bus at B+F");
        row("stream", "K(kinesis-stream) -> F(function) -> K", "error loop.stream at K+F");
        row("Firehose", "H(firehose) -> F(function) -> H", "error loop.stream at H+F");
        row("API", "A(http-api) -> F(function) -> A", "error loop.api at A+F");
        row("state machine", "M(state-machine) -> F(function) -> M", "error loop.api at M+F");
        row("a function that calls itself", "F function; F -> F", "warning loop.function at F");
        row("two functions that call each other", "F(function) -> G(function) -> F",
            "warning loop.function at F+G");
        row("a queue that is its own dead-letter queue", "Q sqs-queue; Q -> Q", "warning loop.queue at Q");
        row("drawn from the function", "F(function) -> B(s3-bucket) -> F", "error loop.bucket at B+F");
    }

    static void narrowed() {
        row("only one folder", "B s3-bucket; F function; B -> F prefix=uploads/; F -> B",
            "warning loop.bucket at B+F");
        row("only inserts", R"(T dynamodb-table; F function; T -> F filter={"eventName":["INSERT"]}; F -> T)",
            "warning loop.table at T+F");
        row("only some events", R"(B event-bus; F function; B -> F pattern={"source":["shop"]}; F -> B)",
            "hint loop.bus at B+F");
        row("only failures", "Q(sqs-queue) -> F(function) -> Q on-failure", "warning loop.queue at Q+F");
        row("one way is filtered, another is not",
            "B s3-bucket; F function; B -> F prefix=a/; B -> F prefix=b/; B -> F events=s3:ObjectRemoved:*; F -> B",
            "error loop.bucket at B+F");
        row("an IoT rule that republishes for itself", "R iot-rule; R -> R", "warning loop.rule at R");
    }

    static void longer() {
        row("through two functions", "B(s3-bucket) -> F(function) -> Q(sqs-queue) -> G(function) -> B",
            "error loop.bucket at B+F+Q+G");
        row("through a bus, told from the table",
            "T(dynamodb-table) -> F(function) -> B(event-bus) -> G(function) -> T", "error loop.table at T+F+B+G");
        row("two loops at one function", "B(s3-bucket) -> F(function) -> B; Q(sqs-queue) -> F -> Q",
            "error loop.bucket at B+F; error loop.queue at Q+F");
        row("a short and a long one", "B(s3-bucket) -> F(function) -> B; F -> Q(sqs-queue) -> G(function) -> F",
            "error loop.bucket at B+F; error loop.queue at Q+G+F");
    }

    static void none() {
        row("reading what triggers it", "B(s3-bucket) -> F(function) -> B read", "");
        row("writing elsewhere", "B(s3-bucket) -> F(function) -> C(s3-bucket)", "");
        row("two ways to one end", "F(function) -> Q(sqs-queue) -> H(function); F -> T(sns-topic) -> H", "");
        row("permission is no event", "P(cognito-identity-pool) -> A(http-api) -> F(function); P -> F", "");
    }
};

QTEST_APPLESS_MAIN(LoopsTest)
#include "loops_test.moc"
