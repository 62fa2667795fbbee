// SPDX-License-Identifier: MIT
// SQS records and SNS notifications.
#include "model/envelope/messages.h"

#include "model/envelope/attributes.h"
#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"

namespace cascade {
namespace {

/// A receive follows sending by at least this.
constexpr Nanoseconds kSoonest = kMillisecond;

std::string milliseconds(Nanoseconds time) { return std::to_string(time / kMillisecond); }

std::string topicArn(const Hop& hop) { return hop.arn("sns", hop.source); }

std::string subscriptionArn(const Hop& hop) {
    return topicArn(hop) + ":" + uuid(resourceOf(hop), "subscription of " + hop.target);
}

/// Content-based deduplication takes a SHA-256 of the body; ours has its length and depends on the body alone, too.
std::string deduplicationOf(LetterView letter, const std::string& body) {
    const std::string digest = md5(body);
    return letter.text("deduplication", digest + md5(digest));
}

Json systemAttributes(const Hop& hop, LetterView letter, const std::string& body, bool fifo) {
    Json attributes{{"ApproximateReceiveCount", std::to_string(hop.received)},
                    {"SentTimestamp", milliseconds(hop.time)},
                    {"SenderId", hop.account},
                    {"ApproximateFirstReceiveTimestamp", milliseconds(hop.time + kSoonest)}};
    if (fifo) {
        attributes["SequenceNumber"] = sequenceNumber(hop, "188", 20);
        attributes["MessageGroupId"] = groupOf(letter);
        attributes["MessageDeduplicationId"] = deduplicationOf(letter, body);
    }
    if (const std::string queue = letter.text("dead_letter_source"); !queue.empty())
        attributes["DeadLetterQueueSourceArn"] = hop.arn("sqs", queue);
    return attributes;
}

}  // namespace

std::string groupOf(LetterView letter) {
    const Json* group = letter.says("group");
    return group ? textOf(*group) : "group";
}

Json sqsRecord(const Hop& hop, LetterView letter, bool fifo) {
    const std::string body = textOf(letter.payload);
    const std::vector<Attribute> attributes = attributesOf(letter.says("attributes"));
    Json record{{"messageId", uuid(hop, "message")},
                {"receiptHandle", base64(hexId(hop, "receipt " + std::to_string(hop.received), 60))},
                {"body", body},
                {"attributes", systemAttributes(hop, letter, body, fifo)},
                {"messageAttributes", sqsAttributes(attributes)},
                {"md5OfBody", md5(body)}};
    if (!attributes.empty()) record["md5OfMessageAttributes"] = md5Of(attributes);
    record["eventSource"] = "aws:sqs";
    record["eventSourceARN"] = hop.arn("sqs", hop.source);
    record["awsRegion"] = hop.region;
    return record;
}

Json snsRecord(const Hop& hop, LetterView letter) {
    const Json* subject = letter.says("subject");
    const std::string address = "https://sns." + hop.region + ".amazonaws.com/";
    Json notification{{"Type", "Notification"},
                      {"MessageId", uuid(hop, "message")},
                      {"TopicArn", topicArn(hop)},
                      {"Subject", subject ? Json(textOf(*subject)) : Json()},
                      {"Message", textOf(letter.payload)},
                      {"Timestamp", isoTime(hop.time)},
                      {"SignatureVersion", "1"},
                      {"Signature", base64(hexId(hop, "signature", 48))},
                      {"SigningCertUrl", address + "SimpleNotificationService.pem"},
                      {"UnsubscribeUrl", address + "?Action=Unsubscribe&SubscriptionArn=" + subscriptionArn(hop)},
                      {"MessageAttributes", snsAttributes(attributesOf(letter.says("attributes")))}};
    return {{"EventSource", "aws:sns"},
            {"EventVersion", "1.0"},
            {"EventSubscriptionArn", subscriptionArn(hop)},
            {"Sns", std::move(notification)}};
}

/// The same facts as in snsRecord, but spelled SigningCertURL and UnsubscribeURL, with a subject and attributes
/// only where there are any.
Json snsNotification(const Hop& hop, LetterView letter, bool fifo) {
    const Json record = snsRecord(hop, letter);
    const Json& sns = record["Sns"];
    Json notification{{"Type", sns["Type"]}, {"MessageId", sns["MessageId"]}};
    if (fifo) notification["SequenceNumber"] = sequenceNumber(hop, "1", 20);
    notification["TopicArn"] = sns["TopicArn"];
    if (!sns["Subject"].is_null()) notification["Subject"] = sns["Subject"];
    for (const char* key : {"Message", "Timestamp"}) notification[key] = sns[key];
    if (!fifo)
        for (const char* key : {"SignatureVersion", "Signature"}) notification[key] = sns[key];
    if (!fifo) notification["SigningCertURL"] = sns["SigningCertUrl"];
    notification["UnsubscribeURL"] = sns["UnsubscribeUrl"];
    if (!sns["MessageAttributes"].empty()) notification["MessageAttributes"] = sns["MessageAttributes"];
    return notification;
}

}  // namespace cascade
