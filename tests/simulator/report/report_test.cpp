// SPDX-License-Identifier: MIT
// What a report says beyond counts: metrics over time, histograms of latencies, the ways that messages took.
#include <QTest>

#include <numeric>

#include "simulator/report/paths.h"
#include "simulator/report/windows.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using namespace cascade::simulator;

namespace {

const NodeReport& nodeIn(const Report& report, const std::string& name) {
    return *std::ranges::find(report.nodes, name, &NodeReport::name);
}

std::vector<double> seriesIn(const Report& report, const std::string& node, const std::string& metric) {
    for (const Series& series : nodeIn(report, node).series)
        if (series.name == metric) return series.values;
    return {};
}

double mostOf(const std::vector<double>& values) { return *std::ranges::max_element(values); }
double sumOf(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

PathReport pathIn(const Report& report, const std::string& name) {
    const auto found =
        std::ranges::find_if(report.paths, [&](const PathReport& path) { return path.name() == name; });
    return found == report.paths.end() ? PathReport() : *found;
}

/// An hour of a queue whose worker is slow, and sometimes fails.
Report anHour() {
    const Design design = sketch(R"(
        A sqs-queue visibility_timeout=60s simulation.throttle_attempts=1
        Worker function timeout=10s simulation.error_rate=0.2 simulation.duration=2s reserved_concurrency=3
        A -> Worker batch_size=1
        A -> Dead(sqs-queue) dead-letter max_receive_count=3)");
    return rehearse(design, R"({"for": "1h", "stimuli": [{"at": "A", "arrivals": {"poisson": 1}}]})").report;
}

}  // namespace

class ReportTest : public QObject {
    Q_OBJECT
private slots:
    // --- Over time ---

    void windowsAreFewAndOfAUsualWidth_data() {
        QTest::addColumn<qint64>("duration");
        QTest::addColumn<qint64>("width");
        QTest::newRow("a moment") << qint64{kMillisecond} << qint64{kMillisecond};
        QTest::newRow("a minute") << qint64{kMinute} << qint64{500 * kMillisecond};
        QTest::newRow("five minutes") << qint64{5 * kMinute} << qint64{2 * kSecond};
        QTest::newRow("an hour") << qint64{kHour} << qint64{30 * kSecond};
        QTest::newRow("a day") << qint64{kDay} << qint64{10 * kMinute};
        QTest::newRow("a year") << qint64{365 * kDay} << qint64{5 * kDay};
        QTest::newRow("a century") << qint64{36500 * kDay} << qint64{244 * kDay};
    }
    void windowsAreFewAndOfAUsualWidth() {
        QFETCH(qint64, duration);
        QFETCH(qint64, width);
        QCOMPARE(qint64{windowWidth(duration)}, width);
        QVERIFY(duration <= 150 * width);
    }

    void theWindowsOfAMetricAddUpToIt() {
        const Report report = anHour();
        for (const NodeReport& node : report.nodes)
            for (const char* metric : {"received", "invocations", "errors", "throttled"})
                QCOMPARE(sumOf(seriesIn(report, node.name, metric)), metricOf(report, node.name, metric));
        QCOMPARE(seriesIn(report, "Worker", "invocations").size(), std::size_t{120});
    }

    void peaksAndMeansAreThoseOfTheWholeRun() {
        const Report report = anHour();
        const auto check = [&](const std::string& node, const std::string& what) {
            QCOMPARE(mostOf(seriesIn(report, node, what + "_max")), metricOf(report, node, what + "_max"));
            const auto means = seriesIn(report, node, what + "_mean");
            const double mean = sumOf(means) / static_cast<double>(means.size());
            QVERIFY(std::abs(mean - metricOf(report, node, what + "_mean")) < 1e-9 * (1 + mean));
        };
        check("A", "depth");
        check("Worker", "concurrency");
        QCOMPARE(mostOf(seriesIn(report, "A", "age_max_ms")), metricOf(report, "A", "age_max_ms"));
    }

    /// Also when the last fact is long before the end: what waits, waits on.
    void whatStaysTheSameFillsItsWindows() {
        const Design design = sketch("A sqs-queue");
        const Report report =
            rehearse(design, R"({"for": "10m", "stimuli": [{"at": "A", "arrivals": {"times": ["61s", "62s"]}}]})")
                .report;
        const std::vector<double> depth = seriesIn(report, "A", "depth_max");
        QCOMPARE(depth.size(), std::size_t{120});
        QCOMPARE(depth[11], 0.0);
        QCOMPARE(depth[12], 2.0);
        QCOMPARE(depth.back(), 2.0);
        QCOMPARE(seriesIn(report, "A", "depth_mean").back(), 2.0);
    }

    void whatHappensAtTheVeryEndCounts() {
        const Design design = sketch("A sqs-queue");
        const Report report =
            rehearse(design, R"({"for": "10m", "stimuli": [{"at": "A", "arrivals": {"times": ["10m"]}}]})").report;
        QCOMPARE(seriesIn(report, "A", "received").size(), std::size_t{120});
        QCOMPARE(seriesIn(report, "A", "received").back(), 1.0);
    }

    // --- Histograms ---

