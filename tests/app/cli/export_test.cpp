// SPDX-License-Identifier: MIT
// cascade export: a project for each format, the same one twice, and the user's own code left alone.
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

    void codeWrittenSince_stays_whileTheTemplateFollows() {
        QCOMPARE(exportTo(QStringLiteral("sam")).status, 0);
        QVERIFY(app::writeFile(path("sam/src/F/app.py"), "# mine\n").ok());
        QVERIFY(app::writeFile(path("sam/template.yaml"), "# mine\n").ok());
        const Run again = exportTo(QStringLiteral("sam"));
        QVERIFY2(again.status == 0, again.text().c_str());
        QVERIFY2(again.err.find("sam/src/F/app.py: note: kept") != std::string::npos, again.text().c_str());
        QCOMPARE(app::readFile(path("sam/src/F/app.py")).value(), std::string("# mine\n"));
        QVERIFY(app::readFile(path("sam/template.yaml")).value() != "# mine\n");
    }

    void mistakes_exit2() {
        QCOMPARE(exportTo(QStringLiteral("terraform")).status, 2);
        QVERIFY(app::writeFile(path("file"), "x").ok());
        const Run run = runProgram({"export", "design.cascade", "--to", "sam", "--out", "file"}, m_folder.path());
        QVERIFY2(run.status == 2 && run.err.find("name a folder") != std::string::npos, run.text().c_str());
        QCOMPARE(app::readFile(path("file")).value(), std::string("x"));
    }

private:
    std::string path(const std::string& name) const { return m_folder.path().toStdString() + "/" + name; }
    Run exportTo(const QString& format) const {
        return runProgram({"export", "design.cascade", "--to", format, "--out", format}, m_folder.path());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
