// SPDX-License-Identifier: MIT
// SNS topics: who gets what, what is tried again, what is given up, and the reasons.
#include <QTest>
#include <algorithm>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

std::string once(const std::string& more) {
    return R"({"for": "1h", "stimuli": [{"at": "T", "arrivals": {"times": ["0s"]}}], )" + more + "}";
}

}  // namespace

class TopicTest : public QObject {
    Q_OBJECT
private slots:
    void filterSaysWhichFieldFailed_data() {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<QByteArray>("stimulus");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("body") << QByteArray(R"(filter_policy={"type":["order"]})")
                              << QByteArray(R"("payload": {"type": "invoice"})")
                              << QByteArray(R"('type' must be "order")");
        QTest::newRow("absent in the body")
            << QByteArray(R"(filter_policy={"type":["order"]})") << QByteArray(R"("payload": {"id": "${uuid}"})")
            << QByteArray(R"('type' must be "order")");
        QTest::newRow("what differs between messages")
            << QByteArray(R"(filter_policy={"id":[{"prefix":"x"}]})") << QByteArray(R"("payload": {"id": "${uuid}"})")
            << QByteArray(R"('id' must begin with "x")");
        QTest::newRow("attributes")
            << QByteArray(R"(filter_policy={"size":[{"numeric":[">",10]}]} filter_policy_scope=MessageAttributes)")
            << QByteArray(R"("attributes": {"size": 3}, "payload": {"size": 50})") << QByteArray("'size' must be");
    }

    void filterSaysWhichFieldFailed() {
        QFETCH(QByteArray, filter);
        QFETCH(QByteArray, stimulus);
        QFETCH(QByteArray, reason);
        const Design design = sketch("T sns-topic\nT -> F(function) " + filter.toStdString());
        const Rehearsal run = rehearse(design, R"({"stimuli": [{"at": "T", "arrivals": {"times": ["0s", "1s"]}, )" +
                                                   stimulus.toStdString() + "}]}");
        QCOMPARE(run.metric("T", "filtered"), 2.0);
        QCOMPARE(run.metric("F", "received"), 0.0);
        const std::string why = run.reasonOf(nodeOf(design, "T"), FactType::Filtered);
        QVERIFY2(why.starts_with(reason.toStdString()), why.c_str());
    }

    void attributesPassTheirPolicy() {
        const Design design = sketch(
            R"(T sns-topic; T -> F(function) filter_policy={"kind":["a"]} filter_policy_scope=MessageAttributes)");
        const Rehearsal run = rehearse(design, R"({"stimuli": [{"at": "T", "attributes": {"kind": "a"},
                                                   "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "received"), 1.0);
    }

    void aTargetThatIsDownIsTriedAgain() {
        const Design design = sketch("T sns-topic simulation.latency=0s\nT -> Q(sqs-queue)\nQ -> F(function)");
        const Rehearsal run =
            rehearse(design, once(R"("faults": [{"at": "Q", "type": "down", "until": "1500ms"}])"));
        QCOMPARE(run.metric("T", "retries"), 5.0);  // three at once, two after a second each
        QCOMPARE(run.reasonOf(nodeOf(design, "T"), FactType::Retried), std::string("the target is down"));
        QCOMPARE(run.metric("F", "received"), 1.0);
        QCOMPARE(run.metric("T", "lost"), 0.0);
    }

    void whatIsTriedAgainIsWrappedOnce() {
        const Design design = sketch(R"(
            F function simulation.effects=[{"to":"Out","when":{"body":{"Message":{"id":[1]}}}}]
            T(sns-topic) -> Q(sqs-queue) -> F
            F -> Out(sqs-queue))");
        const Rehearsal run = rehearse(design, R"({"for": "1h",
            "stimuli": [{"at": "T", "payload": {"id": 1}, "arrivals": {"times": ["0s"]}}],
            "faults": [{"at": "Q", "type": "down", "until": "10s"}]})");
        QVERIFY(run.metric("T", "retries") > 1);
        QCOMPARE(run.metric("Out", "received"), 1.0);
    }

    void aRefusalForGoodIsNotTriedAgain() {
        const Design design = sketch("T sns-topic\nT -> F(function)");
        const Rehearsal run = rehearse(design, once(R"("faults": [{"at": "F", "type": "denied"}])"));
        const NodeId topic = nodeOf(design, "T");
        QCOMPARE(run.metric("T", "retries"), 0.0);
        QCOMPARE(run.metric("T", "lost"), 1.0);
        QCOMPARE(run.reasonOf(topic, FactType::Lost),
                 std::string("refused for good: the target does not allow it"));
        QCOMPARE(run.reasonOf(nodeOf(design, "F"), FactType::Rejected),
                 std::string("denied: no permission, or it was deleted"));
    }

    void throttlingIsTriedAgain() {
        const Design design = sketch("T sns-topic\nT -> F(function)");
        const Rehearsal run =
            rehearse(design, once(R"("faults": [{"at": "F", "type": "throttle", "until": "5s"}])"));
        QCOMPARE(run.reasonOf(nodeOf(design, "T"), FactType::Retried), std::string("the target throttled it"));
        QCOMPARE(run.metric("F", "succeeded"), 1.0);
    }

