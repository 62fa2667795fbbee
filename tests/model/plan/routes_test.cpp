// SPDX-License-Identifier: MIT
// Routes of APIs and names of environment variables.
#include <QTest>

#include "model/graph/design.h"
#include "model/plan/names.h"
#include "model/plan/routes.h"

using namespace cascade;

class RoutesTest : public QObject {
    Q_OBJECT
private slots:
    void aRoute_isWhatTheAuthorWrote_elseTheTargetsName_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("effective");
        QTest::newRow("written") << "\"POST /orders/{id}\""
                                 << "POST /orders/{id}";
        QTest::newRow("lower-case method") << "\"get /a\""
                                           << "GET /a";
        QTest::newRow("absent") << "null"
                                << "ANY /createorder";
        QTest::newRow("no method") << "\"/orders\""
                                   << "ANY /createorder";
        QTest::newRow("unknown method") << "\"FETCH /orders\""
                                        << "ANY /createorder";
        QTest::newRow("no slash") << "\"GET orders\""
                                  << "ANY /createorder";
        QTest::newRow("wrong type") << "7"
                                    << "ANY /createorder";
    }

    void aRoute_isWhatTheAuthorWrote_elseTheTargetsName() {
        QFETCH(QString, written);
        QFETCH(QString, effective);
        Design design;
        QVERIFY(design.addNode("http-api", "Api").ok());
        QVERIFY(design.addNode("function", "CreateOrder").ok());
        const Architecture& drawn = design.architecture();
        const Json fields{{"parameters", {{"route", Json::parse(written.toStdString())}}}};
        QVERIFY(design.connect(drawn.find("Api")->id, drawn.find("CreateOrder")->id, "invoke", fields).ok());
        QCOMPARE(QString::fromStdString(routeOf(drawn, drawn.connections().front()).text()), effective);
    }

    void variables_areNamedAfterNodeAndAttribute() {
        QCOMPARE(variableName("Orders", "TABLE_NAME"), std::string("ORDERS_TABLE_NAME"));
        QCOMPARE(variableName("OrdersTable", "TABLE_NAME"), std::string("ORDERS_TABLE_NAME"));
        QCOMPARE(variableName("HTTPEvents", "BUS_NAME"), std::string("HTTP_EVENTS_BUS_NAME"));
        QCOMPARE(variableName("PackStateMachine", "STATE_MACHINE_ARN"), std::string("PACK_STATE_MACHINE_ARN"));
        QCOMPARE(variableName("Queue", "QUEUE_URL"), std::string("QUEUE_URL"));
        QCOMPARE(variableName("2nd", "QUEUE_URL"), std::string("MY_2ND_QUEUE_URL"));
        QCOMPARE(variableName("AwsLambda", "FUNCTION_NAME"), std::string("MY_AWS_LAMBDA_FUNCTION_NAME"));
    }

    void longTexts_areCutBetweenCharacters() {
        QCOMPARE(shortened("short", 5), std::string("short"));
        QCOMPARE(shortened("äöü", 5), std::string("ä…"));
        QCOMPARE(shortened("abcdefgh", 6), std::string("abc…"));
    }
};

QTEST_APPLESS_MAIN(RoutesTest)
#include "routes_test.moc"
