// SPDX-License-Identifier: MIT
// Reading templates: what is recognised in our own (tests/data/import), and that any template opens or says why
// not.
#include <QTest>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "exporters/open.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/summary.h"

namespace fs = std::filesystem;
using namespace cascade;
using namespace cascade::exporters;

namespace {

/// Files beside a template, of the test data only.
ReadFile filesBeside(const fs::path& file) {
    return [folder = file.parent_path()](const std::string& path) -> std::optional<std::string> {
        if (!fs::is_regular_file(folder / path)) return std::nullopt;
        return tests::readFile((folder / path).string());
    };
}

Result<Opened> open(const fs::path& file) {
    return openWithSource(tests::readFile(file.string()), file.filename().string(), builtinCatalog(),
                          filesBeside(file));
}

Result<Opened> openText(const std::string& text, const std::string& name = "template.yaml") {
    return openWithSource(text, name, builtinCatalog());
}

std::vector<fs::path> filesIn(const fs::path& folder, const std::set<std::string>& extensions) {
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) return files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (extensions.contains(entry.path().extension().string())) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string described(const Opened& opened) {
    std::string text = tests::summaryOf(opened.imported.design);
    for (const std::string& notice : opened.imported.notices) text += "note: " + notice + "\n";
    return text;
}

/// Every pointer of a footprint that must name something names it, and nothing is owned twice.
void checkFootprints(const Opened& opened, const char* name) {
    std::set<std::string> owned;
    const auto check = [&](const Footprint& footprint) {
        for (const auto* list : {&footprint.own, &footprint.shared})
            for (const std::string& pointer : *list)
                QVERIFY2(opened.source->find(pointer), (std::string(name) + ": " + pointer).c_str());
        for (const Footprint::Parameter& parameter : footprint.parameters)
            QVERIFY2(!parameter.written || opened.source->find(parameter.pointer),
                     (std::string(name) + ": " + parameter.pointer).c_str());
    };
    for (const auto& [id, footprint] : opened.footprints.nodes) check(footprint);
    for (const auto& [id, footprint] : opened.footprints.connections) check(footprint);
    for (const auto& [id, footprint] : opened.footprints.nodes)
        for (const std::string& pointer : footprint.own)
            QVERIFY2(owned.insert(pointer).second, (std::string(name) + " owns twice: " + pointer).c_str());
}

}  // namespace

class ReaderTest : public QObject {
    Q_OBJECT
private slots:
    void ourTemplates_areRecognised_data() {
        QTest::addColumn<QString>("file");
        for (const fs::path& file : filesIn(tests::dataFolder() + "/import", {".yaml", ".json"}))
            QTest::newRow(file.stem().string().c_str()) << QString::fromStdString(file.string());
    }

