// SPDX-License-Identifier: MIT
// Event buses: rules, retries and their ends, quotas, archive and replay, and the reasons.
#include <QTest>
#include <algorithm>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

std::string once(const std::string& more) {
    return R"({"for": "48h", "stimuli": [{"at": "B", "arrivals": {"times": ["0s"]}}], )" + more + "}";
}

/// The facts of a node and type with this reason.
long countOf(const Rehearsal& run, NodeId node, FactType type, std::string_view reason) {
    return std::ranges::count_if(run.facts, [&](const simulator::Fact& fact) {
        return fact.node == node && fact.type == type && fact.reason == reason;
    });
}

}  // namespace

class BusTest : public QObject {
    Q_OBJECT
private slots:
    void aRuleSaysWhichFieldFailed() {
        const Design design = sketch(
            R"(B(event-bus) -> F(function) trigger pattern={"detail-type":["placed"],"detail":{"total":[{"numeric":[">",100]}]}})");
        const NodeId bus = nodeOf(design, "B");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "B", "detail_type": "placed", "payload": {"total": 5}, "arrivals": {"times": ["0s"]}},
            {"at": "B", "detail_type": "paid", "payload": {"total": 500}, "arrivals": {"times": ["1s"]}},
            {"at": "B", "detail_type": "placed", "payload": {"total": 500}, "arrivals": {"times": ["2s"]}}]})");
        QCOMPARE(run.metric("B", "filtered"), 2.0);
        QCOMPARE(run.metric("F", "received"), 1.0);
        QCOMPARE(countOf(run, bus, FactType::Filtered, R"('detail-type' must be "placed")"), 1L);
        const std::string first = run.reasonOf(bus, FactType::Filtered);
        QVERIFY2(first.starts_with("'detail.total' must be"), first.c_str());
    }

    void listsOfObjectsMustMatchInOneElement() {
        const Design design = sketch(
            R"(B(event-bus) -> F(function) trigger pattern={"detail":{"items":{"id":[1],"state":["sold"]}}})");
        const Rehearsal run = rehearse(design, R"({"stimuli": [{"at": "B", "arrivals": {"times": ["0s"]},
            "payload": {"items": [{"id": 1, "state": "new"}, {"id": 2, "state": "sold"}]}}]})");
        QCOMPARE(run.reasonOf(nodeOf(design, "B"), FactType::Filtered),
                 std::string("each field matches, but not in the same element of a list"));
    }

    void aRuleHasSeveralTargets() {
        const Design design = sketch(R"(
            B(event-bus) -> F(function) trigger rule=orders pattern={"detail":{"a":[1]}}
            B -> G(function) trigger rule=orders pattern={"detail":{"a":[1]}})");
        const Rehearsal run = rehearse(design, R"({"stimuli": [
            {"at": "B", "payload": {"a": 1}, "arrivals": {"times": ["0s"]}},
            {"at": "B", "payload": {"a": 2}, "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "received"), 1.0);
        QCOMPARE(run.metric("G", "received"), 1.0);
        QCOMPARE(run.metric("B", "filtered"), 2.0);
    }

    /// What the rule makes of the event is what the function's templates see.
    void aTargetMayGetAnotherInput_data() {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("when");
        const auto row = [](const char* name, const char* input, const char* when) {
            QTest::newRow(name) << QString(input) << QString(when);
        };
        row("a constant", R"(input={"kind":"fixed"})", R"({"kind":["fixed"]})");
        row("a part", "input_path=$.detail.order", R"({"id":[7]})");
        row("a template",
            R"(input_transformer={"InputPathsMap":{"id":"$.detail.order.id"},"InputTemplate":"{\u0022no\u0022:<id>,\u0022rule\u0022:\u0022<aws.events.rule-name>\u0022}"})",
            R"({"no":[7],"rule":["orders"]})");
    }

    void aTargetMayGetAnotherInput() {
        QFETCH(QString, input);
        QFETCH(QString, when);
        const Design design =
            sketch("B event-bus\nF function simulation.effects=[{\"to\":\"Out\",\"when\":" + when.toStdString() +
                   "}]\nB -> F rule=orders " + input.toStdString() + "\nF -> Out(sqs-queue)");
        const Rehearsal run = rehearse(design, R"({"stimuli": [{"at": "B", "arrivals": {"times": ["0s"]},
            "payload": {"order": {"id": 7}}}]})");
        QCOMPARE(run.metric("Out", "received"), 1.0);
    }

    void retriesEndAfterTheirNumber() {
        const Design design = sketch(R"(
            B(event-bus) -> F(function) trigger maximum_retry_attempts=3
            B -> D(sqs-queue) dead-letter)");
        const Rehearsal run = rehearse(design, once(R"("faults": [{"at": "F", "type": "throttle"}])"));
        QCOMPARE(run.metric("B", "retries"), 3.0);
        QCOMPARE(run.reasonOf(nodeOf(design, "B"), FactType::Retried), std::string("the target throttled it"));
        QCOMPARE(run.reasonOf(nodeOf(design, "B"), FactType::DeadLettered),
                 std::string("given up after 3 retries: the target throttled it"));
        QCOMPARE(run.metric("D", "received"), 1.0);
    }

    void retriesEndWithTheEventsAge() {
        const Design design = sketch("B(event-bus) -> F(function) trigger maximum_event_age=1m");
        const Rehearsal run = rehearse(design, once(R"("faults": [{"at": "F", "type": "down"}])"));
        QVERIFY(run.metric("B", "retries") >= 5 && run.metric("B", "retries") <= 8);
        QCOMPARE(run.reasonOf(nodeOf(design, "B"), FactType::Lost),
                 std::string("too old for another retry: the target is down"));
        QVERIFY(run.timesOf(nodeOf(design, "B"), FactType::Lost).front() <= 61);
    }

    void theDefaultsLastADay() {
        const Design design = sketch("B(event-bus) -> F(function)");
        const Rehearsal run = rehearse(design, once(R"("faults": [{"at": "F", "type": "down"}])"));
        QCOMPARE(run.metric("B", "lost"), 1.0);
        QVERIFY(run.metric("B", "retries") <= 185);
        const double end = run.timesOf(nodeOf(design, "B"), FactType::Lost).front();
        QVERIFY(end > 20 * 3600 && end <= 24 * 3600 + 1);
    }

    void aDeniedTargetIsNotTriedAgain() {
        const Design design = sketch(R"(
            L function simulation.effects=[{"to":"Out","when":{"messageAttributes":{"ERROR_CODE":{"stringValue":["NO_PERMISSIONS"]}}}}]
            B(event-bus) -> F(function)
            B -> D(sqs-queue) dead-letter
            D -> L
            L -> Out(sqs-queue))");
        const Rehearsal run = rehearse(design, once(R"("faults": [{"at": "F", "type": "denied"}])"));
        QCOMPARE(run.metric("B", "retries"), 0.0);
        QCOMPARE(run.metric("B", "dead_lettered"), 1.0);
        QCOMPARE(run.metric("Out", "received"), 1.0);  // the dead letter carries the error
    }

    void morePutsThanTheQuotaAreRefused() {
        const Design design = sketch("B event-bus simulation.put_rate=10\nB -> F(function)");
        const Rehearsal run =
            rehearse(design, R"({"stimuli": [{"at": "B", "arrivals": {"burst": 15, "at": "0s"}}]})");
        QCOMPARE(run.metric("B", "throttled"), 5.0);
        QCOMPARE(run.metric("F", "received"), 10.0);
        QCOMPARE(run.reasonOf(nodeOf(design, "B"), FactType::Throttled),
                 std::string("more events a second than the Region's quota"));
    }

    void moreInvocationsThanTheQuotaAreDelayed() {
        const Design design =
            sketch("B event-bus simulation.invocation_rate=10 simulation.latency=0s\nB -> F(function)");
        const Rehearsal run =
            rehearse(design, R"({"for": "1m", "stimuli": [{"at": "B", "arrivals": {"burst": 30, "at": "0s"}}]})");
        QCOMPARE(run.metric("F", "received"), 30.0);
        QCOMPARE(run.metric("B", "throttled"), 20.0);
        const std::vector<double> times = run.timesOf(nodeOf(design, "F"), FactType::Received);
        QCOMPARE(times.front(), 0.0);
        QCOMPARE(times.back(), 2.0);
        QCOMPARE(run.reasonOf(nodeOf(design, "B"), FactType::Throttled),
                 std::string("delayed: more invocations a second than the quota"));
    }

    void anEntryMayBeTooLarge() {
        const Design design = sketch("B(event-bus) -> F(function)");
        const Rehearsal run =
            rehearse(design, R"({"stimuli": [{"at": "B", "payload": ")" + std::string(1'048'600, 'x') +
                                 R"(", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.reasonOf(nodeOf(design, "B"), FactType::Rejected), std::string("larger than 1 MB"));
    }

    void anArchiveIsReplayed() {
        const Design design = sketch("B event-bus archive=1d simulation.latency=0s\nB -> F(function)");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "stimuli": [
            {"at": "B", "arrivals": {"every": "30s", "until": "10m"}},
            {"at": "B", "replay": {"from": "2m", "to": "4m"}, "arrivals": {"times": ["20m", "30m"]}}]})");
        const double archived = run.metric("F", "received") - 8;  // each replay: four events of two minutes
        QCOMPARE(archived,
                 static_cast<double>(std::ranges::count_if(run.timesOf(nodeOf(design, "F"), FactType::Received),
                                                           [](double time) { return time < 1200; })));
        QCOMPARE(countOf(run, nodeOf(design, "B"), FactType::Handled, "the archive is replayed"), 2L);
    }

    void anArchiveForgets() {
        const Design design = sketch("B event-bus archive=1d\nB -> F(function)");
        const Rehearsal run = rehearse(design, R"({"for": "72h", "stimuli": [
            {"at": "B", "arrivals": {"times": ["0s", "30h"]}},
            {"at": "B", "replay": {"from": "0s", "to": "48h"}, "arrivals": {"times": ["40h"]}}]})");
        QCOMPARE(run.metric("F", "received"), 3.0);
    }

    void aReplayNeedsAnArchive() {
        Design design = sketch("B(event-bus) -> F(function)");
        const Json scenarios = {{"test", Json::parse(R"({"stimuli": [{"at": "B", "replay": {"from": "0s"},
                                                         "arrivals": {"times": ["1m"]}}]})")}};
        QVERIFY(design.editSection("scenarios", scenarios).ok());
        const auto scenario = simulator::findScenario(design, builtinCatalog());
        const bool refused =
            !scenario || !simulator::simulate(design.architecture(), builtinCatalog(), *scenario, {}).ok();
        QVERIFY(refused);
    }
};

QTEST_APPLESS_MAIN(BusTest)
#include "bus_test.moc"
