// SPDX-License-Identifier: MIT
// Records of queues, topics, buckets, tables and streams.
#include "model/envelope/records.h"

#include "model/envelope/encoding.h"
#include "model/plan/names.h"

namespace cascade {
namespace {

Json milliseconds(Nanoseconds time) { return std::to_string(time / kMillisecond); }

/// Seconds with a fraction, as Kinesis counts.
double seconds(Nanoseconds time) { return static_cast<double>(time / kMillisecond) / 1000; }

std::string topicArn(const Hop& hop) { return hop.arn("sns", hop.source); }

std::string subscriptionArn(const Hop& hop) {
    Hop subscription = hop;
    subscription.number = 0;  // one per target, not per message
    return topicArn(hop) + ":" + uuid(subscription, "subscription");
}

/// Keys in events are encoded as in the query of a URL.
std::string urlEncoded(const std::string& key) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kPlain = "-_.~/";
    std::string text;
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (c == ' ')
            text += '+';
        else if (plain || kPlain.find(c) != std::string_view::npos)
            text += c;
        else
            text += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    return text;
}

Json image(const Json& item) {
    Json result = Json::object();
    for (const auto& entry : item.items()) result[entry.key()] = attributeValue(entry.value());
    return result;
}

Json keysOf(const Json& item, const std::vector<std::string>& names) {
    Json result = Json::object();
    for (const std::string& name : names)
        if (const Json* value = member(item, name)) result[name] = attributeValue(*value);
    return result;
}

/// Names and values in UTF-8, about what DynamoDB counts.
std::size_t sizeOf(const Json& item) {
    std::size_t size = 0;
    for (const auto& entry : item.items()) size += entry.key().size() + textOf(entry.value()).size();
    return size;
}

}  // namespace

Json batch(std::vector<Json> records) {
    Json event = Json::object();
    event["Records"] = std::move(records);
    return event;
}

Json sqsRecord(const Hop& hop, const std::string& body, int received, const std::string& group) {
    Json attributes{{"ApproximateReceiveCount", std::to_string(received)},
                    {"SentTimestamp", milliseconds(hop.time)},
                    {"SenderId", hop.account},
                    {"ApproximateFirstReceiveTimestamp", milliseconds(hop.time + kMillisecond)}};
    if (!group.empty()) {
        attributes["SequenceNumber"] = sequenceNumber(hop, "188", 20);
        attributes["MessageGroupId"] = group;
        attributes["MessageDeduplicationId"] = hexId(hop, "deduplication", 64);
    }
    return {{"messageId", uuid(hop, "message")},
            {"receiptHandle", base64(hexId(hop, "receipt", 60))},
            {"body", body},
            {"attributes", std::move(attributes)},
            {"messageAttributes", Json::object()},
            {"md5OfBody", md5(body)},
            {"eventSource", "aws:sqs"},
            {"eventSourceARN", hop.arn("sqs", hop.source)},
            {"awsRegion", hop.region}};
}

Json snsRecord(const Hop& hop, const Json& message, const Json& attributes) {
    Json notification{
        {"Type", "Notification"},
        {"MessageId", uuid(hop, "message")},
        {"TopicArn", topicArn(hop)},
        {"Subject", nullptr},
        {"Message", textOf(message)},
        {"Timestamp", isoTime(hop.time)},
        {"SignatureVersion", "1"},
        {"Signature", base64(hexId(hop, "signature", 48))},
        {"SigningCertUrl", "https://sns." + hop.region + ".amazonaws.com/SimpleNotificationService.pem"},
        {"UnsubscribeUrl", "https://sns." + hop.region + ".amazonaws.com/?Action=Unsubscribe" +
                               "&SubscriptionArn=" + subscriptionArn(hop)},
        {"MessageAttributes", attributes}};
    return {{"EventSource", "aws:sns"},
            {"EventVersion", "1.0"},
            {"EventSubscriptionArn", subscriptionArn(hop)},
            {"Sns", std::move(notification)}};
}

/// The same facts as in snsRecord, but spelled SigningCertURL and UnsubscribeURL, without a null Subject, and with
/// attributes only where there are any.
Json snsNotification(const Hop& hop, const Json& message, const Json& attributes) {
    const Json sns = snsRecord(hop, message, attributes)["Sns"];
    Json notification = Json::object();
    for (const char* key :
         {"Type", "MessageId", "TopicArn", "Message", "Timestamp", "SignatureVersion", "Signature"})
        notification[key] = sns[key];
    notification["SigningCertURL"] = sns["SigningCertUrl"];
    notification["UnsubscribeURL"] = sns["UnsubscribeUrl"];
    if (!attributes.empty()) notification["MessageAttributes"] = attributes;
    return notification;
}

std::string bucketName(const Hop& hop) { return lowerCase(hop.source); }

ObjectChange objectChangeOf(const Json& payload) {
    ObjectChange change;
    if (const Json* key = member(payload, "key"); key && key->is_string()) change.key = key->get<std::string>();
    if (const Json* size = member(payload, "size"); size && size->is_number())
        change.size = size->get<std::int64_t>();
    return change;
}