    void ourTemplates_areRecognised() {
        QFETCH(QString, file);
        const fs::path path = file.toStdString();
        const auto opened = open(path);
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().text().c_str());
        const fs::path expected = fs::path(path).replace_extension(".txt");
        const std::string text = described(*opened);
        if (std::getenv("APPROVE")) std::ofstream(expected, std::ios::binary) << text;
        QCOMPARE(QString::fromStdString(text), QString::fromStdString(tests::readFile(expected.string())));
        checkFootprints(*opened, path.filename().string().c_str());
    }

    void aService_isReadLikeATemplate() {
        const auto opened = open(tests::dataFolder() + "/import/serverless/serverless.yml");
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().text().c_str());
        const std::string text = described(*opened);
        for (const char* line : {
                 "Orders dynamodb-table stream_view=\"NEW_IMAGE\"",
                 "createOrder function architecture=\"x86_64\" environment={\"STAGE\":\"test\"} memory=512 "
                 "timeout=\"20s\"",
                 "RestApi -> createOrder: invoke route=\"POST /orders\"",
                 "HttpApi -> createOrder: invoke route=\"GET /orders/{id}\"",
                 "Work -> createOrder: trigger batch_size=5",
                 "SNSTopicalarms -> notify: trigger",
                 "S3BucketuploadsTest -> notify: trigger events=\"s3:ObjectCreated:Put\" suffix=\".jpg\"",
                 "Orders -> notify: trigger report_batch_item_failures=false starting_position=\"TRIM_HORIZON\"",
                 "RestApi -> fulfil: start route=\"POST /fulfil\"",
                 "createOrder -> notify: on-failure",
                 "fulfil -> notify: invoke",
                 "createOrder -> Orders: read-write",
             })
            QVERIFY2(("\n" + text).find("\n" + std::string(line) + "\n") != std::string::npos,
                     (line + ("\n" + text)).c_str());
        QVERIFY(text.find("pattern={\"source\":[\"shop.orders\"]}") != std::string::npos);  // from a file beside it
        QCOMPARE(opened->imported.notices.size(), std::size_t(1));                          // the Alexa skill
        checkFootprints(*opened, "serverless.yml");
    }

    void aTemplateInJson_isTheSameAsInYaml() {
        const auto yaml = open(tests::dataFolder() + "/import/plain.yaml");
        QVERIFY(yaml.ok());
        const auto json = openText(yaml->source->value().dump(2), "plain.json");
        QVERIFY2(json.ok(), json.ok() ? "" : json.error().text().c_str());
        QCOMPARE(tests::summaryOf(json->imported.design), tests::summaryOf(yaml->imported.design));
    }

    void brokenTexts_areRefusedWithTheirPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("no YAML") << "Resources:\n  A: [\n";
        QTest::newRow("no template") << "hello: world\n";
        QTest::newRow("a list") << "- a\n";
        QTest::newRow("broken JSON") << "{\"Resources\": {\"A\": }}";
        QTest::newRow("nothing") << "";
    }

    void brokenTexts_areRefusedWithTheirPlace() {
        QFETCH(QString, text);
        const auto opened = openText(text.toStdString(), "t.yaml");
        QVERIFY(!opened.ok());
        QVERIFY2(opened.error().line > 0 && opened.error().column > 0, opened.error().text().c_str());
        QVERIFY(!opened.error().mend.empty());
    }

    void nonsense_isDrawnAsFarAsItGoes_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("no resources") << "AWSTemplateFormatVersion: '2010-09-09'\n";
        QTest::newRow("resources that are a list") << "AWSTemplateFormatVersion: x\nResources: [1, 2]\n";
        QTest::newRow("properties that are text")
            << "Resources: {A: {Type: 'AWS::SQS::Queue', Properties: hello}}\n";
        QTest::newRow("events that are a list") << "Resources: {A: {Type: 'AWS::Serverless::Function', Properties: "
                                                   "{Events: [1], Policies: {a: [3]}, Environment: 4}}}\n";
        QTest::newRow("a circle of paths")
            << "Resources:\n  A: {Type: 'AWS::ApiGateway::Resource', Properties: {ParentId: !Ref B}}\n"
               "  B: {Type: 'AWS::ApiGateway::Resource', Properties: {ParentId: !Ref A}}\n"
               "  M: {Type: 'AWS::ApiGateway::Method', Properties: {ResourceId: !Ref A, RestApiId: !Ref R, "
               "Integration: {Uri: !GetAtt F.Arn}}}\n"
               "  R: {Type: 'AWS::ApiGateway::RestApi'}\n  F: {Type: 'AWS::Lambda::Function'}\n";
        QTest::newRow("a circle of aliases")
            << "Resources:\n  A: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: !Ref B}}\n"
               "  B: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: !Ref A}}\n";
        QTest::newRow("a parameter of itself")
            << "Parameters: {P: {Type: String, Default: '${P}'}}\nResources: {A: {Type: 'AWS::SNS::Topic', "
               "Properties: {TopicName: !Sub '${P}'}}}\n";
        QTest::newRow("texts where maps are meant")
            << "Resources:\n  F: {Type: 'AWS::Serverless::Function', Properties: {Events: {E: x, G: {Type: S3, "
               "Properties: {Bucket: !Ref B, Events: {a: b}, Filter: 3}}}, EventInvokeConfig: 7, Policies: [[x], "
               "3, {Statement: [4]}]}}\n"
               "  B: {Type: 'AWS::S3::Bucket', Properties: {NotificationConfiguration: {QueueConfigurations: [1, "
               "{Queue: 3, Event: 4}], EventBridgeConfiguration: 1}}}\n"
               "  Q: {Type: 'AWS::SQS::Queue', Properties: {RedrivePolicy: text}}\n"
               "  R: {Type: 'AWS::Events::Rule', Properties: {EventPattern: 3, Targets: [3, {Arn: {a: b}}]}}\n"
               "  T: {Type: 'AWS::DynamoDB::Table', Properties: {KeySchema: 3, AttributeDefinitions: [1], "
               "TimeToLiveSpecification: 3}}\n"
               "  M: {Type: 'AWS::Serverless::StateMachine', Properties: {Definition: {States: [1]}, "
               "DefinitionSubstitutions: 3}}\n"
               "  S: {Type: 'AWS::Scheduler::Schedule', Properties: {Target: 3}}\n"
               "  H: {Type: 'AWS::KinesisFirehose::DeliveryStream', Properties: "
               "{ExtendedS3DestinationConfiguration: {ProcessingConfiguration: {Processors: [1, {Type: Lambda, "
               "Parameters: 3}]}}}}\n"
               "  I: {Type: 'AWS::IoT::TopicRule', Properties: {TopicRulePayload: {Actions: [1, {Lambda: 3}, "
               "{Republish: {Topic: 3}}]}}}\n";
    }

    void nonsense_isDrawnAsFarAsItGoes() {
        QFETCH(QString, text);
        const auto opened = openText(text.toStdString());
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().text().c_str());
        checkFootprints(*opened, "nonsense");
    }

    void allTemplatesOfTheConformanceCases_openOrAreRefusedWithTheirPlace() {
        const std::string folder = tests::conformanceFolder();
        if (folder.empty()) QSKIP("the conformance cases are not there");
        int opened = 0, refused = 0;
        for (const char* set : {"sam-inputs", "patterns-2023", "serverless-framework"}) {
            for (const fs::path& file : filesIn(folder + "/templates/" + set, {".yaml", ".yml", ".json"})) {
                const auto result =
                    openWithSource(tests::readFile(file.string()), file.filename().string(), builtinCatalog());
                if (!result) {
                    ++refused;
                    QVERIFY2(result.error().line > 0 && result.error().column > 0, result.error().text().c_str());
                    qInfo("refused: %s", result.error().text().c_str());
                    continue;
                }
                ++opened;
                checkFootprints(*result, file.filename().string().c_str());
            }
        }
        qInfo("%d templates opened, %d refused", opened, refused);
        QVERIFY(opened > 500);
    }
};

QTEST_APPLESS_MAIN(ReaderTest)
#include "reader_test.moc"
