// SPDX-License-Identifier: MIT
// cascade export: a project for each format, the same one twice, what the user wrote left alone, and lines
// explained.
#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"
#include "exporters/exporter.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

class ExportTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const std::string design =
            R"({"cascade": 1, "nodes": {"A": {"kind": "http-api"}, "F": {"kind": "function"}},
                "connections": [{"from": "A", "to": "F", "role": "invoke"}]})";
        QVERIFY(app::writeFile(path("design.cascade"), design).ok());
    }

    void everyFormat_writesItsProject_andLists_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("mainFile");
        for (const exporters::Format& format : exporters::formats())
            QTest::addRow("%s", std::string(format.name).c_str())
                << QString::fromStdString(std::string(format.name))
                << QString::fromStdString(std::string(format.mainFile));
    }

    void everyFormat_writesItsProject_andLists() {
        QFETCH(const QString, format);
        QFETCH(const QString, mainFile);
        const Run first = exportTo(format);
        QVERIFY2(first.status == 0 && first.err.empty(), first.text().c_str());
        const std::string file = (format + u'/' + mainFile).toStdString();
        QVERIFY2(first.out.find(file + "\n") != std::string::npos, first.text().c_str());
        const std::string text = app::readFile(path(file)).value();
        const Run second = exportTo(format);
        QCOMPARE(second.out, first.out);
        QCOMPARE(app::readFile(path(file)).value(), text);
    }

    void whatTheUserWrote_stays_untilToldOtherwise() {
        QCOMPARE(exportTo(QStringLiteral("sam")).status, 0);
        const std::string code = path("sam/src/F/app.py");
        const std::string generated = app::readFile(code).value();
        QVERIFY(app::writeFile(code, generated + "# mine\n").ok());
        const Run kept = exportTo(QStringLiteral("sam"));
        QVERIFY2(kept.status == 0, kept.text().c_str());
        QVERIFY2(kept.err.find("sam/src/F/app.py: note: kept as you changed it") != std::string::npos,
                 kept.text().c_str());
        QCOMPARE(app::readFile(code).value(), generated + "# mine\n");

        const Run dry = exportTo(QStringLiteral("sam"), {"--dry-run", "--overwrite"});
        QVERIFY2(dry.out.find("-# mine\n") != std::string::npos, dry.text().c_str());
        QCOMPARE(app::readFile(code).value(), generated + "# mine\n");
        QCOMPARE(exportTo(QStringLiteral("sam"), {"--overwrite"}).status, 0);
        QCOMPARE(app::readFile(code).value(), generated);
    }

    void anEditOfTheDesign_updatesItsFiles_andIsShownLineByLine() {
        QCOMPARE(exportTo(QStringLiteral("sam")).status, 0);
        editDesign({"--set", "F.memory=1024"});
        const Run dry = exportTo(QStringLiteral("sam"), {"--dry-run"});
        QVERIFY2(
            dry.out.find("updated: sam/template.yaml\n--- sam/template.yaml\n+++ sam/template.yaml (Cascade)\n") !=
                std::string::npos,
            dry.text().c_str());
        QVERIFY2(dry.out.find("\n+    MemorySize: 1024\n") != std::string::npos, dry.text().c_str());
        QCOMPARE(exportTo(QStringLiteral("sam")).status, 0);
        QVERIFY(exportTo(QStringLiteral("sam"), {"--dry-run"}).out.empty());
    }

    void whereBothHaveChangedAFile_itIsNamedUntilItIsSettled() {
        QCOMPARE(exportTo(QStringLiteral("sam")).status, 0);
        QVERIFY(app::writeFile(path("sam/template.yaml"), "# mine\n").ok());
        editDesign({"--set", "F.memory=2048"});
        for (int round = 0; round < 2; ++round) {
            const Run run = exportTo(QStringLiteral("sam"));
            QVERIFY2(run.status == 0 && run.err.find("the design has changed it, too") != std::string::npos,
                     run.text().c_str());
        }
        QCOMPARE(exportTo(QStringLiteral("sam"), {"--keep"}).status, 0);
        const Run settled = exportTo(QStringLiteral("sam"));
        QVERIFY2(settled.err.find("too") == std::string::npos, settled.text().c_str());
        QCOMPARE(app::readFile(path("sam/template.yaml")).value(), std::string("# mine\n"));
        QCOMPARE(exportTo(QStringLiteral("sam"), {"--overwrite"}).status, 0);
    }

    void whatTheDesignNoLongerNeeds_goes_butNotWhatItsAuthorChanged() {
        editDesign({"--add", "function:G", "--add", "function:H"});
        QCOMPARE(exportTo(QStringLiteral("sam")).status, 0);
        QVERIFY(app::writeFile(path("sam/src/H/app.py"), "# mine\n").ok());
        editDesign({"--delete", "G", "--delete", "H"});
        const Run run = exportTo(QStringLiteral("sam"));
        QVERIFY2(run.err.find("sam/src/G/app.py: note: deleted") != std::string::npos, run.text().c_str());
        QVERIFY(!app::readFile(path("sam/src/G/app.py")).ok());
        QCOMPARE(app::readFile(path("sam/src/H/app.py")).value(), std::string("# mine\n"));
    }

    void linesAreExplained_bothWays() {
        const auto explain = [&](const char* what) {
            return runProgram({"export", "design.cascade", "--to", "sam", "--explain", what}, m_folder.path());
        };
        const Run connection = explain("A:F");
        QVERIFY2(connection.out.find("Type: HttpApi\n") != std::string::npos, connection.text().c_str());
        QVERIFY2(connection.out.find("AWS::Serverless::Function") == std::string::npos, connection.text().c_str());
        QVERIFY(explain("F").out.find("Type: AWS::Serverless::Function\n") != std::string::npos);
        const std::string place = connection.out.substr(0, connection.out.find('-', connection.out.find(':')));
        QCOMPARE(explain(place.c_str()).out, std::string("A -> F: invoke\n"));
        QCOMPARE(explain("template.yaml:1").out, std::string("the whole file\n"));
        for (const char* nothing : {"Nobody", "A:Nobody", "template.yaml:99999"})
            QCOMPARE(explain(nothing).status, 2);
    }

    void mistakes_exit2() {
        QCOMPARE(exportTo(QStringLiteral("papyrus")).status, 2);
        QCOMPARE(runProgram({"export", "design.cascade", "--to", "sam"}, m_folder.path()).status, 2);
        QCOMPARE(exportTo(QStringLiteral("sam"), {"--keep", "--overwrite"}).status, 2);
        QVERIFY(app::writeFile(path("file"), "x").ok());
        const Run run = runProgram({"export", "design.cascade", "--to", "sam", "--out", "file"}, m_folder.path());
        QVERIFY2(run.status == 2 && run.err.find("name a folder") != std::string::npos, run.text().c_str());
        QCOMPARE(app::readFile(path("file")).value(), std::string("x"));
    }

private:
    std::string path(const std::string& name) const { return m_folder.path().toStdString() + "/" + name; }
    Run exportTo(const QString& format, const QStringList& options = {}) const {
        return runProgram(QStringList{"export", "design.cascade", "--to", format, "--out", format} + options,
                          m_folder.path());
    }
    void editDesign(const QStringList& edits) const {
        const Run run = runProgram(QStringList{"edit", "design.cascade"} + edits, m_folder.path());
        QVERIFY2(run.status == 0, run.text().c_str());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
