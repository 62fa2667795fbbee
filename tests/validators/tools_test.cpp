// SPDX-License-Identifier: MIT
// The validators as we run them find what they are there for: sound projects pass, each kind of fault is reported.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "tests/helpers/validators.h"

using namespace cascade;
using namespace cascade::tests;

class ToolsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (!validatorsFolder().empty()) return;
        QVERIFY2(!validatorsAreRequired(), "the validators are not installed: tests/validators/install.sh FOLDER");
        QSKIP("the validators are not installed: tests/validators/install.sh build/validators");
    }

    void samFaults_areReported() {
        QTemporaryDir projects;
        add(projects, "sound", "template.yaml",
            sam("Events: { Get: { Type: HttpApi, Properties: { Path: /a, Method: get } } }"));
        add(projects, "event", "template.yaml", sam("Events: { Get: { Type: Telepathy } }"));
        add(projects, "reference", "template.yaml", sam("Environment: { Variables: { TABLE: !Ref Nowhere } }"));
        add(projects, "memory", "template.yaml", sam("MemorySize: 99"));
        const auto findings = errorsOf("sam", projects);
        QCOMPARE(toolsThatMind(findings, "sound"), std::string());
        QCOMPARE(toolsThatMind(findings, "event"), std::string("sam-translator"));
        QCOMPARE(toolsThatMind(findings, "reference"), std::string("cfn-lint cloudformation-validate"));
        QCOMPARE(toolsThatMind(findings, "memory"), std::string("cfn-lint cloudformation-validate"));
    }

    void serverlessFaults_areReported() {
        QTemporaryDir projects;
        add(projects, "sound", "serverless.yml", service("httpApi: GET /a"));
        add(projects, "event", "serverless.yml", service("telepathy: true"));
        add(projects, "reference", "serverless.yml", service("sqs: { arn: !GetAtt [Nowhere, Arn] }"));
        const auto findings = errorsOf("serverless", projects);
        QCOMPARE(toolsThatMind(findings, "sound"), std::string());
        QCOMPARE(toolsThatMind(findings, "event"), std::string("osls"));
        QCOMPARE(toolsThatMind(findings, "reference"), std::string("cfn-lint cloudformation-validate"));
    }

private:
    static std::string sam(const std::string& property) {
        return "Transform: AWS::Serverless-2016-10-31\nResources:\n  Work:\n    Type: AWS::Serverless::Function\n"
               "    Properties:\n      CodeUri: src/\n      Handler: app.handler\n      Runtime: python3.14\n     "
               " " +
               property + "\n";
    }

    static std::string service(const std::string& event) {
        return "service: orders\nprovider: { name: aws, runtime: python3.14, stage: dev, region: eu-west-1 }\n"
               "functions:\n  Work:\n    handler: app.handler\n    events:\n      - " +
               event + "\n";
    }

    static void add(const QTemporaryDir& projects, const char* name, const char* file, const std::string& text) {
        writeFiles(projects.filePath(name).toStdString(), {{file, text, {}}, {"app.py", "handler = print\n", {}}});
    }

    static std::vector<Finding> errorsOf(std::string_view format, const QTemporaryDir& projects) {
        Result<std::vector<Finding>> findings = runValidators(format, projects.path().toStdString());
        if (!findings.ok()) {
            QTest::qFail(findings.error().text().c_str(), __FILE__, __LINE__);
            return {};
        }
        std::erase_if(findings.value(), [](const Finding& finding) { return finding.severity != "error"; });
        return *findings;
    }

    static std::string toolsThatMind(const std::vector<Finding>& findings, const std::string& project) {
        std::vector<std::string> tools;
        for (const Finding& finding : findings)
            if (finding.project == project) tools.push_back(finding.tool);
        std::sort(tools.begin(), tools.end());
        tools.erase(std::unique(tools.begin(), tools.end()), tools.end());
        std::string text;
        for (const std::string& tool : tools) text += (text.empty() ? "" : " ") + tool;
        return text;
    }
};

QTEST_GUILESS_MAIN(ToolsTest)
#include "tools_test.moc"
