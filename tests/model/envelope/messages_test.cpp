// SPDX-License-Identifier: MIT
// Records of queues, topics, buckets, tables and streams in all their variants.
#include "model/envelope/messages.h"

#include <QTest>
#include <map>

#include "model/envelope/attributes.h"
#include "model/envelope/encoding.h"
#include "model/envelope/items.h"
#include "model/envelope/objects.h"
#include "model/envelope/streams.h"

using namespace cascade;

namespace {

const Hop kHop{"Source", "Target"};

Letter letter(const Json& payload, const char* beside = "{}") { return {payload, Json::parse(beside)}; }

Json change(const Json& item, const char* beside, const char* view = "NEW_AND_OLD_IMAGES") {
    return dynamodbRecord(kHop, itemChangeOf(kHop, letter(item, beside), {"id"}, view));
}

}  // namespace

class MessagesTest : public QObject {
    Q_OBJECT
private slots:
    void queues_haveGroupsWhenFifo_andCountReceives() {
        Hop again = kHop;
        again.received = 3;
        const Json record = sqsRecord(again, letter("x", R"({"group": "g", "deduplication": "d"})"), true);
        const Json& attributes = record["attributes"];
        QVERIFY(attributes["ApproximateReceiveCount"] == "3");
        QVERIFY(attributes["MessageGroupId"] == "g" && attributes["MessageDeduplicationId"] == "d");
        QVERIFY(attributes.contains("SequenceNumber"));
        QVERIFY(record["messageId"] == sqsRecord(kHop, letter("x"))["messageId"]);
        QVERIFY(record["receiptHandle"] != sqsRecord(kHop, letter("x"))["receiptHandle"]);
        QVERIFY(!sqsRecord(kHop, letter("x"))["attributes"].contains("MessageGroupId"));
        const Json same = sqsRecord(again, letter("x"), true);  // deduplicated by content
        QCOMPARE(same["attributes"]["MessageDeduplicationId"].get<std::string>().size(), std::size_t(64));
    }

    void deadLetters_nameTheirQueue() {
        const Json record = sqsRecord(kHop, letter("x", R"({"dead_letter_source": "Orders"})"));
        QVERIFY(record["attributes"]["DeadLetterQueueSourceArn"] == "arn:aws:sqs:eu-west-1:123456789012:Orders");
    }

