// SPDX-License-Identifier: MIT
// IoT rules: which messages their queries take, what goes to their actions, and why the others go no further.
#include <QTest>

#include <algorithm>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::Fact;
using simulator::FactType;

namespace {

std::string messages(const Json& payload, const Json& topic = {}, int count = 2) {
    Json stimulus{{"at", "R"}, {"payload", payload}, {"arrivals", {{"burst", count}, {"at", "1s"}}}};
    if (!topic.is_null()) stimulus["topic"] = topic;
    return Json{{"for", "10m"}, {"stimuli", Json::array({stimulus})}}.dump();
}

long count(const Rehearsal& run, const Design& design, const char* node, FactType type, std::string_view reason) {
    return std::ranges::count_if(run.facts, [&](const Fact& fact) {
        return fact.type == type && fact.node == nodeOf(design, node) && fact.reason == reason;
    });
}

Design rule(const std::string& sql, const std::string& rest = "R -> F(function)") {
    return sketch("R iot-rule sql=" + Json(sql).dump() + "\n" + rest);
}

constexpr std::string_view kOtherTopic = "the topic is not among those of the query's FROM";
constexpr std::string_view kNotTrue = "the query's WHERE is not true";

}  // namespace

class IotRuleTest : public QObject {
    Q_OBJECT
private slots:
    /// One report on all actions that failed, when the last of them is given up.
    void theErrorActionHearsOfAllFailures() {
        const Design design = rule("SELECT * FROM 'devices/+/telemetry'",
                                   R"(R -> F(function); R -> Q(sqs-queue); R -> Kept(sqs-queue) send
            R -> Errors(sqs-queue) error-action
            Clerk function simulation.effects=[{"to":"Seen","when":{"body":{"topic":["devices/d7/telemetry"],
                "failures":{"failedAction":["SqsAction"]}}}}]
            Errors -> Clerk; Clerk -> Seen(sqs-queue))");
        const Rehearsal run = rehearse(
            design, R"({"for": "48h", "stimuli": [{"at": "R", "topic": "devices/d7/telemetry", "payload": {"t": 1},
                         "arrivals": {"times": ["0s"]}}],
                        "faults": [{"at": "F", "type": "denied"}, {"at": "Q", "type": "denied"}]})");
        QCOMPARE(run.metric("Errors", "received"), 1.0);
        QCOMPARE(run.metric("Kept", "received"), 1.0);
        QCOMPARE(run.metric("Seen", "received"), 1.0);
        QCOMPARE(run.metric("R", "dead_lettered"), 1.0);
    }

    void aFailingErrorActionLosesTheMessage() {
        const Design design =
            rule("SELECT * FROM 'devices/+/telemetry'", R"(R -> F(function); R -> E(sqs-queue) error-action)");
        const Rehearsal run = rehearse(
            design,
            R"({"for": "48h", "stimuli": [{"at": "R", "topic": "devices/d7/telemetry", "arrivals": {"times": ["0s"]}}],
                        "faults": [{"at": "F", "type": "denied"}, {"at": "E", "type": "denied"}]})");
        QCOMPARE(run.metric("R", "lost"), 1.0);
    }

    void whereChooses_data() {
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<bool>("taken");
        QTest::newRow("true") << QByteArray("temperature > 20") << true;
        QTest::newRow("false") << QByteArray("temperature > 30") << false;
        QTest::newRow("nothing there") << QByteArray("humidity > 1") << false;
        QTest::newRow("topic") << QByteArray("topic(2) = 'd7'") << true;
        QTest::newRow("other topic level") << QByteArray("topic(2) = 'd8'") << false;
        QTest::newRow("what differs") << QByteArray("isUndefined(id) = false") << true;
        QTest::newRow("time") << QByteArray("timestamp() > 0") << true;
    }

    void whereChooses() {
        QFETCH(QByteArray, where);
        QFETCH(bool, taken);
        const Design design = rule("SELECT * FROM 'devices/+/telemetry' WHERE " + where.toStdString());
        const Rehearsal run =
            rehearse(design, messages({{"temperature", 21.5}, {"id", "${uuid}"}}, "devices/d7/telemetry"));
        QCOMPARE(run.metric("F", "received"), taken ? 2.0 : 0.0);
        QCOMPARE(count(run, design, "R", FactType::Filtered, kNotTrue), taken ? 0L : 2L);
        QCOMPARE(count(run, design, "R", FactType::Handled, kNotTrue), taken ? 0L : 2L);
    }

    /// Messages of one stimulus, of which the query takes some.
    void whereMayLookAtWhatDiffers() {
        const Design design = rule("SELECT * FROM 'a/#' WHERE number % 2 = 0");
        const Rehearsal run = rehearse(design, messages({{"number", "${sequence}"}}, "a/b", 10));
        QCOMPARE(run.metric("F", "received"), 5.0);
        QCOMPARE(run.metric("R", "filtered"), 5.0);
    }

    void fromChooses_data() {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<bool>("taken");
        const auto row = [](const char* filter, const char* topic, bool taken) {
            QTest::addRow("%s %s", filter, topic) << QByteArray(filter) << QByteArray(topic) << taken;
        };
        row("devices/+/telemetry", "devices/d7/telemetry", true);
        row("devices/+/telemetry", "devices/d7/state", false);
        row("devices/+/telemetry", "devices/d7/telemetry/raw", false);
        row("devices/#", "devices/d7/telemetry/raw", true);
        row("devices/#", "plants/p1", false);
        row("devices/+/telemetry", "$aws/rules/R/whatever", true);  // Basic Ingest goes to the rule that it names
        row("devices/+/telemetry", "$aws/rules/Other/devices/d7/telemetry", false);
    }

    void fromChooses() {
        QFETCH(QByteArray, filter);
        QFETCH(QByteArray, topic);
        QFETCH(bool, taken);
        const Design design = rule("SELECT * FROM '" + filter.toStdString() + "'");
        const Rehearsal run = rehearse(design, messages({{"id", "${uuid}"}}, topic.toStdString()));
        QCOMPARE(run.metric("F", "received"), taken ? 2.0 : 0.0);
        QCOMPARE(count(run, design, "R", FactType::Filtered, kOtherTopic), taken ? 0L : 2L);
    }

    void messagesWithoutATopicHaveOneThatFits() {
        const Design design = rule("SELECT * FROM 'devices/+/telemetry' WHERE topic(3) = 'telemetry'");
        QCOMPARE(rehearse(design, messages({{"id", 1}})).metric("F", "received"), 2.0);
    }

    void whatTheQuerySelectsIsTheActionsPayload() {
        const Design design = rule("SELECT temperature AS t, topic(2) AS device FROM 'devices/+/telemetry'", R"(
            F function simulation.effects=[
                {"to":"Hot","when":{"t":[{"numeric":[">",30]}],"device":["d7"]}},
                {"to":"Cold","when":{"temperature":[{"exists":true}]}}]
            R -> F -> Hot(sqs-queue)
            F -> Cold(sqs-queue))");
        const Rehearsal run = rehearse(design, messages({{"temperature", 31}}, "devices/d7/telemetry"));
        QCOMPARE(run.metric("Hot", "received"), 2.0);
        QCOMPARE(run.metric("Cold", "received"), 0.0);  // what was not selected is gone
    }

    void everyActionTakesTheMessage() {
        const Design design = rule("SELECT * FROM 'a'", "R -> F(function)\nR -> G(function)\nR -> S(iot-rule)");
        const Rehearsal run = rehearse(design, messages({{"id", 1}}, "a"));
        QCOMPARE(run.metric("F", "received"), 2.0);
        QCOMPARE(run.metric("G", "received"), 2.0);
        QCOMPARE(run.metric("S", "received"), 2.0);
    }

    // --- Republishing ---

    void republishedMessagesHaveTheActionsTopic_data() {
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<bool>("taken");
        QTest::newRow("its own") << QByteArray("alarms/hot") << QByteArray("alarms/+") << true;
        QTest::newRow("other") << QByteArray("alarms/hot") << QByteArray("devices/+/telemetry") << false;
        QTest::newRow("the default") << QByteArray("republished/${topic()}") << QByteArray("republished/#") << true;
        QTest::newRow("of the payload") << QByteArray("alarms/${room}") << QByteArray("alarms/kitchen") << true;
        QTest::newRow("reserved") << QByteArray("$$aws/things/x/shadow/update")
                                  << QByteArray("$aws/things/+/shadow/update") << true;
    }

    void republishedMessagesHaveTheActionsTopic() {
        QFETCH(QByteArray, topic);
        QFETCH(QByteArray, filter);
        QFETCH(bool, taken);
        for (const char* select : {"*", "room"}) {
            const Design design =
                rule(std::string("SELECT ") + select + " FROM 'devices/+/telemetry'",
                     "Second iot-rule sql=" + Json("SELECT * FROM '" + filter.toStdString() + "'").dump() +
                         "\nR -> Second topic=" + Json(topic.toStdString()).dump() + "\nSecond -> F(function)");
            const Rehearsal run =
                rehearse(design, messages({{"room", "kitchen"}, {"id", 7}}, "devices/d7/telemetry"));
            QCOMPARE(run.metric("F", "received"), taken ? 2.0 : 0.0);
            QCOMPARE(count(run, design, "Second", FactType::Filtered, kOtherTopic), taken ? 0L : 2L);
        }
    }

    void theSecondRuleSeesWhatTheFirstSelected() {
        const Design design = rule("SELECT temperature AS t FROM 'a'", R"(
            Second iot-rule sql="SELECT * FROM 'b' WHERE t > 20"
            R -> Second topic=b
            Second -> F(function))");
        QCOMPARE(rehearse(design, messages({{"temperature", 21}}, "a")).metric("F", "received"), 2.0);
        QCOMPARE(rehearse(design, messages({{"temperature", 19}}, "a")).metric("F", "received"), 0.0);
    }

    // --- Faults ---

    void anActionThatFailsIsTriedAgain() {
        const Design design = rule("SELECT * FROM 'a'");
        const Rehearsal run = rehearse(design, R"({"for": "1h",
            "stimuli": [{"at": "R", "topic": "a", "arrivals": {"burst": 2, "at": "1s"}}],
            "faults": [{"at": "F", "type": "down", "until": "1m"}]})");
        QVERIFY(run.metric("R", "retries") >= 2);
        QCOMPARE(run.metric("F", "invocations"), 2.0);
        QCOMPARE(run.metric("R", "in_flight"), 0.0);
    }

    void faultsAtTheRule_data() {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<double>("received");
        QTest::newRow("down") << QByteArray("down") << 0.0;
        QTest::newRow("error") << QByteArray("error") << 0.0;
        QTest::newRow("throttle") << QByteArray("throttle") << 0.0;
        QTest::newRow("offline") << QByteArray("offline") << 0.0;
        QTest::newRow("duplicate") << QByteArray("duplicate") << 4.0;
        QTest::newRow("latency") << QByteArray("latency") << 2.0;
        QTest::newRow("reorder") << QByteArray("reorder") << 2.0;
    }

    void faultsAtTheRule() {
        QFETCH(QByteArray, fault);
        QFETCH(double, received);
        const Design design = rule("SELECT * FROM 'a'");
        const Rehearsal run = rehearse(design, R"({"for": "1h",
            "stimuli": [{"at": "R", "topic": "a", "arrivals": {"burst": 2, "at": "1s"}}],
            "faults": [{"at": "R", "type": ")" + fault.toStdString() +
                                                   R"(", "add": "2s"}]})");
        QCOMPARE(run.metric("F", "received"), received);
    }

    void aQueryThatIsNotValidTakesEverything() {
        const Design design = rule("SELEKT everything");
        QCOMPARE(rehearse(design, messages({{"id", 1}}, "any/topic")).metric("F", "received"), 2.0);
    }
};

QTEST_APPLESS_MAIN(IotRuleTest)
#include "iot_rule_test.moc"
