// SPDX-License-Identifier: MIT
// Envelopes against AWS's sample events (../shared/conformance/events): for each sample of a source that we have,
// the same members with the same types, at every depth, also inside JSON in text. Every difference is explained
// here.
#include <QDir>
#include <QTest>
#include <map>

#include "model/envelope/envelope.h"
#include "model/envelope/look_through.h"
#include "model/envelope/shapes.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/sketch.h"

using namespace cascade;

namespace {

/// How to make a sample's event.
struct Making {
    const char* sample;
    const char* design;   ///< Its last connection is the one; or "shape:NAME", where the catalog has no such yet.
    const char* letters;  ///< A list of {"payload", "beside"}.
    /// Paths of subtrees that differ, and why; "*" is any one step.
    std::map<std::string, std::string> explained;
};

// --- Explanations that several samples share ---

const std::string kHeaders = "headers are the client's";
const std::string kClientCertificate = "only with mutual TLS, which no API of ours has";
const std::string kAlsoSaid = "AWS says it too (the developer guide); the sample is older";

const std::vector<Making>& makings() {
    static const std::vector<Making> list{
        {"sqs__Sqs", "Q(sqs-queue) -> F(function)", R"([{"payload": "hello"}])", {}},
        {"sns__Sns",
         "T(sns-topic) -> F(function)",
         R"([{"payload": "hello", "beside": {"subject": "s", "attributes": {
             "Test": "TestString", "TestBinary": {"DataType": "Binary", "BinaryValue": "VA=="}}}}])",
         {}},
        {"s3__S3Put", "B(s3-bucket) -> F(function)", R"([{"payload": {"key": "a.png", "size": 5}}])", {}},
        {"s3__S3Delete",
         "B(s3-bucket) -> F(function) events=s3:ObjectRemoved:*",
         R"([{"payload": {"key": "a.png"}}])",
         {}},
        {"dynamodb__DynamoDBUpdate",
         "T dynamodb-table partition_key=Id:N; T -> F(function)",
         R"([{"payload": {"Id": 101, "Message": "new"}},
             {"payload": {"Id": 101, "Message": "changed"}, "beside": {"old": {"Id": 101, "Message": "new"}}},
             {"payload": {"Id": 101, "Message": "changed"}, "beside": {"event": "REMOVE"}}])",
         {}},
        {"kinesis__Kinesis", "S(kinesis-stream) -> F(function)", R"([{"payload": {"a": 1}}])", {}},
        {"kinesis__KinesisFirehose", "D(firehose) -> F(function)", R"([{"payload": {"a": 1}}])", {}},
        {"kinesis__KinesisFirehoseApachelog",
         "D(firehose) -> F(function)",
         R"([{"payload": "GET /"}])",
         {{"/deliveryStreamArn", kAlsoSaid}}},
        {"kinesis__KinesisFirehoseSyslog",
         "D(firehose) -> F(function)",
         R"([{"payload": "<34>Oct 11 su: failed"}, {"payload": "<34>Oct 12 su: failed"}])",
         {{"/deliveryStreamArn", kAlsoSaid},
          {"/records/1/approximateArrivalTimestamp", "text there, a number in the documentation and elsewhere"}}},
        {"kinesis__KinesisFirehoseCloudwatchLogsProcessor",
         "D(firehose) -> F(function)",
         R"([{"payload": {"a": 1}}])",
         {}},
        {"kinesis__KinesisFirehoseStreamsAsSource",
         "S(kinesis-stream) -> D(firehose); D -> F(function)",
         R"([{"payload": {"a": 1}}])",
         {{"/deliverySteamArn", "misspelt there"},
          {"/deliveryStreamArn", "misspelt there"},
          {"/sourceKinesisStreamArn", kAlsoSaid}}},
        {"kinesis__KinesisAnalytics",
         "shape:analytics-input",
         R"([{"payload": {"a": 1}}])",
         {{"/records/*/kinesisStreamRecordMetadata", "a stream is read; the other sample has it, too"}}},
        {"kinesis__KinesisAnalyticsKpl",
         "shape:analytics-input",
         R"([{"payload": {"a": 1}}, {"payload": {"a": 2}}])",
         {}},
        {"cloudwatch__ScheduledEvent",
         "S(schedule) -> F(function)",
         R"([{"payload": null}])",
         {{"/version", kAlsoSaid},
          {"/detail", "Scheduler, our schedule, writes \"{}\" as text; the sample is of a bus rule's schedule"}}},
        {"apigateway__AwsProxy",
         "A(rest-api) -> F(function) route=\"ANY /{proxy+}\"",
         R"([{"payload": {"a": 1}, "beside": {"query": {"foo": "bar"}, "stage_variables": {"baz": "qux"}}}])",
         {{"/headers/*", kHeaders},
          {"/multiValueHeaders/*", kHeaders},
          {"/queryStringParameters", "an object, for which a placeholder stands there"}}},
        {"apigateway__HttpApi",
         "U(cognito-user-pool) -> A(http-api); A -> F(function) route=\"ANY /{parameter1}\"",
         R"([{"payload": {"a": 1}, "beside": {
             "query": {"parameter1": ["value1", "value2"], "parameter2": "value"},
             "cookies": ["cookie1", "cookie2"], "headers": {"Header1": "value1"},
             "stage_variables": {"stageVariable1": "value1", "stageVariable2": "value2"}}}])",
         {{"/headers/*", kHeaders},
          {"/requestContext/authentication", kClientCertificate},
          {"/requestContext/authorizer/jwt/claims/*", "claims are those of the token"},
          {"/requestContext/authorizer/jwt/scopes", "null where the route wants none"}}},
        {"apigateway__ApiGatewayAuthorizer", "shape:rest-authorizer", R"([{"payload": null}])", {}},
        {"apigateway__ApiGatewayRestRequestAuthorizer",
         "shape:rest-authorizer REQUEST",
         R"([{"payload": null, "beside": {"query": {"QueryString1": "v"}, "stage_variables": {"StageVar1": "v"}}}])",
         {{"/headers/*", kHeaders},
          {"/multiValueHeaders", kAlsoSaid},
          {"/multiValueQueryStringParameters", kAlsoSaid},
          {"/requestContext/identity/apiKey", "null without an API key"},
          {"/requestContext/identity/clientCert", kClientCertificate}}},
        {"cognito__CognitoSyncTrigger",
         "shape:sync-trigger",
         R"([{"payload": {"SampleKey1": {"oldValue": "a", "newValue": "b", "op": "replace"}, "SampleKey2": "b"}}])",
         {}},
        {"stepfunctions__StepFunctionsError",
         "M(state-machine) -> F(function)",
         R"([{"payload": {"Error": "States.TaskFailed", "Cause": "the function failed"}}])",
         {}},
    };
    return list;
}