    void aDeadLetterQueueServesItsSubscription() {
        const Design design = sketch(R"(
            T(sns-topic) -> F(function)
            T -> G(function)
            T -> OfF(sqs-queue) dead-letter of=F
            T -> OfAll(sqs-queue) dead-letter)");
        const Rehearsal one = rehearse(design, once(R"("faults": [{"at": "F", "type": "denied"}])"));
        QCOMPARE(one.metric("OfF", "received"), 1.0);
        QCOMPARE(one.metric("OfAll", "received"), 0.0);
        QCOMPARE(one.metric("G", "succeeded"), 1.0);
        QCOMPARE(one.metric("T", "dead_lettered"), 1.0);
        QCOMPARE(one.reasonOf(nodeOf(design, "T"), FactType::DeadLettered),
                 std::string("refused for good: the target does not allow it"));
        const Rehearsal other = rehearse(design, once(R"("faults": [{"at": "G", "type": "denied"}])"));
        QCOMPARE(other.metric("OfF", "received"), 0.0);
        QCOMPARE(other.metric("OfAll", "received"), 1.0);
    }

    void theLastRetryExhausts() {
        const Design design = sketch("T sns-topic\nT -> F(function)\nT -> D(sqs-queue) dead-letter");
        const Rehearsal run = rehearse(design, R"({"for": "600h",
            "stimuli": [{"at": "T", "arrivals": {"times": ["0s"]}}],
            "faults": [{"at": "F", "type": "down"}]})");
        QCOMPARE(run.metric("T", "retries"), 100015.0);
        QCOMPARE(run.reasonOf(nodeOf(design, "T"), FactType::DeadLettered),
                 std::string("given up after 100015 retries: the target is down"));
        QCOMPARE(run.metric("D", "received"), 1.0);
    }

    void aDeadLetterQueueMayRefuseToo() {
        const Design design = sketch("T sns-topic\nT -> F(function)\nT -> D(sqs-queue) dead-letter");
        const Rehearsal run = rehearse(
            design, once(R"("faults": [{"at": "F", "type": "denied"}, {"at": "D", "type": "denied"}])"));
        QCOMPARE(run.reasonOf(nodeOf(design, "T"), FactType::Lost),
                 std::string("its dead-letter queue did not take it: refused for good: the target does not allow it"));
    }

    void aMessageMayBeTooLarge() {
        const Design design = sketch("T sns-topic\nT -> F(function)");
        const std::string large(257 * 1024, 'x');
        const Rehearsal run = rehearse(design, R"({"stimuli": [{"at": "T", "payload": ")" + large +
                                                   R"(", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "received"), 0.0);
        QCOMPARE(run.reasonOf(nodeOf(design, "T"), FactType::Rejected), std::string("larger than 256 KB"));
    }

    void rawDeliveryLeavesTheMessageBare() {
        const Design design = sketch(R"(
            F function simulation.effects=[{"to":"Out","when":{"body":{"id":[1]}}}]
            T(sns-topic) -> Q(sqs-queue) deliver raw=true
            Q -> F
            F -> Out(sqs-queue))");
        const Rehearsal run = rehearse(
            design, R"({"stimuli": [{"at": "T", "payload": {"id": 1}, "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("Out", "received"), 1.0);
    }

    void fifoTopicsDropDuplicatesWithinFiveMinutes() {
        const Design design = sketch("T sns-topic fifo=true\nQ sqs-queue fifo=true\nT -> Q");
        const Rehearsal run = rehearse(design, R"({"for": "20m", "stimuli": [{"at": "T", "group": "g",
            "deduplication": "one", "arrivals": {"times": ["0s", "4m", "6m"]}}]})");
        QCOMPARE(run.metric("Q", "received"), 2.0);
        QCOMPARE(run.reasonOf(nodeOf(design, "T"), FactType::Filtered),
                 std::string("a duplicate within five minutes"));
    }

    void fifoTopicsKeepTheOrderOfAGroup() {
        const Design design = sketch(R"(
            T sns-topic fifo=true simulation.latency={"uniform":["0s","10s"]}
            Q sqs-queue fifo=true
            T -> Q)");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [{"at": "T", "group": "g",
            "payload": {"n": "${sequence}"}, "arrivals": {"burst": 50, "at": "0s"}}]})");
        std::vector<std::uint32_t> order;
        for (const simulator::Fact& fact : run.facts)
            if (fact.type == FactType::Received && fact.node == nodeOf(design, "Q")) order.push_back(fact.message.number);
        QCOMPARE(order.size(), std::size_t{50});
        QVERIFY(std::ranges::is_sorted(order));
    }

    void fifoTopicsTakeThreeHundredMessagesASecond() {
        const Design design = sketch("T sns-topic fifo=true\nQ sqs-queue fifo=true\nT -> Q");
        const Rehearsal run = rehearse(design, R"({"stimuli": [{"at": "T", "group": "g", "payload": {"n": "${sequence}"},
            "arrivals": {"burst": 350, "at": "0s"}}]})");
        QCOMPARE(run.metric("T", "throttled"), 50.0);
        QCOMPARE(run.metric("Q", "received"), 300.0);
        QCOMPARE(run.reasonOf(nodeOf(design, "T"), FactType::Throttled),
                 std::string("a FIFO topic takes 300 messages a second"));
    }
};

QTEST_APPLESS_MAIN(TopicTest)
#include "topic_test.moc"
