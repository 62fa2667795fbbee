// SPDX-License-Identifier: MIT
// Differences between designs are told in the design's terms.
#include "model/graph/diff.h"

#include <QTest>

#include "tests/helpers/sketch.h"

using namespace cascade;
using tests::nodeOf;
using tests::sketch;

class DiffTest : public QObject {
    Q_OBJECT
private slots:
    void differences_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("text");
        const char* base = "Api(http-api) -> F(function) route=\"POST /a\"; F -> T(dynamodb-table)";
        const auto row = [&](const char* name, const char* before, const char* after, const char* text) {
            QTest::newRow(name) << QString(before) << QString(after) << QString(text);
        };
        row("nothing", base, base, "");
        row("node and connection added", base,
            "Api(http-api) -> F(function) route=\"POST /a\"; F -> T(dynamodb-table); F -> Q(sqs-queue)",
            "+ Q (sqs-queue)\n+ F -> Q: send\n");
        row("node and connection removed", base, "Api(http-api) -> F(function) route=\"POST /a\"",
            "- T (dynamodb-table)\n- F -> T: read-write\n");
        row("parameter", "F function memory=256", "F function memory=512 timeout=3s",
            "~ F: parameters.memory 256 -> 512\n~ F: parameters.timeout (none) -> \"3s\"\n");
        row("first parameter", "F function", "F function memory=512", "~ F: parameters.memory (none) -> 512\n");
        row("kind", "A sqs-queue", "A sns-topic", "~ A: kind \"sqs-queue\" -> \"sns-topic\"\n");
        row("role", "F(function) -> T(dynamodb-table) read", "F(function) -> T(dynamodb-table) write",
            "+ F -> T: write\n- F -> T: read\n");
        row("connection's parameter", base,
            "Api(http-api) -> F(function) route=\"POST /b\"; F -> T(dynamodb-table)",
            "~ Api -> F: invoke: parameters.route \"POST /a\" -> \"POST /b\"\n");
        row("one of two connections", "Api(http-api) -> F(function) route=\"GET /a\"; Api -> F route=\"GET /b\"",
            "Api(http-api) -> F(function) route=\"GET /b\"", "- Api -> F: invoke\n");
        row("renamed", base, "Api(http-api) -> G(function) route=\"POST /a\"; G -> T(dynamodb-table)",
            "~ G: renamed from F\n");
        row("other kind, other name", "F function; A sqs-queue", "F function; B sns-topic",
            "+ B (sns-topic)\n- A (sqs-queue)\n");
        row("application", "application region=eu-west-1; F function", "application region=us-east-1; F function",
            "~ application.region: \"eu-west-1\" -> \"us-east-1\"\n");
    }

    void differences() {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, text);
        const auto found = difference(sketch(before.toStdString()), sketch(after.toStdString()));
        QCOMPARE(QString::fromStdString(toText(found)), text);
        QCOMPARE(toJson(found).size(), found.size());
    }

    void movesAndSections() {
        Design before = sketch("F function");
        Design after = before;
        QVERIFY(before.moveNode(nodeOf(before, "F"), {0, 0}).ok());
        QVERIFY(after.moveNode(nodeOf(after, "F"), {10, 5}).ok());
        QVERIFY(after.editSection("scenarios", {{"steady", {{"seed", 1}}}}).ok());
        const Json json = toJson(difference(before, after));
        QCOMPARE(
            json.dump(),
            std::string(R"([{"what":"node-moved","subject":"F","field":"","before":[0.0,0.0],"after":[10.0,5.0]},)"
                        R"({"what":"section-changed","subject":"scenarios.steady","field":"","before":null,)"
                        R"("after":{"seed":1}}])"));
    }
};

QTEST_APPLESS_MAIN(DiffTest)
#include "diff_test.moc"
