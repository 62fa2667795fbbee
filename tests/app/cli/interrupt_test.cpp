// SPDX-License-Identifier: MIT
// A long run on a terminal: it shows how far it is, and Ctrl+C ends it at once with the report so far.
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

/// A year of virtual time: many millions of events, far more than any machine does before somebody presses Ctrl+C.
const std::string kLong = R"({
  "cascade": 1,
  "nodes": { "Api": { "kind": "http-api" }, "F": { "kind": "function" } },
  "connections": [ { "from": "Api", "to": "F", "role": "invoke" } ],
  "scenarios": { "long": { "for": "365d", "stimuli": [ { "at": "Api", "arrivals": { "poisson": 20 } } ] } }
})";

/// The program on a terminal of its own.
class Terminal {
public:
    Terminal(const QString& folder, const std::vector<const char*>& arguments) {
        m_child = forkpty(&m_master, nullptr, nullptr, nullptr);
        if (m_child != 0) return;
        const QByteArray program = qgetenv("CASCADE_PROGRAM");
        std::vector<char*> argv{const_cast<char*>(program.constData())};
        for (const char* argument : arguments) argv.push_back(const_cast<char*>(argument));
        argv.push_back(nullptr);
        if (chdir(folder.toUtf8().constData()) == 0) execv(program.constData(), argv.data());
        _exit(127);
    }
    ~Terminal() {
        if (m_master >= 0) close(m_master);
    }

    /// Reads until the text appears; false when the program ends, or says nothing for half a minute, before.
    bool reads(const std::string& text) {
        while (m_output.find(text) == std::string::npos)
            if (!readMore()) return false;
        return true;
    }
    void press(char key) { QVERIFY(write(m_master, &key, 1) == 1); }
    /// Reads the rest and returns the exit status.
    int end() {
        while (readMore()) {
        }
        int status = 0;
        waitpid(m_child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    const std::string& output() const { return m_output; }

private:
    bool readMore() {
        pollfd ready{m_master, POLLIN, 0};
        if (poll(&ready, 1, 30'000) <= 0) return false;
        char buffer[4096];
        const ssize_t count = read(m_master, buffer, sizeof buffer);
        if (count > 0) m_output.append(buffer, static_cast<std::size_t>(count));
        return count > 0;
    }

    int m_master = -1;
    pid_t m_child = -1;
    std::string m_output;
};

constexpr char kControlC = 3;

}  // namespace

class InterruptTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(app::writeFile(m_folder.filePath(QStringLiteral("long.cascade")).toStdString(), kLong).ok());
    }

    void controlC_endsARunWithItsReport() {
        Terminal terminal(m_folder.path(), {"simulate", "long.cascade"});
        QVERIFY2(terminal.reads(" events"), terminal.output().c_str());
        QVERIFY2(terminal.output().find("simulating: ") != std::string::npos, terminal.output().c_str());
        terminal.press(kControlC);
        QCOMPARE(terminal.end(), 130);
        for (const char* part : {"stopped early", "Api", "End to end", "Cost: $", "of virtual time"})
            QVERIFY2(terminal.output().find(part) != std::string::npos, terminal.output().c_str());
    }

    void aTraceEndsWhereTheRunWasStopped() {
        Terminal terminal(m_folder.path(), {"simulate", "long.cascade", "--trace", "trace.jsonl"});
        QVERIFY2(terminal.reads(" events"), terminal.output().c_str());
        terminal.press(kControlC);
        QCOMPARE(terminal.end(), 130);
        QFile trace(m_folder.filePath(QStringLiteral("trace.jsonl")));
        QVERIFY(trace.open(QIODevice::ReadOnly));
        QVERIFY(trace.seek(std::max<qint64>(trace.size() - 2, 0)));
        QCOMPARE(trace.readAll(), QByteArray("}\n"));
    }

    /// Spans that are still open end with the run, so other tools can read it.
    void aTraceForOtherToolsIsWholeWhereTheRunWasStopped_data() {
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("otlp") << QByteArray("otlp");
        QTest::newRow("chrome") << QByteArray("chrome");
    }
    void aTraceForOtherToolsIsWholeWhereTheRunWasStopped() {
        QFETCH(QByteArray, format);
        Terminal terminal(m_folder.path(), {"simulate", "long.cascade", "--trace", "whole.json", "--trace-format",
                                            format.constData()});
        QVERIFY2(terminal.reads(" events"), terminal.output().c_str());
        terminal.press(kControlC);
        QCOMPARE(terminal.end(), 130);
        QFile trace(m_folder.filePath(QStringLiteral("whole.json")));
        QVERIFY(trace.open(QIODevice::ReadOnly));
        QVERIFY(Json::parse(trace.readAll().toStdString(), nullptr, false).is_object());
    }

    void whereNobodyWatchesNothingIsShown() {
        const Run run = runProgram({QStringLiteral("simulate"), QStringLiteral("long.cascade"),
                                    QStringLiteral("--for"), QStringLiteral("1h")},
                                   m_folder.path());
        QVERIFY2(run.status == 0, run.text().c_str());
        QCOMPARE(run.err, std::string());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(InterruptTest)
#include "interrupt_test.moc"
