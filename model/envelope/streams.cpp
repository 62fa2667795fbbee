// SPDX-License-Identifier: MIT
// Streaming records.
#include "model/envelope/streams.h"

#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"
#include "model/envelope/look_through.h"

namespace cascade {
namespace {

constexpr const char* kShard = "shardId-000000000000";

/// Seconds with a fraction, as Kinesis counts for functions.
double seconds(Nanoseconds time) { return static_cast<double>(time / kMillisecond) / 1000; }

std::string sequenceOf(const Hop& hop) { return sequenceNumber(hop, "4959", 56); }

Json innerRecord(const Hop& hop, LetterView letter, Json data) {
    return {{"kinesisSchemaVersion", "1.0"},
            {"partitionKey", partitionKeyOf(hop, letter)},
            {"sequenceNumber", sequenceOf(hop)},
            {"data", std::move(data)},
            {"approximateArrivalTimestamp", seconds(hop.time)}};
}

/// Times are in milliseconds here.
Json streamMetadata(const Hop& hop, LetterView letter) {
    return {{"sequenceNumber", sequenceOf(hop)},
            {"subsequenceNumber", "0"},
            {"partitionKey", partitionKeyOf(hop, letter)},
            {"shardId", kShard},
            {"approximateArrivalTimestamp", hop.time / kMillisecond}};
}

std::string applicationArn(const Hop& hop) { return hop.arn("kinesisanalytics", "application/" + hop.source); }

/// "2026/01/01/00/": Firehose files by the hour, in UTC.
std::string hourFolder(Nanoseconds time) {
    std::string folder = isoTime(time).substr(0, 13) + "/";
    for (char& c : folder)
        if (c == '-' || c == 'T') c = '/';
    return folder;
}

}  // namespace

std::string partitionKeyOf(const Hop& hop, LetterView letter) {
    const Json* key = letter.says("partition_key");
    return key ? textOf(*key) : hexId(hop, "partition", 8);
}

Json kinesisRecord(const Hop& hop, LetterView letter) {
    return {{"kinesis", innerRecord(hop, letter, base64(textOf(letter.payload)))},
            {"eventSource", "aws:kinesis"},
            {"eventVersion", "1.0"},
            {"eventID", std::string(kShard) + ":" + sequenceOf(hop)},
            {"eventName", "aws:kinesis:record"},
            {"invokeIdentityArn", "arn:aws:iam::" + hop.account + ":role/" + hop.target + "Role"},
            {"awsRegion", hop.region},
            {"eventSourceARN", hop.arn("kinesis", "stream/" + hop.source)}};
}

Json kinesisFilterView(const Hop& hop, LetterView letter) {
    return innerRecord(hop, letter, letter.payload.is_string() ? opened(letter.payload) : letter.payload);
}

Letter kinesisToFirehose(const Hop& hop, LetterView letter) {
    return {letter.payload, {{"stream", streamMetadata(hop, letter)}}};
}

Json firehoseRecord(const Hop& hop, LetterView letter, const std::string& stream) {
    Json record{{"recordId", sequenceNumber(hop, "4954", 56)},
                {"approximateArrivalTimestamp", hop.time / kMillisecond}};
    const Json* metadata = letter.says("stream");
    if (metadata || !stream.empty())
        record["kinesisRecordMetadata"] = metadata ? *metadata : streamMetadata(hop, letter);
    record["data"] = base64(textOf(letter.payload));
    return record;
}

Json firehoseEvent(const Hop& hop, std::vector<Json> records, const std::string& stream) {
    Json event{{"invocationId", uuid(hop, "invocation")}};
    if (!stream.empty()) event["sourceKinesisStreamArn"] = hop.arn("kinesis", "stream/" + stream);
    event["deliveryStreamArn"] = hop.arn("firehose", "deliverystream/" + hop.source);
    event["region"] = hop.region;
    event["records"] = std::move(records);
    return event;
}

Json firehoseObject(const Hop& hop, LetterView letter, const std::string& prefix, bool compressed) {
    std::string moment = isoTime(hop.time).substr(0, 19);
    for (char& c : moment)
        if (c == 'T' || c == ':') c = '-';
    const std::string name = hop.source + "-1-" + moment + "-" + uuid(hop, "object");
    const Json* size = member(letter.payload, "size");
    std::string folder = prefix;
    if (letter.says("failed")) folder = std::string(prefix.empty() ? "" : "errors/") + "processing-failed/";
    return {{"key", folder + hourFolder(hop.time) + name + (compressed ? ".gz" : "")},
            {"size", size && size->is_number() ? *size : Json(textOf(letter.payload).size())}};
}

Json analyticsOutputRecord(const Hop& hop, LetterView letter) {
    return {{"recordId", uuid(hop, "record")},
            {"lambdaDeliveryRecordMetadata", {{"retryHint", 0}}},
            {"data", base64(textOf(letter.payload))}};
}

Json analyticsOutputEvent(const Hop& hop, std::vector<Json> records) {
    Json event{{"invocationId", uuid(hop, "invocation")}, {"applicationArn", applicationArn(hop)}};
    event["records"] = std::move(records);
    return event;
}

Json analyticsInputRecord(const Hop& hop, LetterView letter) {
    Json metadata = streamMetadata(hop, letter);
    metadata.erase("subsequenceNumber");
    return {{"recordId", sequenceOf(hop)},
            {"kinesisStreamRecordMetadata", std::move(metadata)},
            {"data", base64(textOf(letter.payload))}};
}

Json analyticsInputEvent(const Hop& hop, std::vector<Json> records, const std::string& stream) {
    Json event{{"invocationId", uuid(hop, "invocation")},
               {"applicationArn", applicationArn(hop)},
               {"streamArn", hop.arn("kinesis", "stream/" + stream)}};
    event["records"] = std::move(records);
    return event;
}

}  // namespace cascade
