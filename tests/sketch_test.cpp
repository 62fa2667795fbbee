// SPDX-License-Identifier: MIT
// The language of the other tests says what it seems to say.
#include <QTest>

#include "model/catalog/catalog.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;

class SketchTest : public QObject {
    Q_OBJECT
private slots:
    void nodesAndConnections_areDrawnAsWritten() {
        const Design design = sketch(R"(
            application runtime=python3.13 account_concurrency=500
            Api http-api
            Handler function timeout=20s memory=512 simulation.error_rate=0.25
            Api -> Handler route="POST /orders"
            Handler -> Orders(dynamodb-table) write id=store)");
        const Architecture& architecture = design.architecture();
        QCOMPARE(architecture.nodes().size(), std::size_t(3));
        QCOMPARE(architecture.connections().size(), std::size_t(2));
        QCOMPARE(architecture.application().dump(),
                 std::string(R"({"runtime":"python3.13","account_concurrency":500})"));
        const Node& handler = architecture.node(nodeOf(design, "Handler"));
        QCOMPARE(handler.parameters().dump(), std::string(R"({"timeout":"20s","memory":512})"));
        QCOMPARE(handler.simulation().dump(), std::string(R"({"error_rate":0.25})"));
        const Connection& route = architecture.connection(connectionOf(design, "Api -> Handler"));
        QCOMPARE(route.role, std::string("invoke"));
        QCOMPARE(route.parameters().dump(), std::string(R"({"route":"POST /orders"})"));
        QCOMPARE(architecture.connection(connectionOf(design, "store")).role, std::string("write"));
    }

    void chains_takeDefaultRoles_andOneForTheLast() {
        const Design design = sketch("A(client) -> B(rest-api) -> C(function) -> D(dynamodb-table) read; C -> C");
        std::string drawn;
        for (const Connection& connection : design.architecture().connections())
            drawn += design.architecture().describe(connection) + "\n";
        QCOMPARE(drawn, std::string("A -> B: invoke\nB -> C: invoke\nC -> D: read\nC -> C: invoke\n"));
    }

    void values_mayHoldBlanksInsideBrackets() {
        const Design design =
            sketch(R"(Q(sqs-queue) -> F(function) filter={"body": {"type": ["a b"]}} batch_size=5)");
        QCOMPARE(design.architecture().connections().front().parameters().dump(),
                 std::string(R"({"filter":{"body":{"type":["a b"]}},"batch_size":5})"));
    }
};

QTEST_APPLESS_MAIN(SketchTest)
#include "sketch_test.moc"