    void binsHoldEveryMessageInItsPlace() {
        Histogram histogram;
        for (const Nanoseconds duration :
             {Nanoseconds{0}, Nanoseconds{31}, Nanoseconds{32}, kMillisecond, kSecond, kSecond + 1})
            histogram.add(duration);
        std::uint64_t count = 0;
        Nanoseconds last = 0;
        for (const Bin& bin : histogram.bins()) {
            QVERIFY(bin.from >= last && bin.to > bin.from && bin.count > 0);
            last = bin.to;
            count += bin.count;
        }
        QCOMPARE(count, histogram.count());
        const auto bins = histogram.bins();
        QCOMPARE(bins.front(), (Bin{0, 32, 2}));
        QVERIFY(bins.back().from <= kSecond && bins.back().to > kSecond && bins.back().count == 2);
    }

    void histogramsAreThoseOfTheLatencies() {
        const Report report = anHour();
        const NodeReport& worker = nodeIn(report, "Worker");
        std::uint64_t count = 0;
        for (const Bin& bin : worker.latencyBins) count += bin.count;
        QCOMPARE(static_cast<double>(count), metricOf(report, "Worker", "handled"));
        QVERIFY(static_cast<double>(worker.latencyBins.front().from) <= worker.latency->p50 * kMillisecond);
        QVERIFY(static_cast<double>(worker.latencyBins.back().to) > worker.latency->max * kMillisecond);
    }

    // --- Paths ---

    void everyWayIsToldWithItsTime() {
        const Design design = sketch(R"(
            F function simulation.duration=100ms simulation.init=0s
            G function simulation.duration=1s simulation.init=0s
            Shop(client) -> Api(http-api) -> F -> News(sns-topic) -> G
            F -> Orders(dynamodb-table) write)");
        const Report report =
            rehearse(design, R"({"for": "1m", "stimuli": [{"at": "Shop", "arrivals": {"burst": 7, "at": "1s"}}]})")
                .report;
        QCOMPARE(report.paths.size(), std::size_t{2});
        const PathReport orders = pathIn(report, "Shop > Api > F > Orders");
        const PathReport news = pathIn(report, "Shop > Api > F > News > G");
        QCOMPARE(orders.finished, std::uint64_t{7});
        QCOMPARE(news.finished, std::uint64_t{7});
        QVERIFY(orders.latency->p50 > 100 && orders.latency->p50 < 1000);
        QVERIFY(news.latency->p50 > 1100);
        QVERIFY(news.latency->max <= report.endToEnd->max);
    }

    void whatFailsOrIsLostIsToldWhereItDid() {
        const Report report = anHour();
        QVERIFY(pathIn(report, "A > Worker").finished > 2000);
        QCOMPARE(static_cast<double>(pathIn(report, "A > Worker").failed),
                 metricOf(report, "Worker", "errors") + metricOf(report, "Worker", "throttled"));
        const Design design = sketch("A sqs-queue retention=60s");
        const Report lost =
            rehearse(design, R"({"for": "5m", "stimuli": [{"at": "A", "arrivals": {"burst": 3, "at": "0s"}}]})")
                .report;
        QCOMPARE(pathIn(lost, "A").lost, std::uint64_t{3});
        QCOMPARE(pathIn(lost, "A").finished, std::uint64_t{0});
    }

    void whatNobodyAskedForAndWasRefusedFailed() {
        const Design design = sketch("Api http-api throttle_rate=1 throttle_burst=1; Api -> F(function)");
        const Report report =
            rehearse(design, R"({"for": "1m", "stimuli": [{"at": "Api", "arrivals": {"burst": 5, "at": "1s"}}]})")
                .report;
        QCOMPARE(pathIn(report, "Api").failed, std::uint64_t{4});
        QCOMPARE(pathIn(report, "Api > F").finished, std::uint64_t{1});
    }

    /// A loop has ways without end; they are bounded, and all that go on are told as one.
    void waysAreBounded() {
        Paths paths;
        Paths::Index path = Paths::kStart;
        for (NodeIndex step = 0; step < 10000; ++step) {
            path = paths.step(path, step % 2);
            paths.finished(path, kSecond);
        }
        const auto entries = paths.entries();
        QVERIFY(entries.size() <= 129);
        QVERIFY(entries.back().nodes.empty());
        std::uint64_t count = 0;
        for (const Paths::Entry& entry : entries) count += entry.record->finished;
        QCOMPARE(count, std::uint64_t{10000});
    }

    void waysThatPartKeepApart() {
        Paths paths;
        for (NodeIndex first = 0; first < 40; ++first)
            for (NodeIndex second = 100; second < 140; ++second)
                paths.lost(paths.step(paths.step(Paths::kStart, first), second));
        const auto entries = paths.entries();
        QCOMPARE(entries.size(), std::size_t{129});
        std::uint64_t lost = 0;
        for (const Paths::Entry& entry : entries) lost += entry.record->lost;
        QCOMPARE(lost, std::uint64_t{1600});
    }

    void twiceInARowIsOnce() {
        Paths paths;
        const Paths::Index once = paths.step(Paths::kStart, 3);
        QCOMPARE(paths.step(once, 3), once);
        QVERIFY(paths.step(paths.step(once, 4), 3) != once);
    }
};

QTEST_APPLESS_MAIN(ReportTest)
#include "report_test.moc"
