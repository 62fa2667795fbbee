// SPDX-License-Identifier: MIT
// Firehose: buffers by size and time, transformations and their results, quotas, retries.
#include <QTest>
#include <algorithm>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

constexpr const char* kDelivers = "H firehose simulation.latency=0s buffer_interval=60s\nH -> B(s3-bucket)\n";

/// So many records at once, at the beginning of the first buffer.
std::string burst(int count, const std::string& more = "") {
    return R"({"for": "10m", "stimuli": [{"at": "H", "payload": {"n": "${sequence}"}, "arrivals": {"burst": )" +
           std::to_string(count) + R"(, "at": "30s"}}])" + more + "}";
}

std::vector<long> writes(const Design& design, const Rehearsal& run) {
    std::vector<long> seconds;
    for (const double time : run.timesOf(nodeOf(design, "B"), FactType::Received))
        seconds.push_back(std::lround(time));
    return seconds;
}

}  // namespace

class FirehoseTest : public QObject {
    Q_OBJECT
private slots:
    void aBufferEndsWithItsInterval() {
        const Design design = sketch(kDelivers);
        const Rehearsal run = rehearse(design, burst(5));
        QCOMPARE(writes(design, run), std::vector<long>{90});
        QCOMPARE(run.metric("H", "delivered"), 5.0);
        QCOMPARE(run.metric("H", "depth_max"), 5.0);
    }

    void aBufferEndsWhenItIsFull() {
        const Design design = sketch("H firehose simulation.latency=0s buffer_size=1\nH -> B(s3-bucket)");
        const std::string large = Json(std::string(600'000, 'x')).dump();
        const Rehearsal run = rehearse(design, R"({"for": "20s", "stimuli": [{"at": "H", "payload": )" + large +
                                                   R"(, "arrivals": {"burst": 4, "at": "10s"}}]})");
        QCOMPARE(writes(design, run), (std::vector<long>{10, 10}));
    }

    /// First the buffer of the transformation, then that of the destination.
    void transformationsHaveABufferOfTheirOwn() {
        const Design design =
            sketch(std::string(kDelivers) +
                   "F function simulation.duration=1s simulation.init=0s\nH -> F buffer_interval=20s");
        const Rehearsal run = rehearse(design, burst(5));
        const std::vector<double> calls = run.timesOf(nodeOf(design, "F"), FactType::Invoked);
        QCOMPARE(calls.size(), std::size_t{1});
        QCOMPARE(std::lround(calls.front()), 50L);
        QCOMPARE(writes(design, run), std::vector<long>{90});
    }

    void recordsMayBeDroppedOrFail_data() {
        QTest::addColumn<QString>("function");
        QTest::addColumn<int>("delivered");
        QTest::addColumn<int>("filtered");
        QTest::addColumn<int>("failed");
        const auto row = [](const char* name, const char* settings, int delivered, int filtered, int failed) {
            QTest::newRow(name) << QString(settings) << delivered << filtered << failed;
        };
        row("all is well", "", 4, 0, 0);
        row("dropped", R"(simulation.result={"result":"Dropped"})", 0, 4, 0);
        row("one by one",
            R"(simulation.result={"records":[{"result":"Ok"},{"result":"Dropped"},{"result":"ProcessingFailed"},{"result":"Ok"}]})",
            2, 1, 1);
        row("some records fail", R"(simulation.fail_when={"data":{"n":[{"numeric":[">",2]}]}})", 2, 0, 2);
        row("the function fails", "simulation.error_rate=1", 0, 0, 4);
    }

    void recordsMayBeDroppedOrFail() {
        QFETCH(QString, function);
        QFETCH(int, delivered);
        QFETCH(int, filtered);
        QFETCH(int, failed);
        const Design design = sketch(std::string(kDelivers) + "F function simulation.duration=0s " +
                                     function.toStdString() + "\nH -> F");
        const Rehearsal run = rehearse(design, burst(4));
        QCOMPARE(run.metric("H", "delivered"), static_cast<double>(delivered));
        QCOMPARE(run.metric("H", "filtered"), static_cast<double>(filtered));
        QCOMPARE(run.metric("H", "dead_lettered"), static_cast<double>(failed));
        QCOMPARE(run.metric("B", "received"), (delivered > 0 ? 1.0 : 0.0) + (failed > 0 ? 1.0 : 0.0));
    }

    void aFailingTransformationIsCalledFourTimes() {
        const Design design = sketch(std::string(kDelivers) + "F function simulation.error_rate=1\nH -> F");
        const Rehearsal run = rehearse(design, burst(2));
        QCOMPARE(run.metric("F", "invocations"), 4.0);
        QCOMPARE(run.metric("H", "retries"), 3.0);
        QCOMPARE(run.reasonOf(nodeOf(design, "H"), FactType::DeadLettered),
                 std::string("its transformation failed: it is kept below processing-failed/"));
    }

    void aDestinationIsTriedForADay() {
        const Design design = sketch(kDelivers);
        const Rehearsal back =
            rehearse(design, burst(3, R"(, "faults": [{"at": "B", "type": "down", "until": "5m"}])"));
        QCOMPARE(back.metric("H", "delivered"), 3.0);
        QVERIFY(back.metric("H", "retries") > 30);
        const Rehearsal never =
            rehearse(design, R"({"for": "26h", "stimuli": [{"at": "H", "arrivals": {"times": ["0s"]}}],
            "faults": [{"at": "B", "type": "down"}]})");
        QCOMPARE(never.reasonOf(nodeOf(design, "H"), FactType::Lost),
                 std::string("the destination failed for a day"));
    }

    void putsHaveQuotas_butNotThoseOfAStream() {
        const Design direct = sketch("H firehose simulation.record_rate=10\nH -> B(s3-bucket)");
        QCOMPARE(rehearse(direct, burst(25)).metric("H", "throttled"), 15.0);
        const Design stream =
            sketch("H firehose simulation.record_rate=1\nK(kinesis-stream) -> H\nH -> B(s3-bucket)");
        const Rehearsal run = rehearse(stream, R"({"for": "10m", "stimuli": [
            {"at": "K", "arrivals": {"burst": 20, "at": "10s"}}]})");
        QCOMPARE(run.metric("H", "throttled"), 0.0);
        QCOMPARE(run.metric("H", "received"), 20.0);
    }

    void largeRecordsAreRefused() {
        const Design design = sketch(kDelivers);
        const std::string large = Json(std::string(1'100'000, 'x')).dump();
        const Rehearsal run = rehearse(
            design, R"({"stimuli": [{"at": "H", "payload": )" + large + R"(, "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.reasonOf(nodeOf(design, "H"), FactType::Rejected),
                 std::string("the record is larger than 1,000 KiB"));
    }
};

QTEST_APPLESS_MAIN(FirehoseTest)
#include "firehose_test.moc"
