// SPDX-License-Identifier: MIT
// Buckets: whom they notify of what, what they refuse, and why.
#include <QTest>

#include <algorithm>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::Fact;
using simulator::FactType;

namespace {

long count(const Rehearsal& run, const Design& design, FactType type, std::string_view reason) {
    return std::ranges::count_if(run.facts, [&](const Fact& fact) {
        return fact.type == type && fact.node == nodeOf(design, "B") && fact.reason == reason;
    });
}

std::string objects(const Json& payload, const char* event = nullptr, int howMany = 2) {
    Json stimulus{{"at", "B"}, {"payload", payload}, {"arrivals", {{"burst", howMany}, {"at", "1s"}}}};
    if (event) stimulus["event"] = event;
    return Json{{"for", "1h"}, {"stimuli", Json::array({stimulus})}}.dump();
}

}  // namespace

class BucketTest : public QObject {
    Q_OBJECT
private slots:
    void notificationsChooseTheirEvents_data() {
        QTest::addColumn<QByteArray>("events");
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<bool>("notified");
        const auto row = [](const char* events, const char* event, bool notified) {
            QTest::addRow("%s %s", events, event) << QByteArray(events) << QByteArray(event) << notified;
        };
        row("s3:ObjectCreated:*", "ObjectCreated:Put", true);
        row("s3:ObjectCreated:*", "ObjectCreated:CompleteMultipartUpload", true);
        row("s3:ObjectCreated:*", "ObjectRemoved:Delete", false);
        row("s3:ObjectCreated:Put", "ObjectCreated:Put", true);
        row("s3:ObjectCreated:Put", "ObjectCreated:Copy", false);
        row("s3:ObjectRemoved:*", "ObjectRemoved:Delete", true);
        row("s3:ObjectRemoved:Delete", "ObjectRemoved:DeleteMarkerCreated", false);
        row("s3:ObjectTagging:*", "ObjectTagging:Put", true);
    }

    void notificationsChooseTheirEvents() {
        QFETCH(QByteArray, events);
        QFETCH(QByteArray, event);
        QFETCH(bool, notified);
        const Design design = sketch("B(s3-bucket) -> F(function) events=" + events.toStdString());
        const Rehearsal run = rehearse(design, objects({{"key", "a.txt"}}, event.constData()));
        QCOMPARE(run.metric("F", "received"), notified ? 2.0 : 0.0);
        QCOMPARE(
            count(run, design, FactType::Filtered, "the event is not one that the notification is for"),
            notified ? 0L : 2L);
        const bool removed = event.startsWith("ObjectRemoved");
        QCOMPARE(run.metric("B", "deleted"), removed ? 2.0 : 0.0);
        QCOMPARE(run.metric("B", "written"), removed ? 0.0 : 2.0);
    }

