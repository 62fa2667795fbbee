// SPDX-License-Identifier: MIT
// Expectations: what holds, what does not, and clear words for metrics that nobody knows or nobody measured.
#include <QTest>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

simulator::ExpectationResult judge(const std::string& metric, const std::string& relation, double value) {
    const Design design = sketch("Api(http-api) -> F(function) -> Orders(dynamodb-table) write\nIdle sqs-queue");
    const Json scenario = {
        {"for", "10s"},
        {"stimuli", {{{"at", "Api"}, {"arrivals", {{"times", {"0s", "1s", "2s"}}}}}}},
        {"expect", {{{"metric", metric}, {"is", relation}, {"value", value}, {"because", "it matters"}}}}};
    return rehearse(design, scenario.dump()).report.expectations.front();
}

}  // namespace

class ExpectationsTest : public QObject {
    Q_OBJECT
private slots:
    void relations_data() {
        QTest::addColumn<QString>("relation");
        QTest::addColumn<bool>("of2");
        QTest::addColumn<bool>("of3");
        QTest::addColumn<bool>("of4");
        QTest::newRow("less") << "<" << false << false << true;
        QTest::newRow("at most") << "<=" << false << true << true;
        QTest::newRow("equal") << "=" << false << true << false;
        QTest::newRow("not equal") << "!=" << true << false << true;
        QTest::newRow("at least") << ">=" << true << true << false;
        QTest::newRow("more") << ">" << true << false << false;
    }
    void relations() {
        QFETCH(QString, relation);
        QFETCH(bool, of2);
        QFETCH(bool, of3);
        QFETCH(bool, of4);
        QCOMPARE(judge("Orders.written", relation.toStdString(), 2).passed, of2);
        QCOMPARE(judge("Orders.written", relation.toStdString(), 3).passed, of3);
        QCOMPARE(judge("Orders.written", relation.toStdString(), 4).passed, of4);
    }

    void theActualValueIsTold_data() {
        QTest::addColumn<QString>("metric");
        for (const char* metric :
             {"Orders.written", "F.invocations", "F.latency_ms.p99", "end_to_end.p50", "end_to_end.max",
              "paths.Api > F > Orders.finished", "paths.Api > F > Orders.latency_ms.p99", "cost.total_usd",
              "cost.function", "cost_per_month.total_usd", "F.concurrency_mean"})
            QTest::newRow(metric) << metric;
    }
    void theActualValueIsTold() {
        QFETCH(QString, metric);
        const simulator::ExpectationResult result = judge(metric.toStdString(), ">", 0);
        QVERIFY2(result.passed, result.problem.c_str());
        QVERIFY(result.actual.value_or(0) > 0);
        QCOMPARE(result.text, metric.toStdString() + " > 0.0: it matters");
    }

    /// Reports leave metrics out that are 0 and say little of their kind; they are 0 all the same.
    void whatDidNotHappenIsZero() {
        const simulator::ExpectationResult result = judge("Orders.dead_lettered", "=", 0);
        QVERIFY(result.passed);
        QVERIFY(judge("Orders.timeouts", "=", 0).passed);
        QVERIFY(judge("cost.sqs-queue", "=", 0).passed);
        QVERIFY(judge("paths.Api > F > Orders.lost", "=", 0).passed);
        QVERIFY(judge("cost_per_month.after_free_tier_usd", "<",
                      judge("cost_per_month.total_usd", ">", 0).actual.value())
                    .passed);
    }

    void whatNobodyKnowsFailsWithANearWord_data() {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<QString>("problem");
        QTest::newRow("node") << "Order.written"
                              << "there is no node 'Order'; did you mean 'Orders'?";
        QTest::newRow("metric") << "Orders.writen"
                                << "there is no metric 'writen'; did you mean 'written'?";
        QTest::newRow("no dot") << "Orders"
                                << "there is no metric ''";
        QTest::newRow("latency") << "F.latency_ms.p95"
                                 << "latencies have no 'p95', but mean, p50, p90, p99 and max";
        QTest::newRow("nothing measured") << "Idle.latency_ms.p99"
                                          << "no message came to its end at Idle";
        QTest::newRow("path") << "paths.Api > F > Order.finished"
                              << "nothing took the path 'Api > F > Order'; did you mean 'Api > F > Orders'?";
        QTest::newRow("path's metric") << "paths.Api > F > Orders.depth"
                                       << "paths have no 'depth', but finished, failed, lost and latency_ms.p99";
        QTest::newRow("cost")
            << "cost.totl_usd"
            << "nothing called 'totl_usd' costs anything in this design; did you mean 'total_usd'?";
    }
    void whatNobodyKnowsFailsWithANearWord() {
        QFETCH(QString, metric);
        QFETCH(QString, problem);
        const simulator::ExpectationResult result = judge(metric.toStdString(), ">=", 0);
        QVERIFY(!result.passed);
        QVERIFY(!result.actual);
        QCOMPARE(QString::fromStdString(result.problem), problem);
    }
};

QTEST_APPLESS_MAIN(ExpectationsTest)
#include "expectations_test.moc"
