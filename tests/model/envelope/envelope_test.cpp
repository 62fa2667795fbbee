// SPDX-License-Identifier: MIT
// Envelopes: every connection's own, what filters see, what services hand on, requests and other events.
#include "model/envelope/envelope.h"

#include <QTest>

#include "model/envelope/cognito.h"
#include "model/envelope/destinations.h"
#include "model/envelope/encoding.h"
#include "model/envelope/items.h"
#include "model/envelope/requests.h"
#include "model/envelope/websocket.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using tests::connectionOf;
using tests::sketch;

namespace {

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

    void filters_seeWhatAwsShowsThem() {
        const auto view = [](const char* design, const Letter& letter) {
            const Design drawn = sketch(design);
            const auto envelope =
                Envelope::of(drawn.architecture(), builtinCatalog(), drawn.architecture().connections()[0]);
            return envelope->filterView(letter, envelope->hop());
        };
        const Letter order{{{"id", 7}}, {{"attributes", {{"type", "order"}}}, {"source", "shop"}}};
        QVERIFY(view("Q(sqs-queue) -> F(function)", order)["body"]["id"] == 7);
        QVERIFY(view("Q(sqs-queue) -> F(function)", Letter{"plain"})["body"] == "plain");
        QVERIFY(view("T(sns-topic) -> F(function)", order) == Json({{"id", 7}}));
        QVERIFY(view("T(sns-topic) -> F(function) filter_policy_scope=MessageAttributes", order) ==
                Json({{"type", "order"}}));
        QVERIFY(view("B(event-bus) -> F(function)", order)["source"] == "shop");
        QVERIFY(view("S(kinesis-stream) -> F(function)", order)["data"]["id"] == 7);
        QVERIFY(view("D(dynamodb-table) -> F(function)", order)["dynamodb"]["NewImage"]["id"]["N"] == "7");
    }

    void batches_haveSeveralRecords() {
        const Design design = sketch("Q(sqs-queue) -> F(function)");
        const Envelope envelope = envelopeOf(design, "Q -> F");
        std::vector<Json> records;
        for (std::uint64_t number = 1; number <= 3; ++number)
            records.push_back(envelope.record(Letter{"x"}, envelope.hop(kEpoch, number)));
        const Json event = envelope.batch(std::move(records), envelope.hop());
        QCOMPARE(event["Records"].size(), std::size_t(3));
        QVERIFY(event["Records"][0]["messageId"] != event["Records"][1]["messageId"]);
    }

    void services_handOnTheirOwnForm() {
        const auto handOn = [](const char* text, const Letter& letter) {
            const Design design = sketch(text);
            const auto& architecture = design.architecture();
            const auto envelope = Envelope::of(architecture, builtinCatalog(), architecture.connections()[0]);
            return envelope->handedOn(letter, envelope->hop());
        };
        const Letter said{{{"id", 7}}, {{"group", "g"}, {"attributes", {{"type", "order"}}}}};
        const Letter notified = handOn("T sns-topic fifo=true; Q sqs-queue fifo=true; T -> Q", said);
        QVERIFY(notified.payload["Message"] == R"({"id":7})" && notified.beside == Json({{"group", "g"}}));
        const Letter raw = handOn("T(sns-topic) -> Q(sqs-queue) raw=true", said);
        QVERIFY(raw.payload == said.payload && raw.beside["attributes"]["type"] == "order");
        const Letter moved = handOn("Q(sqs-queue) -> D(sqs-queue) dead-letter", said);
        QVERIFY(moved.payload == said.payload && moved.beside["dead_letter_source"] == "Q");
        const Letter stored = handOn("B(s3-bucket) -> E(event-bus)", Letter{{{"key", "k"}}});
        QVERIFY(stored.beside["source"] == "aws.s3" && stored.payload["object"]["key"] == "k");
        const Letter given = handOn("F(function) -> Q(sqs-queue) dead-letter",
                                    Letter{said.payload, {{"response", {{"errorMessage", "no"}}}}});
        QVERIFY(given.payload == said.payload && given.beside["attributes"]["ErrorMessage"] == "no");
        const Letter result = handOn("F(function) -> E(event-bus) on-success", said);
        QVERIFY(result.beside["source"] == "lambda" && result.payload["requestPayload"] == said.payload);
        const Letter started =
            handOn("S schedule input={\"at\":\"<aws.scheduler.scheduled-time>\"}; S -> Q(sqs-queue)", {});
        QVERIFY(started.payload["at"] == "2026-01-01T00:00:00Z");
        QVERIFY(handOn("S(kinesis-stream) -> D(firehose)", said).beside["stream"].contains("sequenceNumber"));
        QVERIFY(handOn("D(firehose) -> B(s3-bucket)", said).payload.contains("key"));
    }

