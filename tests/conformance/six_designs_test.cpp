// SPDX-License-Identifier: MIT
// The six example designs of Serverless by Design, through every command of the built program.
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"
#include "exporters/exporter.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

class SixDesignsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (conformanceFolder().empty()) QSKIP("the shared conformance cases are not there");
    }

    void everyCommand_succeeds_data() {
        QTest::addColumn<QString>("file");
        const QDir folder(QString::fromStdString(conformanceFolder() + "/serverless-by-design"));
        const QStringList names = folder.entryList({QStringLiteral("*.json")});
        QCOMPARE(names.size(), 6);
        for (const QString& name : names) QTest::addRow("%s", qPrintable(name)) << folder.filePath(name);
    }

    void everyCommand_succeeds() {
        QFETCH(const QString, file);
        const QTemporaryDir folder;
        const QString document = folder.filePath(QStringLiteral("design.cascade"));
        const std::string before = app::readFile(file.toStdString()).value();

        succeeds({"import", file, "--out", document});
        for (const QString& design : {file, document}) {
            succeeds({"validate", design});
            succeeds({"layout", design, "--out", folder.filePath(QStringLiteral("layout.cascade"))});
            succeeds({"edit", design, "--out", folder.filePath(QStringLiteral("same"))});
            QVERIFY(app::readFile(folder.filePath(QStringLiteral("same")).toStdString()).value() ==
                    app::readFile(design.toStdString()).value());
            for (const char* ending : {"svg", "png", "pdf"})
                succeeds({"render", design, "--out", folder.filePath(QStringLiteral("picture.") + ending)});
            for (const exporters::Format& format : exporters::formats()) exportsTo(format, design, folder);
            const Run simulated = succeeds({"simulate", design, "--format", "json"});
            QVERIFY2(simulated.json().is_object() && simulated.json()["events"].get<double>() > 0,
                     simulated.text().c_str());
        }
        succeeds({"diff", file, document});
        QVERIFY(app::readFile(file.toStdString()).value() == before);
    }

private:
    static void exportsTo(const exporters::Format& format, const QString& design, const QTemporaryDir& folder) {
        const QString name = QString::fromStdString(std::string(format.name));
        succeeds({"export", design, "--to", name, "--out", folder.filePath(name)});
        QVERIFY(
            QFileInfo::exists(folder.filePath(name + u'/' + QString::fromStdString(std::string(format.mainFile)))));
    }
    static Run succeeds(const QStringList& arguments) {
        const Run run = runProgram(arguments);
        const std::string what = arguments.join(u' ').toStdString() + "\n" + run.text();
        if (run.status != 0) QTest::qFail(what.c_str(), __FILE__, __LINE__);
        return run;
    }
};

QTEST_GUILESS_MAIN(SixDesignsTest)
#include "six_designs_test.moc"
