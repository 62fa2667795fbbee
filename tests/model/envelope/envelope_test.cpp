// SPDX-License-Identifier: MIT
// Envelopes: their shapes against AWS's samples (../shared/conformance/events), nesting, and every connection's
// own.
#include "model/envelope/envelope.h"

#include <QTest>

#include "model/envelope/encoding.h"
#include "model/envelope/items.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using tests::connectionOf;
using tests::sketch;

namespace {

/// The paths of `expected` that `actual` lacks, or that are objects or lists in one and not in the other.
void missing(const Json& expected, const Json& actual, const std::string& path, QStringList& found) {
    if (expected.is_object()) {
        for (const auto& item : expected.items()) {
            const std::string at = path + "/" + item.key();
            if (!actual.is_object() || !actual.contains(item.key()))
                found << QString::fromStdString(at);
            else
                missing(item.value(), actual[item.key()], at, found);
        }
    } else if (expected.is_array() && !expected.empty()) {
        if (!actual.is_array() || actual.empty())
            found << QString::fromStdString(path);
        else
            missing(expected[0], actual[0], path + "/0", found);
    }
}

Envelope envelopeOf(const Design& design, const std::string& connection) {
    const Architecture& architecture = design.architecture();
    Result<Envelope> result =
        Envelope::of(architecture, builtinCatalog(), architecture.connection(connectionOf(design, connection)));
    if (!result) qFatal("%s", result.error().text().c_str());
    return std::move(result).value();
}

Json envelope(const Design& design, const std::string& connection, const Json& payload) {
    const Envelope envelope = envelopeOf(design, connection);
    return envelope.event(Letter{payload}, envelope.hop());
}

}  // namespace

class EnvelopeTest : public QObject {
    Q_OBJECT
private slots:
    void shapes_areThoseOfAws_data() {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<QString>("design");
        QTest::addColumn<QString>("payload");
        QTest::addColumn<QStringList>("allowed");  // what depends on the request rather than on the shape
        if (tests::conformanceFolder().empty()) QSKIP("../shared/conformance is not beside this checkout");
        const auto row = [](const char* sample, const char* source, const char* payload,
                            const QStringList& allowed = {}) {
            QTest::newRow(sample) << QString(sample) << QString("S(%1) -> F(function)").arg(source)
                                  << QString(payload) << allowed;
        };
        row("sqs__Sqs", "sqs-queue", R"("hello")");
        row("sns__Sns", "sns-topic", R"("hello")",
            {"/Records/0/Sns/MessageAttributes/Test", "/Records/0/Sns/MessageAttributes/TestBinary"});
        row("s3__S3Put", "s3-bucket", R"({"key": "a.png", "size": 5})");
        row("dynamodb__DynamoDBUpdate", "dynamodb-table", R"({"Id": 101, "Message": "New item!"})",
            {"/Records/0/dynamodb/Keys/Id"});
        row("kinesis__Kinesis", "kinesis-stream", R"({"a": 1})");
        row("kinesis__KinesisFirehose", "firehose", R"({"a": 1})");
        row("cloudwatch__ScheduledEvent", "schedule", "null");
        row("apigateway__AwsProxy", "rest-api", R"({"a": 1})",
            {"/multiValueQueryStringParameters/foo", "/pathParameters/proxy", "/stageVariables/baz"});
        row("apigateway__HttpApi", "http-api", R"({"a": 1})",
            {"/cookies", "/headers/Header1", "/headers/Header2", "/queryStringParameters", "/stageVariables",
             "/requestContext/authentication", "/requestContext/authorizer", "/pathParameters"});
    }

    void shapes_areThoseOfAws() {
        QFETCH(QString, sample);
        QFETCH(QString, design);
        QFETCH(QString, payload);
        QFETCH(QStringList, allowed);
        const Json expected =
            Json::parse(tests::readFile(tests::conformanceFolder() + "/events/" + sample.toStdString() + ".json"));
        const Json actual = envelope(sketch(design.toStdString()), "S -> F", Json::parse(payload.toStdString()));
        QStringList found;
        missing(expected, actual, "", found);
        for (const QString& path : QStringList(found))
            if (allowed.contains(path) || path.contains("eaders/"))
                found.removeAll(path);  // clients choose their headers
        QVERIFY2(found.isEmpty(), qPrintable(found.join(", ")));
    }

    void everyLegalConnection_hasAnEnvelope_orSaysThatItHasNone() {
        for (const ConnectionType& type : builtinCatalog().connections()) {
            const std::string text = type.from == type.to
                                         ? "A " + type.from + "; A -> A " + type.role
                                         : "A(" + type.from + ") -> B(" + type.to + ") " + type.role;
            const Design design = sketch(text);
            const Architecture& architecture = design.architecture();
            const Result<Json> sample =
                sampleEnvelope(architecture, builtinCatalog(), architecture.connections()[0]);
            QVERIFY2(sample.ok() != type.envelope.empty(), text.c_str());
        }
    }

