// SPDX-License-Identifier: MIT
// The smallest design of every connection, exported, passes the official validators of each format that claims it.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "exporters/exporter.h"
#include "model/plan/language.h"
#include "tests/helpers/sketch.h"
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

    void everyRuntime_data() { everyConnection_data(); }

    /// What is built before it is deployed is there as an empty file: the validators look at the template.
    void everyRuntime() {
        QFETCH(QString, format);
        const exporters::Format& writer = *exporters::findFormat(format.toStdString());
        const QTemporaryDir projects;
        std::vector<std::pair<std::string, std::string>> choices;
        for (const std::string& runtime : builtinCatalog().find("function")->parameter("runtime")->choices)
            for (const Language& language : languages())
                if (runtime.starts_with(language.runtime)) choices.emplace_back(runtime, language.name);
        QVERIFY(choices.size() >= 13);
        for (const auto& [runtime, language] : choices) {
            const Design design = sketch("Work function runtime=" + runtime + " language=" + language +
                                         "; Api(http-api) -> Work; Work -> Done(sqs-queue)");
            const Architecture& architecture = design.architecture();
            const Plan plan = makePlan(architecture, builtinCatalog());
            auto files = writer.write(architecture, builtinCatalog(), plan);
            QVERIFY2(files.ok(), runtime.c_str());
            const std::string& artifact = plan.functions.front().artifact;
            if (!artifact.empty()) files.value().push_back({"src/Work/" + artifact, "", {}});
            writeFiles(projects.filePath(QString::fromStdString(runtime + "--" + language)).toStdString(), *files);
        }
        const std::string errors = errorsOf(writer.name, projects.path().toStdString());
        QVERIFY2(errors.empty(), errors.c_str());
    }
};

QTEST_GUILESS_MAIN(ValidatorsTest)
#include "validators_test.moc"
