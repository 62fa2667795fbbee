// SPDX-License-Identifier: MIT
// Rules about queues, topics, event patterns and bus rules.
#include <QTest>

#include "tests/helpers/problems.h"

using namespace cascade;
using namespace cascade::tests;

class MessagingTest : public QObject {
    Q_OBJECT
private slots:
    void rules_data() {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("sketched");
        QTest::addColumn<QString>("problems");
        visibility();
        batches();
        deadLetters();
        fifo();
        patterns();
    }
    void rules() {
        QFETCH(QString, family);
        QFETCH(QString, sketched);
        QFETCH(QString, problems);
        QCOMPARE(problemsIn(sketched.toStdString(), family.toStdString()), problems);
    }

private:
    static void row(const char* name, const char* family, const char* sketched, const char* problems) {
        QTest::newRow(name) << family << sketched << problems;
    }

    static void visibility() {
        row("visibility not set", "queue.", "Q sqs-queue; F function timeout=5m; Q -> F", "");
        row("visibility below the timeout", "queue.",
            "Q sqs-queue visibility_timeout=29s; F function timeout=30s; Q -> F",
            "error queue.visibility-too-short at Q+F");
        row("visibility of the timeout", "queue.",
            "Q sqs-queue visibility_timeout=30s; F function timeout=30s; Q -> F",
            "warning queue.visibility-advice at Q+F");
        row("visibility of six timeouts", "queue.",
            "Q sqs-queue visibility_timeout=3m; F function timeout=30s; Q -> F", "");
        row("visibility of no reader", "queue.", "Q sqs-queue visibility_timeout=1s", "");
    }

    static void batches() {
        row("a large batch", "queue.", "Q(sqs-queue) -> F(function) batch_size=11",
            "error queue.batch-window at Q+F");
        row("a large batch with a window", "queue.", "Q(sqs-queue) -> F(function) batch_size=11 batching_window=1s",
            "");
        row("a FIFO queue's large batch", "queue.", "Q sqs-queue fifo=true; F function; Q -> F batch_size=11",
            "error queue.fifo-batch at Q+F");
        row("provisioned pollers", "queue.", "Q(sqs-queue) -> F(function) minimum_pollers=2 maximum_pollers=5", "");
        row("pollers of two modes", "queue.", "Q(sqs-queue) -> F(function) minimum_pollers=2 maximum_concurrency=5",
            "error queue.pollers at Q+F");
        row("fewer pollers than there must be", "queue.",
            "Q(sqs-queue) -> F(function) minimum_pollers=5 maximum_pollers=2", "error queue.pollers at Q+F");
        row("high throughput of a standard queue", "queue.", "Q sqs-queue high_throughput=true",
            "warning queue.high-throughput at Q");
        row("a FIFO queue's window", "queue.", "Q sqs-queue fifo=true; F function; Q -> F batching_window=1s",
            "error queue.fifo-batch at Q+F");
    }

    static void deadLetters() {
        row("two FIFO queues", "queue.", "Q sqs-queue fifo=true; D sqs-queue fifo=true; Q -> D", "");
        row("dead letters of another type", "queue.", "Q sqs-queue fifo=true; D sqs-queue; Q -> D",
            "error queue.dead-letter-type at Q+D");
        row("two dead-letter queues", "queue.", "Q(sqs-queue) -> D(sqs-queue); Q -> E(sqs-queue)",
            "error queue.dead-letter-queues at Q+D+E");
        row("giving up early", "queue.",
            "Q(sqs-queue) -> F(function); D sqs-queue; Q -> D dead-letter max_receive_count=1",
            "hint queue.gives-up-early at Q+D");
    }

