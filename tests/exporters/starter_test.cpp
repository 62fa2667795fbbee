// SPDX-License-Identifier: MIT
// Starter code is code: for every connection it compiles, takes the sample event and answers, on stand-ins for AWS.
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "exporters/scaffold/starter.h"
#include "tests/helpers/sketch.h"
#include "tests/helpers/smallest_design.h"
#include "tests/helpers/validators.h"

using namespace cascade;
using namespace cascade::tests;

class StarterTest : public QObject {
    Q_OBJECT
private slots:
    void pythonHandlers_answerTheirSamples() { runAll("python3.14", "python3", "run_handlers.py", "put_item"); }

    void nodeJsHandlers_answerTheirSamples() {
        const std::string validators = validatorsFolder();
        const QString node = validators.empty() ? QStandardPaths::findExecutable("node")
                                                : QString::fromStdString(validators + "/bin/node");
        if (node.isEmpty()) QSKIP("no Node.js, neither the system's nor that of tests/validators/install.sh");
        runAll("nodejs24.x", node, "run_handlers.mjs", "PutCommand");
    }

    void severalTriggers_areToldApart() {
        const Design design = sketch(R"(
            api(http-api) -> work(function)
            queue(sqs-queue) -> work
            topic(sns-topic) -> work
        )");
        const std::string code = textOf(files(design), "src/work/app.py");
        QVERIFY(code.find("if \"headers\" in event:\n        return answer_request(event)") != std::string::npos);
        QVERIFY(code.find("if source_of(event) == \"aws:sqs\":") != std::string::npos);
        QVERIFY(code.find("if source_of(event) == \"aws:sns\":") != std::string::npos);
    }

    void wholeBatches_failWithTheirFirstMessage() {
        const Design design = sketch("queue(sqs-queue) -> work(function) report_batch_item_failures=false");
        const std::string code = textOf(files(design), "src/work/app.py");
        QVERIFY(code.find("take_messages") != std::string::npos);
        QVERIFY(code.find("batchItemFailures") == std::string::npos);
        QVERIFY(code.find("except Exception") == std::string::npos);
    }

    void descriptions_cannotBreakOutOfTheirComment() {
        Design design = sketch("work function");
        const NodeId work = design.architecture().nodes().front().id;
        QVERIFY(design.editNode(work, {"description"}, "ends \"\"\" here */ \\").ok());
        const std::string python = textOf(files(design), "src/work/app.py");
        QVERIFY(python.find("ends ''' here */ \\\\") != std::string::npos);
        QVERIFY(design.editNode(work, {"parameters", "runtime"}, "nodejs24.x").ok());
        const std::string nodeJs = textOf(files(design), "src/work/app.mjs");
        QVERIFY(nodeJs.find("here * / ") != std::string::npos);
    }

private:
    static std::vector<exporters::GeneratedFile> files(const Design& design) {
        const Architecture& architecture = design.architecture();
        return exporters::starterFiles(architecture, builtinCatalog(), makePlan(architecture, builtinCatalog()),
                                       "sam");
    }

    static std::string textOf(const std::vector<exporters::GeneratedFile>& files, const std::string& path) {
        for (const exporters::GeneratedFile& file : files)
            if (file.path == path) return file.text;
        return {};
    }

    /// `call` is one that some function must make.
    static void runAll(const char* runtime, const QString& program, const char* script, const char* call) {
        const QTemporaryDir projects;
        for (const ConnectionType& type : builtinCatalog().connections()) {
            if (type.from != "function" && type.to != "function") continue;
            Design design = smallestDesign(type).with;
            QVERIFY(design.editSection("application", Json{{"runtime", runtime}}).ok());
            writeFiles(projects.filePath(QString::fromStdString(folderName(type))).toStdString(), files(design));
        }
        QProcess process;
        process.start(program, {QString(CASCADE_SOURCE_DIR "/tests/exporters/starter/") + script, projects.path()});
        QVERIFY(process.waitForFinished(120000));
        const QByteArray output = process.readAllStandardOutput() + process.readAllStandardError();
        const qsizetype failure = output.indexOf("FAILED");
        QVERIFY2(failure < 0, output.mid(failure).constData());
        QVERIFY2(process.exitCode() == 0, output.constData());
        QVERIFY2(output.contains(call), output.constData());
    }
};

QTEST_GUILESS_MAIN(StarterTest)
#include "starter_test.moc"
