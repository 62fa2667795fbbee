// SPDX-License-Identifier: MIT
// The smallest design of every connection, exported, passes the official validators of each format that claims it.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>

#include "exporters/exporter.h"
#include "model/plan/language.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/sketch.h"
#include "tests/helpers/smallest_design.h"
#include "tests/helpers/validators.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

bool isForEverything(const Json& policy) {
    const Json& statements = policy["PolicyDocument"]["Statement"];
    return std::any_of(statements.begin(), statements.end(), [](const Json& statement) {
        const Json& resource = statement["Resource"];
        return resource == "*" || (resource.is_array() && resource.size() == 1 && resource.front() == "*");
    });
}

/// The roles in the translated templates that may do something to every resource, a line each.
std::string rolesForEverything(const std::string& projects) {
    std::string text;
    for (const auto& project : std::filesystem::directory_iterator(projects)) {
        const Json translated = Json::parse(readFile((project.path() / "cloudformation.json").string()));
        for (const auto& [id, resource] : translated["Resources"].items()) {
            if (resource["Type"] != "AWS::IAM::Role") continue;
            const Json policies = resource["Properties"].value("Policies", Json::array());
            if (std::any_of(policies.begin(), policies.end(), isForEverything))
                text += project.path().filename().string() + ": " + id + "\n";
        }
    }
    return text;
}

}  // namespace

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
            if (!format.deploys) continue;
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
            const auto files = exporters::exportDesign(writer, design, builtinCatalog());
            QVERIFY2(files.ok(), (describe(type) + ": " + (files.ok() ? "" : files.error().text())).c_str());
            writeFiles(projects.filePath(QString::fromStdString(folderName(type))).toStdString(), *files);
        }
        const std::string errors = errorsOf(writer.name, projects.path().toStdString());
        QVERIFY2(errors.empty(), errors.c_str());
        if (writer.name == "sam") QCOMPARE(rolesForEverything(projects.path().toStdString()), std::string());
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
            auto files = exporters::exportDesign(writer, design, builtinCatalog());
            QVERIFY2(files.ok(), runtime.c_str());
            addArtifacts(makePlan(design.architecture(), builtinCatalog()), files.value());
            writeFiles(projects.filePath(QString::fromStdString(runtime + "--" + language)).toStdString(), *files);
        }
        const std::string errors = errorsOf(writer.name, projects.path().toStdString());
        QVERIFY2(errors.empty(), errors.c_str());
    }
};

QTEST_GUILESS_MAIN(ValidatorsTest)
#include "validators_test.moc"