/// Samples of services that Cascade does not have, by the begin of their names.
const std::map<std::string, std::string>& foreign() {
    static const std::map<std::string, std::string> list{
        {"alb__", "no load balancers"},
        {"alexa-", "no Alexa skills"},
        {"appsync__", "no AppSync"},
        {"batch__", "no Batch"},
        {"cloudformation__", "no custom resources"},
        {"cloudfront__", "no CloudFront"},
        {"cloudwatch__CloudwatchLogs", "no log subscriptions"},
        {"codecommit__", "no CodeCommit"},
        {"codepipeline__", "no CodePipeline"},
        {"config__", "no Config"},
        {"connect__", "no Connect"},
        {"lex", "no Lex"},
        {"rekognition__", "a request to Rekognition, no event"},
        {"s3__S3BatchInvocation", "no S3 Batch Operations"},
        {"sagemaker__", "no SageMaker"},
        {"ses__", "no SES"},
        {"workmail__", "no WorkMail"},
    };
    return list;
}

std::string typeOf(const Json& value) { return value.is_number() ? "number" : value.type_name(); }

bool fits(const std::string& pattern, const std::string& path) {
    const QStringList wanted = QString::fromStdString(pattern).split('/');
    const QStringList steps = QString::fromStdString(path).split('/');
    if (steps.size() < wanted.size()) return false;
    for (qsizetype i = 0; i < wanted.size(); ++i)
        if (wanted[i] != "*" && wanted[i] != steps[i]) return false;
    return true;
}