    void attributes_areSpelledByEachService() {
        const Json said = Json::parse(R"({"type": "order", "n": 1.5, "tags": ["a", 2], "nothing": null, "odd": {},
            "raw": {"DataType": "Binary", "BinaryValue": "VA=="}})");
        const auto attributes = attributesOf(&said);
        const Json sns = snsAttributes(attributes);
        QCOMPARE(sns.size(), std::size_t(4));
        QVERIFY(sns["type"] == Json({{"Type", "String"}, {"Value", "order"}}));
        QVERIFY(sns["n"] == Json({{"Type", "Number"}, {"Value", "1.5"}}));
        QVERIFY(sns["tags"]["Type"] == "String.Array" &&
                Json::parse(sns["tags"]["Value"].get<std::string>())[1] == 2);
        QVERIFY(sns["raw"] == Json({{"Type", "Binary"}, {"Value", "VA=="}}));
        const Json sqs = sqsAttributes(attributes);
        QVERIFY(sqs["raw"]["binaryValue"] == "VA==" && sqs["raw"]["dataType"] == "Binary");
        QVERIFY(sqs["n"]["stringValue"] == "1.5" && sqs["n"]["stringListValues"].is_array());
        QVERIFY(filterAttributes(attributes) == Json({{"type", "order"}, {"n", 1.5}, {"tags", {"a", 2}}}));
        QVERIFY(attributesOf(nullptr).empty());
    }

    /// The digest that SQS answers for this attribute.
    void attributes_haveSqsDigest() {
        const Json said = Json::parse(R"({"timestamp": {"DataType": "Number", "StringValue": "1493147359900"}})");
        QCOMPARE(md5Of(attributesOf(&said)), std::string("235c5c510d26fb653d073faed50ae77c"));
        const Json record = sqsRecord(kHop, Letter{"x", {{"attributes", said}}});
        QVERIFY(record["md5OfMessageAttributes"] == "235c5c510d26fb653d073faed50ae77c");
        QVERIFY(!sqsRecord(kHop, letter("x")).contains("md5OfMessageAttributes"));
    }

    void notifications_areSignedUnlessFifo() {
        const Json standard = snsNotification(kHop, letter("hi", R"({"subject": "s"})"));
        QVERIFY(standard["Subject"] == "s" && standard.contains("SigningCertURL"));
        const Json fifo = snsNotification(kHop, letter("hi"), true);
        QVERIFY(fifo.contains("SequenceNumber") && !fifo.contains("Signature") && !fifo.contains("Subject"));
        QVERIFY(snsRecord(kHop, letter("hi"))["Sns"]["MessageId"] == fifo["MessageId"]);
    }

    void buckets_tellWhatHappened() {
        const auto record = [](const char* events, const char* beside, bool versioned = false) {
            return s3Record(kHop,
                            objectChangeOf(letter({{"key", "a b/ü.png"}, {"size", 5}}, beside), events, versioned));
        };
        QVERIFY(record("s3:ObjectCreated:*", "{}")["eventName"] == "ObjectCreated:Put");
        QVERIFY(record("s3:ObjectCreated:Copy", "{}")["eventName"] == "ObjectCreated:Copy");
        QVERIFY(record("s3:ObjectRestore:*", "{}")["eventName"] == "ObjectRestore:Completed");
        const Json removed = record("s3:ObjectRemoved:*", "{}");
        QVERIFY(removed["eventName"] == "ObjectRemoved:Delete" && !removed["s3"]["object"].contains("size"));
        QVERIFY(removed["s3"]["object"]["key"] == "a+b/%C3%BC.png");
        const Json marked = record("s3:ObjectRemoved:*", "{}", true);
        QVERIFY(marked["eventName"] == "ObjectRemoved:DeleteMarkerCreated");
        QVERIFY(marked["s3"]["object"].contains("versionId"));
        QVERIFY(record("s3:ObjectCreated:*", R"({"event": "s3:ObjectCreated:Post"})")["eventName"] ==
                "ObjectCreated:Post");
    }

    void buckets_tellBuses() {
        const auto told = [](const char* event) {
            return s3Detail(kHop, objectChangeOf(letter({{"key", "a b"}, {"size", 5}}), event));
        };
        const Letter created = told("s3:ObjectCreated:*");
        QVERIFY(created.beside["detail_type"] == "Object Created" && created.payload["object"]["key"] == "a b");
        QVERIFY(created.payload["object"]["size"] == 5 && created.payload["reason"] == "PutObject");
        const Letter deleted = told("s3:ObjectRemoved:*");
        QVERIFY(deleted.beside["detail_type"] == "Object Deleted" && !deleted.payload["object"].contains("size"));
        QVERIFY(deleted.payload["deletion-type"] == "Permanently Deleted");
        QVERIFY(told("s3:ObjectTagging:*").beside["detail_type"] == "Object Tags Added");
    }

    void objects_mayBeTheirContent() {
        QCOMPARE(objectChangeOf(letter("hello"), "").size, std::int64_t(5));
        QCOMPARE(objectChangeOf(letter({{"key", 7}, {"size", 1e99}}), "").size,
                 std::int64_t(1'000'000'000'000'000));
        QCOMPARE(objectChangeOf(letter("x", R"({"key": "k"})"), "").key, std::string("k"));
    }

    void tables_insertModifyRemoveAndExpire() {
        const Json item{{"id", "a"}, {"n", 1}};
        QVERIFY(change(item, "{}")["eventName"] == "INSERT");
        const Json modified = change(item, R"({"old": {"n": 0}})");
        QVERIFY(modified["eventName"] == "MODIFY");
        QCOMPARE(modified["dynamodb"]["OldImage"].dump(), std::string(R"({"n":{"N":"0"},"id":{"S":"a"}})"));
        const Json removed = change(item, R"({"event": "REMOVE"})");
        QVERIFY(removed["eventName"] == "REMOVE" && !removed["dynamodb"].contains("NewImage"));
        QVERIFY(removed["dynamodb"]["Keys"]["id"]["S"] == "a" && !removed.contains("userIdentity"));
        const Json expired = change(item, R"({"expired": true})");
        QVERIFY(expired["eventName"] == "REMOVE");
        QVERIFY(expired["userIdentity"]["principalId"] == "dynamodb.amazonaws.com");
    }

    void tables_followTheirView() {
        const char* const beside = R"({"old": {"n": 0}})";
        const std::map<std::string, std::pair<bool, bool>> views{{"NEW_IMAGE", {true, false}},
                                                                 {"OLD_IMAGE", {false, true}},
                                                                 {"NEW_AND_OLD_IMAGES", {true, true}},
                                                                 {"KEYS_ONLY", {false, false}}};
        for (const auto& [view, images] : views) {
            const Json data = change({{"id", "a"}}, beside, view.c_str())["dynamodb"];
            QVERIFY2(data.contains("NewImage") == images.first && data.contains("OldImage") == images.second,
                     view.c_str());
            QVERIFY(data["StreamViewType"] == view && data["SizeBytes"] > 0);
        }
    }

    void streams_encodeAndFiltersSeeThrough() {
        const Letter said = letter({{"a", 1}}, R"({"partition_key": "k"})");
        QVERIFY(kinesisRecord(kHop, said)["kinesis"]["data"] == base64(R"({"a":1})"));
        const Json view = kinesisFilterView(kHop, said);
        QVERIFY(view["partitionKey"] == "k" && view["data"]["a"] == 1);
        QVERIFY(kinesisFilterView(kHop, letter(R"({"a":1})"))["data"]["a"] == 1);
        QVERIFY(kinesisFilterView(kHop, letter("plain"))["data"] == "plain");
    }

    void firehose_knowsTheStreamThatItReads() {
        const Letter taken = kinesisToFirehose(kHop, letter("x", R"({"partition_key": "k"})"));
        const Json record = firehoseRecord(kHop, taken, "Clicks");
        QVERIFY(record["kinesisRecordMetadata"]["partitionKey"] == "k");
        QVERIFY(!firehoseRecord(kHop, letter("x")).contains("kinesisRecordMetadata"));
        QVERIFY(firehoseEvent(kHop, {record}, "Clicks")["sourceKinesisStreamArn"] ==
                "arn:aws:kinesis:eu-west-1:123456789012:stream/Clicks");
        QVERIFY(!firehoseEvent(kHop, {record}).contains("sourceKinesisStreamArn"));
        const Json object = firehoseObject(kHop, letter({{"size", 9}}), "in/", true);
        QVERIFY(object["size"] == 9);
        QVERIFY(QString::fromStdString(object["key"]).startsWith("in/2026/01/01/00/Source-1-2026-01-01-00-00-00-"));
        QVERIFY(QString::fromStdString(object["key"]).endsWith(".gz"));
    }
};

QTEST_APPLESS_MAIN(MessagesTest)
#include "messages_test.moc"
