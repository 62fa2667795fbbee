// SPDX-License-Identifier: MIT
// What the program exports passes the official validators of its format: the bundled examples and the six designs
// of Serverless by Design.
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>

#include "exporters/exporter.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/validators.h"

using namespace cascade;
using namespace cascade::tests;
namespace fs = std::filesystem;

class ValidatorsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (!validatorsFolder().empty()) return;
        QVERIFY2(!validatorsAreRequired(), "the validators are not installed: tests/validators/install.sh FOLDER");
        QSKIP("the validators are not installed: tests/validators/install.sh build/validators");
    }

    void examples_data() { eachFormat(); }
    void examples() {
        QFETCH(QString, format);
        check(format, fs::path(CASCADE_SOURCE_DIR) / "resources/examples", ".cascade");
    }

    void designsOfServerlessByDesign_data() { eachFormat(); }
    void designsOfServerlessByDesign() {
        QFETCH(QString, format);
        if (conformanceFolder().empty()) QSKIP("no ../shared/conformance beside the checkout");
        check(format, fs::path(conformanceFolder()) / "serverless-by-design", ".json");
    }

private:
    static void eachFormat() {
        QTest::addColumn<QString>("format");
        for (const exporters::Format& format : exporters::formats()) {
            if (!format.deploys) continue;
            const std::string name(format.name);
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
        }
    }

    static void check(const QString& format, const fs::path& designs, const char* extension) {
        const QTemporaryDir projects;
        for (const auto& entry : fs::directory_iterator(designs)) {
            if (entry.path().extension() != extension) continue;
            const QString name = QString::fromStdString(entry.path().stem().string());
            QProcess program;
            program.start(qEnvironmentVariable("CASCADE_PROGRAM"),
                          {QStringLiteral("export"), QString::fromStdString(entry.path().string()),
                           QStringLiteral("--to"), format, QStringLiteral("--out"), projects.filePath(name)});
            QVERIFY(program.waitForFinished(60000));
            QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
        }
        const std::string errors = errorsOf(format.toStdString(), projects.path().toStdString());
        QVERIFY2(errors.empty(), errors.c_str());
    }
};

QTEST_GUILESS_MAIN(ValidatorsTest)
#include "validators_test.moc"