/// Members and types of both sides; elements of lists pair by index, and one of ours stands for all of the
/// sample's.
void compare(const Json& sample, const Json& ours, const std::string& path, QStringList& differences) {
    const auto differ = [&](const std::string& at, const std::string& how) {
        differences << QString::fromStdString(at + ": " + how);
    };
    if (typeOf(sample) != typeOf(ours)) return differ(path, typeOf(sample) + " there, " + typeOf(ours) + " here");
    if (sample.is_object()) {
        for (const auto& [name, value] : sample.items())
            if (const Json* own = member(ours, name))
                compare(value, *own, path + "/" + name, differences);
            else
                differ(path + "/" + name, "not here");
        for (const auto& [name, value] : ours.items())
            if (!sample.contains(name)) differ(path + "/" + name, "not there");
    } else if (sample.is_array() && !sample.empty()) {
        if (ours.empty()) return differ(path, "empty here");
        for (std::size_t i = 0; i < sample.size(); ++i)
            compare(sample[i], ours[std::min(i, ours.size() - 1)], path + "/" + std::to_string(i), differences);
    } else if (sample.is_string()) {
        const Json there = decodedText(sample.get<std::string>());
        const Json here = decodedText(ours.get<std::string>());
        if (!there.is_null() && !here.is_null()) compare(there, here, path, differences);
    }
}

Json sampleNamed(const std::string& name) {
    return Json::parse(tests::readFile(tests::conformanceFolder() + "/events/" + name + ".json"));
}

Json besideOf(const Json& letter) { return letter.contains("beside") ? letter["beside"] : Json::object(); }

Json eventOfShape(const QString& text, const Json& letters) {
    const QStringList words = text.split(' ');
    const Shape* shape = shapeNamed(words[0].toStdString());
    if (!shape) qFatal("no shape %s", qPrintable(words[0]));
    Line line;
    line.place = {"S", "F"};
    line.route = {"GET", "/orders"};
    line.stream = "Stream";
    if (words.size() > 1) line.parameters["authorizer_type"] = words[1].toStdString();
    std::vector<Json> records;
    for (const Json& letter : letters)
        records.push_back(shape->record(line, {letter["payload"], besideOf(letter)}, line.place));
    return shape->batch ? shape->batch(line, std::move(records), line.place) : records.front();
}

Json eventOf(const Making& making) {
    const Json letters = Json::parse(making.letters);
    if (const QString text(making.design); text.startsWith("shape:")) return eventOfShape(text.mid(6), letters);
    const Design design = tests::sketch(making.design);
    const Architecture& architecture = design.architecture();
    const auto envelope = Envelope::of(architecture, builtinCatalog(), architecture.connections().back());
    if (!envelope) qFatal("%s", envelope.error().text().c_str());
    std::vector<Json> records;
    for (const Json& letter : letters)
        records.push_back(
            envelope->record({letter["payload"], besideOf(letter)}, envelope->hop(kEpoch, records.size() + 1)));
    return envelope->batch(std::move(records), envelope->hop());
}

}  // namespace

class EnvelopesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (tests::conformanceFolder().empty()) QSKIP("../shared/conformance is not beside this checkout");
    }

    void everySample_isMade_orOfAServiceThatWeHaveNot() {
        const QDir folder(QString::fromStdString(tests::conformanceFolder() + "/events"));
        for (const QString& file : folder.entryList({"*.json"})) {
            const std::string name = file.chopped(5).toStdString();
            const bool made = std::any_of(makings().begin(), makings().end(),
                                          [&](const Making& making) { return making.sample == name; });
            const bool isForeign = std::any_of(foreign().begin(), foreign().end(), [&](const auto& service) {
                return name.starts_with(service.first);
            });
            QVERIFY2(made != isForeign, name.c_str());
        }
    }

    void envelopes_haveTheStructureOfTheSamples_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < makings().size(); ++i)
            QTest::newRow(makings()[i].sample) << static_cast<int>(i);
    }

    void envelopes_haveTheStructureOfTheSamples() {
        QFETCH(int, index);
        const Making& making = makings()[static_cast<std::size_t>(index)];
        QStringList differences;
        compare(sampleNamed(making.sample), eventOf(making), "", differences);
        std::map<std::string, bool> used;
        for (const QString& difference : QStringList(differences))
            for (const auto& [path, why] : making.explained)
                if (fits(path, difference.section(": ", 0, 0).toStdString())) {
                    differences.removeAll(difference);
                    used[path] = true;
                }
        QVERIFY2(differences.isEmpty(), qPrintable(differences.join("\n")));
        for (const auto& [path, why] : making.explained)
            QVERIFY2(used[path], ("explains nothing: " + path).c_str());
    }
};

QTEST_APPLESS_MAIN(EnvelopesTest)
#include "envelopes_test.moc"
