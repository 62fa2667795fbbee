// SPDX-License-Identifier: MIT
// cascade validate: exit status, and problems with their places as text, JSON and SARIF.
#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

const std::string kBroken = R"({
  "cascade": 1,
  "nodes": {
    "F": { "kind": "function", "parameters": { "memory": 99999 } },
    "T": { "kind": "dynamodb-table" },
    "A": { "kind": "http-api" }
  },
  "connections": [
    { "from": "A", "to": "F", "role": "invoke" },
    { "from": "T", "to": "A", "role": "trigger" }
  ]
}
)";

}  // namespace

class ValidateTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(app::writeFile(path("broken.cascade"), kBroken).ok());
        const std::string fine =
            R"({"cascade": 1, "nodes": {"A": {"kind": "http-api"}, "F": {"kind": "function"}},
                "connections": [{"from": "A", "to": "F", "role": "invoke"}]})";
        QVERIFY(app::writeFile(path("fine.cascade"), fine).ok());
    }

    void aFineDesign_exits0() {
        const Run run = runProgram({"validate", "fine.cascade"}, m_folder.path());
        QVERIFY2(run.status == 0, run.text().c_str());
        QCOMPARE(run.out, std::string("fine.cascade: 2 nodes, 1 connection; no problems\n"));
        QCOMPARE(run.err, std::string());
    }

    void text_saysWhereWhatWhyAndHowToMend() {
        const Run run = runProgram({"validate", "broken.cascade"}, m_folder.path());
        QCOMPARE(run.status, 1);
        QVERIFY2(run.out.find("broken.cascade:4:48: error: ") != std::string::npos, run.text().c_str());
        QVERIFY2(run.out.find("broken.cascade:10:5: error: ") != std::string::npos, run.text().c_str());
        QVERIFY(run.out.find("    why:  ") != std::string::npos);
        QVERIFY(run.out.find("    mend: ") != std::string::npos);
        QCOMPARE(run.err, std::string());
    }

    void json_isOneObject() {
        const Run run = runProgram({"validate", "broken.cascade", "--format", "json"}, m_folder.path());
        QCOMPARE(run.status, 1);
        const Json json = run.json();
        QVERIFY2(json.is_object(), run.text().c_str());
        QCOMPARE(json["errors"].get<int>(), 2);
        const Json& problem = json["problems"][1];
        QCOMPARE(problem["severity"].get<std::string>(), std::string("error"));
        QCOMPARE(problem["code"].get<std::string>(), std::string("connection.illegal"));
        QCOMPARE(problem["line"].get<int>(), 10);
        QCOMPARE(problem["connections"][0].get<std::string>(), std::string("T -> A: trigger"));
        QVERIFY(!problem["mend"].get<std::string>().empty());
    }

    void sarif_namesRulesAndRegions() {
        const Run run = runProgram({"validate", "broken.cascade", "--format", "sarif"}, m_folder.path());
        QCOMPARE(run.status, 1);
        const Json json = run.json();
        QCOMPARE(json["version"].get<std::string>(), std::string("2.1.0"));
        const Json& results = json["runs"][0]["results"];
        QVERIFY(results.size() >= 2);
        const Json& rules = json["runs"][0]["tool"]["driver"]["rules"];
        for (const Json& result : results)
            QCOMPARE(rules[result["ruleIndex"].get<std::size_t>()]["id"].dump(), result["ruleId"].dump());
        const Json& location = results[0]["locations"][0];
        QCOMPARE(location["physicalLocation"]["artifactLocation"]["uri"].dump(), std::string("\"broken.cascade\""));
        QCOMPARE(location["physicalLocation"]["region"]["startLine"].get<int>(), 4);
        QCOMPARE(location["logicalLocations"][0]["name"].dump(), std::string("\"F\""));
    }

    void otherCommands_runInSpiteOfErrors_andListThem() {
        const Run run = runProgram({"layout", "broken.cascade", "--out", "out.cascade"}, m_folder.path());
        QVERIFY2(run.status == 0, run.text().c_str());
        QVERIFY2(run.err.starts_with("broken.cascade:4:48: error: "), run.text().c_str());
        QVERIFY(app::readFile(path("out.cascade")).value().find("\"layout\"") != std::string::npos);
    }

private:
    std::string path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ValidateTest)
#include "validate_test.moc"