Json s3Record(const Hop& hop, const ObjectChange& change) {
    const bool removed = change.event.rfind("ObjectRemoved", 0) == 0;
    Json object{{"key", urlEncoded(change.key)}};
    if (!removed) {
        object["size"] = change.size;
        object["eTag"] = hexId(hop, "etag", 32);
    }
    object["sequencer"] = sequenceNumber(hop, "00", 18);
    Json bucket{{"name", bucketName(hop)},
                {"ownerIdentity", {{"principalId", "EXAMPLE"}}},
                {"arn", "arn:aws:s3:::" + bucketName(hop)}};
    return {{"eventVersion", "2.1"},
            {"eventSource", "aws:s3"},
            {"awsRegion", hop.region},
            {"eventTime", isoTime(hop.time)},
            {"eventName", change.event},
            {"userIdentity", {{"principalId", "EXAMPLE"}}},
            {"requestParameters", {{"sourceIPAddress", "127.0.0.1"}}},
            {"responseElements",
             {{"x-amz-request-id", hexId(hop, "request", 16)}, {"x-amz-id-2", base64(hexId(hop, "host", 48))}}},
            {"s3",
             {{"s3SchemaVersion", "1.0"},
              {"configurationId", hop.target},
              {"bucket", std::move(bucket)},
              {"object", std::move(object)}}}};
}

Json attributeValue(const Json& value) {
    if (value.is_string()) return {{"S", value}};
    if (value.is_number()) return {{"N", value.dump()}};
    if (value.is_boolean()) return {{"BOOL", value}};
    if (value.is_object()) return {{"M", image(value)}};
    if (!value.is_array()) return {{"NULL", true}};
    Json list = Json::array();
    for (const Json& element : value) list.push_back(attributeValue(element));
    Json result = Json::object();
    result["L"] = std::move(list);
    return result;
}

Json dynamodbRecord(const Hop& hop, const ItemChange& change) {
    const bool hasNew = change.view == "NEW_IMAGE" || change.view == "NEW_AND_OLD_IMAGES";
    const bool hasOld = change.view == "OLD_IMAGE" || change.view == "NEW_AND_OLD_IMAGES";
    const Json& known = change.after.is_object() ? change.after : change.before;
    Json data{{"ApproximateCreationDateTime", hop.time / kSecond}, {"Keys", keysOf(known, change.keys)}};
    std::size_t size = 0;
    if (hasNew && change.after.is_object()) data["NewImage"] = image(change.after), size += sizeOf(change.after);
    if (hasOld && change.before.is_object()) data["OldImage"] = image(change.before), size += sizeOf(change.before);
    data["SequenceNumber"] = sequenceNumber(hop, "4421", 28);
    data["SizeBytes"] = size;
    data["StreamViewType"] = change.view;
    const char* name = !change.after.is_object() ? "REMOVE" : change.before.is_object() ? "MODIFY" : "INSERT";
    return {{"eventID", hexId(hop, "event", 32)},
            {"eventName", name},
            {"eventVersion", "1.1"},
            {"eventSource", "aws:dynamodb"},
            {"awsRegion", hop.region},
            {"dynamodb", std::move(data)},
            {"eventSourceARN", hop.arn("dynamodb", "table/" + hop.source + "/stream/2026-01-01T00:00:00.000")}};
}

Json kinesisRecord(const Hop& hop, const Json& data, const std::string& partitionKey) {
    const std::string sequence = sequenceNumber(hop, "4959", 56);
    return {{"kinesis",
             {{"kinesisSchemaVersion", "1.0"},
              {"partitionKey", partitionKey},
              {"sequenceNumber", sequence},
              {"data", base64(textOf(data))},
              {"approximateArrivalTimestamp", seconds(hop.time)}}},
            {"eventSource", "aws:kinesis"},
            {"eventVersion", "1.0"},
            {"eventID", "shardId-000000000000:" + sequence},
            {"eventName", "aws:kinesis:record"},
            {"invokeIdentityArn", "arn:aws:iam::" + hop.account + ":role/" + hop.target + "Role"},
            {"awsRegion", hop.region},
            {"eventSourceARN", hop.arn("kinesis", "stream/" + hop.source)}};
}

Json firehoseEvent(const Hop& hop, const std::vector<Json>& data) {
    Json records = Json::array();
    Hop record = hop;
    for (const Json& entry : data) {
        records.push_back({{"recordId", sequenceNumber(record, "4954", 56)},
                           {"approximateArrivalTimestamp", record.time / kMillisecond},
                           {"data", base64(textOf(entry))}});
        ++record.number;
    }
    return {{"invocationId", uuid(hop, "invocation")},
            {"deliveryStreamArn", hop.arn("firehose", "deliverystream/" + hop.source)},
            {"region", hop.region},
            {"records", std::move(records)}};
}

}  // namespace cascade
