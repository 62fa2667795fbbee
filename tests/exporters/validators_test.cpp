// SPDX-License-Identifier: MIT
// The smallest design of every connection, exported, passes the official validators of each format that claims it.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "exporters/exporter.h"
#include "tests/helpers/smallest_design.h"
#include "tests/helpers/validators.h"

using namespace cascade;
using namespace cascade::tests;

class ValidatorsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (!validatorsFolder().empty()) return;
        QVERIFY2(!validatorsAreRequired(), "the validators are not installed: tests/validators/install.sh FOLDER");
        QSKIP("the validators are not installed: tests/validators/install.sh build/validators");
    }

    void everyConnection_data() {
        QTest::addColumn<QString>("format");
        for (const exporters::Format& format : exporters::formats()) {
            const std::string name(format.name);
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
        }
    }

    void everyConnection() {
        QFETCH(QString, format);
        const exporters::Format& writer = *exporters::findFormat(format.toStdString());
        const QTemporaryDir projects;
        for (const ConnectionType& type : builtinCatalog().connections()) {
            if (std::find(type.exports.begin(), type.exports.end(), writer.name) == type.exports.end()) continue;
            const Design design = smallestDesign(type).with;
            const Architecture& architecture = design.architecture();
            const auto files =
                writer.write(architecture, builtinCatalog(), makePlan(architecture, builtinCatalog()));
            QVERIFY2(files.ok(), (describe(type) + ": " + (files.ok() ? "" : files.error().text())).c_str());
            writeFiles(projects.filePath(QString::fromStdString(folderName(type))).toStdString(), *files);
        }
        const std::string errors = errorsOf(writer.name, projects.path().toStdString());
        QVERIFY2(errors.empty(), errors.c_str());
    }
};

QTEST_GUILESS_MAIN(ValidatorsTest)
#include "validators_test.moc"