    void results_tellHowItWent() {
        const Hop hop{"F", "Q"};
        const Json failed =
            destinationRecord(hop, Letter{"event", {{"attempts", 2}, {"condition", "EventAgeExceeded"}}}, false);
        QVERIFY(failed["requestContext"]["approximateInvokeCount"] == 2);
        QVERIFY(failed["requestContext"]["condition"] == "EventAgeExceeded");
        QVERIFY(failed["responseContext"]["functionError"] == "Unhandled");
        const Json succeeded = destinationRecord(hop, Letter{"event", {{"response", "done"}}}, true);
        QVERIFY(succeeded["responsePayload"] == "done" && !succeeded["responseContext"].contains("functionError"));
        const Json batch{{"kind", "kinesis-stream"}, {"stream", "Clicks"}, {"first", 3}, {"last", 5}, {"size", 3}};
        const Json given = destinationRecord(hop, Letter{Json(), {{"batch", batch}}}, false);
        QVERIFY(given["KinesisBatchInfo"]["batchSize"] == 3 && !given.contains("requestPayload"));
        Json table = batch;
        table["kind"] = "dynamodb-table";
        QVERIFY(destinationRecord(hop, Letter{Json(), {{"batch", table}}}, false).contains("DDBStreamBatchInfo"));
    }

    void sockets_openSpeakAndClose() {
        const Hop hop{"Chat", "F"};
        const Json opened = webSocketEvent(hop, Letter{Json(), {{"query", {{"room", "1"}}}}}, "$connect");
        QVERIFY(opened["requestContext"]["eventType"] == "CONNECT" && opened.contains("headers"));
        QVERIFY(opened["queryStringParameters"]["room"] == "1" && !opened.contains("body"));
        const Json said = webSocketEvent(hop, Letter{{{"action", "send"}}, {{"connection", "c1"}}}, "send");
        QVERIFY(said["requestContext"]["eventType"] == "MESSAGE" && said["body"] == R"({"action":"send"})");
        QVERIFY(said["requestContext"]["connectionId"] == "c1" && !said.contains("headers"));
        const Json closed = webSocketEvent(hop, Letter(), "$disconnect");
        QVERIFY(closed["requestContext"]["disconnectStatusCode"] == 1005);
    }

    void userPools_frameEveryTrigger() {
        for (const std::string& trigger : userPoolTriggers()) {
            const Json event = userPoolEvent(Hop{"Users", "F"}, Letter{{{"email", "a@b"}}}, trigger);
            QVERIFY2(event["triggerSource"] == trigger && event["response"].is_object(), trigger.c_str());
            if (!trigger.starts_with("UserMigration"))
                QVERIFY2(event["request"]["userAttributes"]["email"] == "a@b", trigger.c_str());
        }
        const Json migrating = userPoolEvent(Hop{"Users", "F"}, Letter(), "UserMigration_Authentication");
        QVERIFY(migrating["request"].contains("password") && !migrating["request"].contains("userAttributes"));
    }

    void requests_carryWhatStandsBeside() {
        const Letter letter{
            nullptr,
            Json::parse(R"({"query": {"a": ["1", "2 3"]}, "cookies": {"s": "x"}, "headers": {"Host": "h"}})")};
        const Json http = httpApiEvent(Hop{"A", "F"}, requestOf({"ANY", "/"}, letter));
        QVERIFY(http["rawQueryString"] == "a=1&a=2%203" && http["queryStringParameters"]["a"] == "1,2 3");
        QVERIFY(http["cookies"] == Json::array({"s=x"}) && http["headers"]["host"] == "h");
        QVERIFY(http["requestContext"]["http"]["method"] == "GET" && !http.contains("body"));
        const Json rest = restApiEvent(Hop{"A", "F"}, requestOf({"ANY", "/"}, letter));
        QVERIFY(rest["queryStringParameters"]["a"] == "2 3");
        QVERIFY(rest["multiValueQueryStringParameters"]["a"] == Json::array({"1", "2 3"}));
        QVERIFY(rest["headers"]["cookie"] == "s=x" && rest["stageVariables"].is_null());
        const Json asked = httpAuthorizerEvent(Hop{"A", "F"}, requestOf({"GET", "/"}, letter));
        QVERIFY(asked["identitySource"][0] == asked["headers"]["authorization"]);
    }

    void samples_endInLoops() {
        const Design design = sketch("T(sns-topic) -> Q(sqs-queue); Q -> Q dead-letter; Q -> F(function)");
        QVERIFY(
            sampleEnvelope(design.architecture(), builtinCatalog(), design.architecture().connections()[1]).ok());
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
