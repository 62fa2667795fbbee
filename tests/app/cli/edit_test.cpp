// SPDX-License-Identifier: MIT
// cascade edit: edits in their order, the same bytes without any, and helpful refusals.
#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

const std::string kDesign = R"({
  "cascade": 1,
  "name": "Orders",
  "nodes": {
    "Api": { "kind": "http-api" },
    "F":   { "kind": "function", "parameters": { "memory": 256 }, "remark": "kept" }
  },
  "connections": [
    { "id": "orders.v1", "from": "Api", "to": "F", "role": "invoke", "parameters": { "route": "POST /orders" } },
    { "from": "Api", "to": "F", "role": "invoke", "parameters": { "route": "GET /orders" } }
  ],
  "future": [1, 2]
}
)";

}  // namespace

class EditTest : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(app::writeFile(file(), kDesign).ok()); }

    void noEdit_writesTheSameBytes() {
        QCOMPARE(edit({}).status, 0);
        QCOMPARE(text(), kDesign);
        QCOMPARE(edit({"--out", out().c_str()}).status, 0);
        QCOMPARE(app::readFile(out()).value(), kDesign);
    }

    void edits_happenInTheirOrder() {
        const Run run =
            edit({"--add", "dynamodb-table:Old", "--rename", "Old:Orders", "--connect", "F:Orders:write", "--add",
                  "sqs-queue:Old", "--delete", "Old", "--set", "F.memory=512"});
        QVERIFY2(run.status == 0, run.text().c_str());
        const Json document = Json::parse(text());
        QCOMPARE(document["nodes"].size(), std::size_t(3));
        QCOMPARE(document["nodes"]["Orders"]["kind"].get<std::string>(), std::string("dynamodb-table"));
        QCOMPARE(document["connections"][2].dump(), std::string(R"({"from":"F","to":"Orders","role":"write"})"));
        QCOMPARE(document["nodes"]["F"].dump(),
                 std::string(R"({"kind":"function","parameters":{"memory":512},"remark":"kept"})"));
        QCOMPARE(document["future"].dump(), std::string("[1,2]"));
    }

    void connecting_takesThePairsFirstRole() {
        QCOMPARE(edit({"--add", "dynamodb-table:T", "--connect", "F:T"}).status, 0);
        QCOMPARE(Json::parse(text())["connections"][2]["role"].get<std::string>(), std::string("read-write"));
    }

    void values_areJsonIfTheyParse_elseText() {
        const Run run =
            edit({"--set", "F.timeout=30s", "--set", "F.environment={\"A\": \"b\"}", "--set", "F.environment.C=d",
                  "--set", "F.description=12", "--set", "F.simulation.error_rate=0.5", "--set", "F.memory=null",
                  "--set", "application.region=us-east-1"});
        QVERIFY2(run.status == 0, run.text().c_str());
        const Json document = Json::parse(text());
        const Json& function = document["nodes"]["F"];
        QCOMPARE(function["parameters"].dump(),
                 std::string(R"({"timeout":"30s","environment":{"A":"b","C":"d"}})"));
        QCOMPARE(function["description"].dump(), std::string(R"("12")"));
        QCOMPARE(function["simulation"]["error_rate"].get<double>(), 0.5);
        QCOMPARE(document["application"]["region"].get<std::string>(), std::string("us-east-1"));
    }

    void connections_goByTheirId() {
        QCOMPARE(edit({"--set", "orders.v1.route=PUT /orders"}).status, 0);
        QCOMPARE(Json::parse(text())["connections"][0]["parameters"]["route"].get<std::string>(),
                 std::string("PUT /orders"));
        QCOMPARE(edit({"--disconnect", "orders.v1", "--disconnect", "Api:F"}).status, 0);
        QVERIFY(Json::parse(text())["connections"].empty());
    }

    void mistakes_areRefusedWithAWayOut_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* says, const QStringList& arguments) {
            QTest::addRow("%s", qPrintable(arguments.join(u' '))) << arguments << QString::fromUtf8(says);
        };
        row("did you mean 'memory'?", {"--set", "F.memry=3"});
        row("did you mean 'function'?", {"--add", "functoin:G"});
        row("did you mean 'Api'?", {"--delete", "Apu"});
        row("write KIND:NAME", {"--add", "function"});
        row("already a node named 'F'", {"--add", "function:F"});
        row("letters and digits", {"--add", "function:my-f"});
        row("NAME.PARAMETER=VALUE", {"--set", "F"});
        row("has no parameter 'nothing'", {"--set", "orders.v1.nothing=1"});
        row("connects to: function", {"--add", "s3-bucket:B", "--connect", "Api:B"});
        row("its roles are: invoke", {"--connect", "Api:F:call"});
        row("2 such connections", {"--disconnect", "Api:F"});
        row("there is no such connection", {"--disconnect", "F:Api"});
        row("not expected", {"--frobnicate"});
    }

    void mistakes_areRefusedWithAWayOut() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, says);
        const Run run = runProgram(QStringList{"edit", QString::fromStdString(file())} + arguments);
        QVERIFY2(run.status == 2, run.text().c_str());
        QVERIFY2(run.err.find(says.toStdString()) != std::string::npos, run.text().c_str());
        QCOMPARE(text(), kDesign);
    }

    void foreignFiles_areEditedIntoACascadeDocument() {
        const std::string foreign = R"({"nodes": [{"id": "q", "x": 0, "y": 0, "label": "SQS\nq",
            "model": {"type": "fn", "description": ""}, "group": "fn"}], "edges": []})";
        QVERIFY(app::writeFile(file(), foreign).ok());
        const Run refused = edit({"--add", "function:F"});
        QVERIFY2(refused.status == 2, refused.text().c_str());
        QVERIFY2(refused.err.find("--out") != std::string::npos, refused.text().c_str());
        QCOMPARE(text(), foreign);
        QCOMPARE(edit({"--add", "function:F", "--out", out().c_str()}).status, 0);
        QVERIFY(Json::parse(app::readFile(out()).value())["nodes"].contains("F"));
    }

private:
    std::string file() const { return m_folder.filePath(QStringLiteral("design.cascade")).toStdString(); }
    std::string out() const { return m_folder.filePath(QStringLiteral("out.cascade")).toStdString(); }
    std::string text() const { return app::readFile(file()).value(); }
    Run edit(const std::vector<const char*>& arguments) const {
        QStringList all{QStringLiteral("edit"), QString::fromStdString(file())};
        for (const char* argument : arguments) all << QString::fromUtf8(argument);
        return runProgram(all);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(EditTest)
#include "edit_test.moc"