    static void fifo() {
        row("a bucket and a FIFO queue", "queue.", "B s3-bucket; Q sqs-queue fifo=true; B -> Q",
            "error queue.fifo at B+Q");
        row("a bucket and a FIFO topic", "queue.", "B s3-bucket; T sns-topic fifo=true; B -> T",
            "error queue.fifo at B+T");
        row("a FIFO topic and a function", "queue.", "T sns-topic fifo=true; F function; T -> F",
            "error queue.fifo at T+F");
        row("a standard topic and a FIFO queue", "queue.", "T sns-topic; Q sqs-queue fifo=true; T -> Q",
            "error queue.fifo at T+Q");
        row("a FIFO topic and a FIFO queue", "queue.", "T sns-topic fifo=true; Q sqs-queue fifo=true; T -> Q", "");
        row("failures into a FIFO queue", "queue.", "F function; Q sqs-queue fifo=true; F -> Q on-failure",
            "error queue.fifo at F+Q");
        row("a bus and a FIFO dead-letter queue", "queue.",
            "B(event-bus) -> F(function); Q sqs-queue fifo=true; B -> Q dead-letter", "error queue.fifo at B+Q");
        row("a schedule and a FIFO dead-letter queue", "queue.",
            "S(schedule) -> F(function); Q sqs-queue fifo=true; S -> Q dead-letter", "error queue.fifo at S+Q");
        row("sending to a FIFO queue", "queue.", "F function; Q sqs-queue fifo=true; F -> Q send", "");
    }

    static void patterns() {
        row("a pattern with a bare value", "pattern.",
            R"(B event-bus; F function; B -> F pattern={"source":"shop"})", "error pattern.invalid at B+F");
        row("a good filter", "pattern.", R"(Q sqs-queue; F function; Q -> F filter={"body":{"type":["order"]}})",
            "");
        row("data of a stream as text", "pattern.", R"(S kinesis-stream; F function; S -> F filter={"data":["x"]})",
            "error pattern.invalid at S+F");
        row("a nested policy on the body", "pattern.",
            R"(T sns-topic; F function; T -> F filter_policy={"a":{"b":[1]}})", "");
        row("a nested policy on attributes", "pattern.",
            R"(T sns-topic; F function
               T -> F filter_policy={"a":{"b":[1]}} filter_policy_scope=MessageAttributes)",
            "error pattern.invalid at T+F");
        row("a good query", "iot-rule.", R"(R iot-rule sql="SELECT * FROM 'a/b'"; F function; R -> F)", "");
        row("a bad query", "iot-rule.", R"(R iot-rule sql="SELECT FROM 'a/b'"; F function; R -> F)",
            "error iot-rule.sql at R");
        row("two error actions", "iot-rule.",
            "R(iot-rule) -> F(function); R -> Q(sqs-queue) error-action; R -> T(sns-topic) error-action",
            "error iot-rule.error-actions at R+Q+T");
        row("a bad topic", "iot-rule.", "R iot-rule; S iot-rule; R -> S topic=\"a/${b\"",
            "error iot-rule.topic at R+S");
        row("a target's own input", "bus.",
            R"(B event-bus; F function
               B -> F input_transformer={"InputPathsMap":{"id":"$.detail.id"},"InputTemplate":"{\u0022id\u0022:<id>}"})",
            "");
        row("a template with an unknown variable", "bus.",
            R"(B event-bus; F function; B -> F input_transformer={"InputTemplate":"{\u0022id\u0022:<id>}"})",
            "error bus.input at B+F");
        row("two inputs", "bus.", R"(B event-bus; F function; B -> F input={"a":1} input_path=$.detail)",
            "error bus.input at B+F");
        row("a bad path", "bus.", "B event-bus; F function; B -> F input_path=detail", "error bus.input at B+F");
        row("a time zone", "schedule.", "S schedule time_zone=Europe/Berlin; F function; S -> F", "");
        row("an unknown time zone", "schedule.", "S schedule time_zone=Europe/Berln; F function; S -> F",
            "error schedule.time-zone at S");
        row("a rule with two targets", "bus.",
            R"(B event-bus; F function; G function
               B -> F rule=Orders pattern={"source":["shop"]}; B -> G rule=Orders pattern={"source":["shop"]})",
            "");
        row("a rule with two patterns", "bus.",
            R"(B event-bus; F function; G function
               B -> F rule=Orders pattern={"source":["shop"]}; B -> G rule=Orders pattern={"source":["bank"]})",
            "error bus.rule-patterns at B+F+G");
        row("a rule with six targets", "bus.",
            R"(B event-bus; F function; G function; H function; I function; J function; K function
               B -> F rule=R; B -> G rule=R; B -> H rule=R; B -> I rule=R; B -> J rule=R; B -> K rule=R)",
            "error bus.rule-targets at B+F+G+H+I+J+K");
    }
};

QTEST_APPLESS_MAIN(MessagingTest)
#include "messaging_test.moc"