    void notificationsChooseByKey_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("reason");
        constexpr const char* kPrefix = "the key does not begin with the notification's prefix";
        constexpr const char* kSuffix = "the key does not end with the notification's suffix";
        QTest::newRow("fits") << QByteArray("images/cat.jpg") << QByteArray();
        QTest::newRow("an id in it") << QByteArray("images/${uuid}.jpg") << QByteArray();
        QTest::newRow("prefix") << QByteArray("videos/cat.jpg") << QByteArray(kPrefix);
        QTest::newRow("prefix, with an id") << QByteArray("${uuid}/images/cat.jpg") << QByteArray(kPrefix);
        QTest::newRow("suffix") << QByteArray("images/cat.png") << QByteArray(kSuffix);
        QTest::newRow("suffix, with an id") << QByteArray("images/${uuid}") << QByteArray(kSuffix);
    }

    void notificationsChooseByKey() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, reason);
        const Design design = sketch("B(s3-bucket) -> F(function) prefix=images/ suffix=.jpg\nB -> All(function)");
        const Rehearsal run = rehearse(design, objects({{"key", key.toStdString()}, {"size", 1024}}));
        QCOMPARE(run.metric("F", "received"), reason.isEmpty() ? 2.0 : 0.0);
        QCOMPARE(run.metric("All", "received"), 2.0);
        if (!reason.isEmpty()) QCOMPARE(count(run, design, FactType::Filtered, reason.toStdString()), 2L);
    }

    void everyTargetIsNotified() {
        const Design design = sketch(R"(
            B(s3-bucket) -> Q(sqs-queue) notify
            B -> T(sns-topic) notify
            B -> Bus(event-bus) notify)");
        const Rehearsal run = rehearse(design, objects({{"key", "a"}}, "ObjectRemoved:Delete"));
        QCOMPARE(run.metric("Q", "received"), 0.0);
        QCOMPARE(run.metric("T", "received"), 0.0);
        QCOMPARE(run.metric("Bus", "received"), 2.0);  // EventBridge takes all events
    }

    void aTargetThatIsDownIsToldLater() {
        const Design design = sketch("B(s3-bucket) -> Q(sqs-queue) notify");
        const Rehearsal run = rehearse(design, R"({"for": "1h",
            "stimuli": [{"at": "B", "arrivals": {"burst": 2, "at": "1s"}}],
            "faults": [{"at": "Q", "type": "down", "until": "10m"}]})");
        QVERIFY(run.metric("B", "retries") >= 2);
        QCOMPARE(run.metric("Q", "received") - run.metric("B", "retries"), 2.0);
        QCOMPARE(run.metric("B", "in_flight"), 0.0);
    }

    void notificationsAreGivenUpAfterADay() {
        const Design design = sketch("B(s3-bucket) -> Q(sqs-queue) notify");
        const Rehearsal run = rehearse(design, R"({"for": "3d",
            "stimuli": [{"at": "B", "arrivals": {"times": ["1s"]}}], "faults": [{"at": "Q", "type": "down"}]})");
        QCOMPARE(count(run, design, FactType::Lost, "given up after 17280 retries: the target is down"), 1L);
    }

    // --- Request rates ---

    void tooManyWritesAreToldToSlowDown() {
        const Design design = sketch("C(client) -> A(http-api) -> F(function) -> B(s3-bucket) write");
        const Rehearsal own =
            rehearse(design, R"({"for": "1m", "stimuli": [{"at": "B", "arrivals": {"burst": 3510, "at": "0s"}}]})");
        QCOMPARE(own.metric("B", "written"), 3500.0);
        QCOMPARE(count(own, design, FactType::Rejected, "503 Slow Down: too many writes per second"), 10L);
    }

    void whoIsToldToSlowDownHasAnError() {
        const Design design = sketch(R"(
            B s3-bucket simulation.write_rate=1
            F function maximum_retry_attempts=0 simulation.duration=10ms simulation.init=0s simulation.call_attempts=1
            F -> B write)");
        const Rehearsal run =
            rehearse(design, R"({"for": "1m", "stimuli": [{"at": "F", "arrivals": {"burst": 3, "at": "0s"}}]})");
        QCOMPARE(run.metric("B", "rejected"), 2.0);
        QCOMPARE(run.metric("F", "errors"), 2.0);
        QCOMPARE(run.metric("B", "written"), 1.0);
    }

    void readsHaveARateOfTheirOwn() {
        const Design design = sketch(R"(
            B s3-bucket simulation.read_rate=2 simulation.write_rate=1
            F function maximum_retry_attempts=0 simulation.duration=10ms simulation.init=0s simulation.call_attempts=1
            F -> B read)");
        const Rehearsal run =
            rehearse(design, R"({"for": "1m", "stimuli": [{"at": "F", "arrivals": {"burst": 5, "at": "0s"}}]})");
        QCOMPARE(run.metric("B", "rejected"), 3.0);
        QCOMPARE(count(run, design, FactType::Rejected, "503 Slow Down: too many reads per second"), 3L);
        QCOMPARE(run.metric("B", "written"), 0.0);
    }

    // --- Faults ---

    void faultsAtTheBucket_data() {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<double>("received");
        for (const char* fault : {"down", "error", "throttle", "offline"})
            QTest::newRow(fault) << QByteArray(fault) << 0.0;
        for (const char* fault : {"latency", "reorder"}) QTest::newRow(fault) << QByteArray(fault) << 2.0;
        QTest::newRow("duplicate") << QByteArray("duplicate") << 4.0;
    }

    void faultsAtTheBucket() {
        QFETCH(QByteArray, fault);
        QFETCH(double, received);
        const Design design = sketch("B(s3-bucket) -> Q(sqs-queue) notify");
        const Rehearsal run = rehearse(design, R"({"for": "1h",
            "stimuli": [{"at": "B", "arrivals": {"burst": 2, "at": "1s"}}],
            "faults": [{"at": "B", "type": ")" + fault.toStdString() + R"(", "add": "5s"}]})");
        QCOMPARE(run.metric("Q", "received"), received);
    }
};

QTEST_APPLESS_MAIN(BucketTest)
#include "bucket_test.moc"