    void samples_areFilledIn_andStayTheSame() {
        const Design design = sketch("Q(sqs-queue) -> F(function); Uploads(s3-bucket) -> F");
        for (const Connection& connection : design.architecture().connections()) {
            const Result<Json> sample = sampleEnvelope(design.architecture(), builtinCatalog(), connection);
            QVERIFY(sample.ok());
            QVERIFY(sample->dump().find("${") == std::string::npos);
            QVERIFY(sample->dump().find("s3:::Uploads") == std::string::npos);
            QVERIFY(sample->dump() == sampleEnvelope(design.architecture(), builtinCatalog(), connection)->dump());
        }
    }

    void payloadsNest_asAwsNestsThem() {
        const Design design =
            sketch("Photos(s3-bucket) -> News(sns-topic) -> Inbox(sqs-queue) -> Worker(function)");
        const auto handOn = [&](const char* connection, const Letter& letter) {
            const Envelope envelope = envelopeOf(design, connection);
            return envelope.handedOn(letter, envelope.hop());
        };
        const Letter created = handOn("Photos -> News", {{{"key", "my cat.png"}, {"size", 7}}});
        const Letter notified = handOn("News -> Inbox", created);
        const Json event = envelope(design, "Inbox -> Worker", notified.payload);
        const Json body = Json::parse(event["Records"][0]["body"].get<std::string>());
        QVERIFY(body["Type"] == "Notification");
        const Json inner = Json::parse(body["Message"].get<std::string>());
        QVERIFY(inner["Records"][0]["s3"]["object"]["key"] == "my+cat.png");
        QCOMPARE(event["Records"][0]["md5OfBody"].get<std::string>(),
                 md5(event["Records"][0]["body"].get<std::string>()));
        QVERIFY(event["Records"][0]["eventSourceARN"] == "arn:aws:sqs:eu-west-1:123456789012:Inbox");
    }

    void rawDelivery_leavesTheMessageBare() {
        const Design design = sketch("News(sns-topic) -> Inbox(sqs-queue) raw=true");
        QVERIFY(envelope(design, "News -> Inbox", "hello") == "hello");
    }

    void requests_followTheRoute_andItsAuthorizer() {
        const Design design = sketch(R"(
            Api(http-api) -> F(function) route="PUT /orders/{id}/lines/{line}"
            Users(cognito-user-pool) -> Api)");
        const Json event = envelope(design, "Api -> F", {{"id", "o-7"}, {"total", 3}});
        QVERIFY(event["routeKey"] == "PUT /orders/{id}/lines/{line}");
        QVERIFY(event["rawPath"] == "/orders/o-7/lines/1");
        QVERIFY(event["pathParameters"]["id"] == "o-7");
        QVERIFY(event["requestContext"]["http"]["method"] == "PUT");
        QVERIFY(event["requestContext"]["authorizer"]["jwt"]["claims"].contains("sub"));
        QVERIFY(event["body"] == R"({"id":"o-7","total":3})");

        const Design rest =
            sketch(R"(Api(rest-api) -> F(function) route="ANY /{proxy+}"; Pool(cognito-identity-pool) -> Api)");
        const Json proxied = envelope(rest, "Api -> F", nullptr);
        QVERIFY(proxied["httpMethod"] == "GET" && proxied["resource"] == "/{proxy+}" && proxied["body"].is_null());
        QVERIFY(proxied["requestContext"]["identity"]["cognitoIdentityId"].is_string());
    }

    void tables_spellValues_andFollowTheirStreamView() {
        const Json item =
            Json::parse(R"({"id": "a", "n": 1.5, "yes": true, "no": null, "list": [1, "x"], "map": {"k": "v"}})");
        const Json record = dynamodbRecord(Hop{"T", "F"}, {nullptr, item, {"id"}, "NEW_AND_OLD_IMAGES", false});
        QCOMPARE(record["dynamodb"]["NewImage"].dump(),
                 std::string(R"({"id":{"S":"a"},"n":{"N":"1.5"},"yes":{"BOOL":true},"no":{"NULL":true},)"
                             R"("list":{"L":[{"N":"1"},{"S":"x"}]},"map":{"M":{"k":{"S":"v"}}}})"));
        QCOMPARE(record["dynamodb"]["Keys"].dump(), std::string(R"({"id":{"S":"a"}})"));
        QVERIFY(record["eventName"] == "INSERT" && !record["dynamodb"].contains("OldImage"));
        const Json removed = dynamodbRecord(Hop{"T", "F"}, {item, nullptr, {"id"}, "KEYS_ONLY", false});
        QVERIFY(removed["eventName"] == "REMOVE" && !removed["dynamodb"].contains("OldImage"));
    }

    void theSameHop_givesTheSameEnvelope() {
        const Design design = sketch("Q sqs-queue fifo=true; Q -> F(function)");
        const Json first = envelope(design, "Q -> F", "x");
        QCOMPARE(envelope(design, "Q -> F", "x").dump(), first.dump());
        QVERIFY(first["Records"][0]["attributes"].contains("MessageGroupId"));
    }
};

QTEST_APPLESS_MAIN(EnvelopeTest)
#include "envelope_test.moc"
