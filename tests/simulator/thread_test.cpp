// SPDX-License-Identifier: MIT
// The first whole thread: client -> http-api -> function -> dynamodb-table.
#include <QTest>

#include "simulator/simulate.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::simulator;

class ThreadTest : public QObject {
    Q_OBJECT
private slots:
    void everyRequestIsWrittenAndAnswered() {
        const Design design =
            tests::sketch("User(client) -> Api(http-api) -> Handler(function) -> Orders(dynamodb-table) write");
        const auto scenario = findScenario(design, builtinCatalog());
        QVERIFY2(scenario.ok(), scenario ? "" : scenario.error().text().c_str());
        const auto report = simulate(design.architecture(), builtinCatalog(), *scenario);
        QVERIFY2(report.ok(), report ? "" : report.error().text().c_str());
        const Json nodes = toJson(*report)["nodes"];
        const Json requests = nodes["User"]["stimulated"];
        QVERIFY(requests > 250);  // one a second for five minutes
        QVERIFY(nodes["Api"]["received"] == requests);
        QVERIFY(nodes["Handler"]["invocations"] == requests);
        QVERIFY(nodes["Orders"]["written"] == requests);
        QVERIFY(nodes["User"]["succeeded"] == requests);
    }
};

QTEST_APPLESS_MAIN(ThreadTest)
#include "thread_test.moc"
