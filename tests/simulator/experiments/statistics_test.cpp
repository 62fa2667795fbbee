// SPDX-License-Identifier: MIT
// Statistics of many runs: known answers, the coverage of the interval, and the shape of summaries.
#include <QTest>
#include <cmath>

#include "simulator/engine/random.h"
#include "simulator/experiments/statistics.h"
#include "simulator/experiments/summary.h"

using namespace cascade;
using namespace cascade::simulator;

class StatisticsTest : public QObject {
    Q_OBJECT
private slots:
    void knownAnswers() {
        const Statistic statistic = statisticOf({2, 4, 4, 4, 5, 5, 7, 9});
        QCOMPARE(statistic.mean, 5.0);
        QCOMPARE(*statistic.deviation, std::sqrt(32.0 / 7));
        QCOMPARE(*statistic.margin, 2.365 * std::sqrt(32.0 / 7) / std::sqrt(8.0));
        QCOMPARE(statistic.least, 2.0);
        QCOMPARE(statistic.most, 9.0);
    }

    void oneValueHasNoSpread() {
        const Statistic statistic = statisticOf({3});
        QCOMPARE(statistic.mean, 3.0);
        QVERIFY(!statistic.deviation && !statistic.margin);
    }

    void studentsQuantiles_data() {
        QTest::addColumn<int>("degrees");
        QTest::addColumn<double>("quantile");
        QTest::newRow("1") << 1 << 12.706;
        QTest::newRow("29") << 29 << 2.045;
        QTest::newRow("31") << 31 << 2.0395;
        QTest::newRow("40") << 40 << 2.0211;
        QTest::newRow("99") << 99 << 1.9842;
        QTest::newRow("1000") << 1000 << 1.9623;
    }
    void studentsQuantiles() {
        QFETCH(int, degrees);
        QFETCH(double, quantile);
        const double actual = studentQuantile(static_cast<std::size_t>(degrees));
        QVERIFY2(std::abs(actual - quantile) < 1e-4, qPrintable(QString::number(actual, 'f', 6)));
    }

    /// 2,000 experiments of ten uniform numbers: the interval misses the true mean in about 5 % of them.
    void theIntervalCoversTheTrueMean() {
        Random random(1, "coverage");
        int missed = 0;
        for (int experiment = 0; experiment < 2000; ++experiment) {
            std::vector<double> values;
            for (int i = 0; i < 10; ++i) values.push_back(random.uniform());
            const Statistic statistic = statisticOf(values);
            if (std::abs(statistic.mean - 0.5) > *statistic.margin) ++missed;
        }
        QVERIFY2(std::abs(missed - 100) < 3.3 * std::sqrt(95), qPrintable(QString::number(missed)));
    }

    void aSummaryHasTheShapeOfAReport() {
        const Json first = Json::parse(R"({"scenario": "s", "seed": 7, "virtual_seconds": 60, "events": 10,
            "nodes": {"F": {"received": 4, "lost": 2, "latency_ms": {"p50": 1.5}}}, "end_to_end": {},
            "expectations": [{"text": "e", "passed": true, "actual": 4}]})");
        const Json second = Json::parse(R"({"scenario": "s", "seed": 8, "virtual_seconds": 60, "events": 20,
            "nodes": {"F": {"received": 8}}, "end_to_end": {"p50": 3},
            "expectations": [{"text": "e", "passed": false, "actual": 8}]})");
        const Json summary = summaryOf({first, second});
        QVERIFY(summary["seed"] == Json(7));
        QVERIFY(summary["runs"] == Json(2));
        QVERIFY(summary["virtual_seconds"] == Json(60));
        QVERIFY(summary["events"]["mean"] == Json(15.0));
        QVERIFY(summary["nodes"]["F"]["received"]["max"] == Json(8.0));
        QVERIFY(summary["nodes"]["F"]["lost"]["mean"] == Json(1.0));             // what is left out did not happen
        QVERIFY(summary["nodes"]["F"]["latency_ms"]["p50"]["runs"] == Json(1));  // but is not measured as 0
        QVERIFY(summary["nodes"]["F"]["latency_ms"]["p50"]["mean"] == Json(1.5));
        QVERIFY(summary["end_to_end"]["p50"]["mean"] == Json(3.0));
        QVERIFY(summary["expectations"][0]["passed"] == Json(1));
        QVERIFY(summary["expectations"][0]["runs"] == Json(2));
        QVERIFY(summary["expectations"][0]["actual"]["mean"] == Json(6.0));
    }
};

QTEST_APPLESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
