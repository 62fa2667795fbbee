// SPDX-License-Identifier: MIT
// cascade machine: how it ended, history, mocks, virtual time; invalid definitions with their place.
#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

class MachineTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        write("wait.asl.json", R"({"StartAt": "W", "States": {
            "W": {"Type": "Wait", "Seconds": 86400, "Next": "T"},
            "T": {"Type": "Task", "Resource": "${F}", "End": true, "Retry": [{"ErrorEquals": ["Boom"]}]}}})");
    }

    void anUnmockedTask_answersWithItsInput() {
        const Run run = machine({"wait.asl.json", "--input", R"({"a": 1})"});
        QVERIFY2(run.status == 0 && run.err.empty(), run.text().c_str());
        const Json answer = run.json();
        QVERIFY(answer["status"] == "SUCCEEDED" && answer["output"] == Json::parse(R"({"a": 1})"));
        QVERIFY(answer["error"].is_null() && answer["cause"].is_null());
        QVERIFY(answer["history"][0]["type"] == "ExecutionStarted");
        QVERIFY(answer["history"].back()["type"] == "ExecutionSucceeded");
        QVERIFY(answer["history"].back()["timestamp"] == "2026-01-02T00:00:00.000Z");
    }

    void mocksAnswerInOrder_theLastOneRepeats() {
        const Run saved = machine({"wait.asl.json", "--mocks",
                                   R"({"T": [{"throw": {"error": "Boom", "cause": "c"}}, {"return": {"x": 5}}]})"});
        QVERIFY2(saved.status == 0, saved.text().c_str());
        QVERIFY(saved.json()["output"] == Json::parse(R"({"x": 5})"));
        const Run failed = machine({"wait.asl.json", "--mocks", R"({"T": [{"throw": {"error": "Boom",
            "cause": "c"}}]})"});
        QVERIFY2(failed.status == 1, failed.text().c_str());
        const Json answer = failed.json();
        QVERIFY(answer["status"] == "FAILED" && answer["error"] == "Boom" && answer["cause"] == "c");
        QVERIFY(answer["output"].is_null());
        // One day of waiting, then retries after 1, 2 and 4 seconds.
        QVERIFY(answer["history"].back()["timestamp"] == "2026-01-02T00:00:07.000Z");
    }

    void inputAndMocks_mayBeFiles() {
        write("input.json", R"({"from": "file"})");
        write("mocks.json", R"({"T": [{"return": "mocked"}]})");
        QVERIFY(machine({"wait.asl.json", "--input", "input.json"}).json()["output"]["from"] == "file");
        QVERIFY(machine({"wait.asl.json", "--mocks", "mocks.json"}).json()["output"] == "mocked");
    }

    void theSame_twice() { QCOMPARE(machine({"wait.asl.json"}).out, machine({"wait.asl.json"}).out); }

    void anInvalidDefinition_exits2_withItsPlace() {
        write("bad.asl.json",
              "{\n  \"StartAt\": \"S\",\n  \"States\": {\n"
              "    \"S\": { \"Type\": \"Pass\", \"Next\": \"T\" }\n  }\n}");
        const Run run = machine({"bad.asl.json"});
        QVERIFY2(run.status == 2, run.text().c_str());
        QVERIFY2(run.err.starts_with("bad.asl.json:4:28: there is no state \"T\" beside this one"),
                 run.text().c_str());
        QVERIFY(run.out.empty());
    }

    void unusableArguments_exit2() {
        write("broken.asl.json", "{ \"StartAt\": ");
        for (const QStringList& arguments :
             {QStringList{"broken.asl.json"}, QStringList{"nowhere.asl.json"}, QStringList{},
              QStringList{"wait.asl.json", "--input", "{"}, QStringList{"wait.asl.json", "--mocks", "[]"},
              QStringList{"wait.asl.json", "--mocks", R"({"X": [{"return": 1}]})"},
              QStringList{"wait.asl.json", "--mocks", R"({"T": []})"},
              QStringList{"wait.asl.json", "--mocks", R"({"T": [{}]})"}}) {
            const Run run = machine(arguments);
            QVERIFY2(run.status == 2, run.text().c_str());
            QVERIFY2(!run.err.empty() && run.out.empty(), run.text().c_str());
        }
    }

    void warnings_doNotStopIt() {
        write("warned.asl.json", R"({"StartAt": "C", "States": {"C": {"Type": "Choice", "Default": "S", "Choices": [
            {"Variable": "$.t", "TimestampEquals": "noon", "Next": "S"}]}, "S": {"Type": "Succeed"}}})");
        const Run run = machine({"warned.asl.json", "--input", R"({"t": "noon"})"});
        QVERIFY2(run.status == 0, run.text().c_str());
        QVERIFY2(run.err.find("warning: \"noon\" is no timestamp") != std::string::npos, run.text().c_str());
    }

private:
    Run machine(const QStringList& arguments) {
        return runProgram(QStringList{"machine"} + arguments, m_folder.path());
    }
    void write(const char* name, const std::string& text) {
        QVERIFY(app::writeFile(m_folder.filePath(name).toStdString(), text));
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(MachineTest)
#include "machine_test.moc"
