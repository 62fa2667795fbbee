// SPDX-License-Identifier: MIT
// Notifications of buckets.
#include "model/envelope/objects.h"

#include <algorithm>
#include <array>

#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"
#include "model/plan/names.h"

namespace cascade {
namespace {

/// Keys in notifications are encoded as in the query of a URL; in EventBridge they are not.
std::string urlEncoded(const std::string& key) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kPlain = "-_.*/";
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

std::string withoutService(const std::string& event) { return event.starts_with("s3:") ? event.substr(3) : event; }

/// The most usual one of a family: "ObjectRemoved:*" is most often a Delete.
std::string usualEvent(const std::string& events, bool versioned) {
    const std::string family = withoutService(events);
    if (!family.ends_with(":*")) return family == "*" || family.empty() ? "ObjectCreated:Put" : family;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kUsual{{{"ObjectCreated", "Put"},
                                                                                   {"ObjectRemoved", "Delete"},
                                                                                   {"ObjectRestore", "Completed"},
                                                                                   {"ObjectTagging", "Put"}}};
    const std::string name = family.substr(0, family.size() - 2);
    if (name == "ObjectRemoved" && versioned) return "ObjectRemoved:DeleteMarkerCreated";
    for (const auto& [known, usual] : kUsual)
        if (known == name) return name + ":" + std::string(usual);
    return family;
}

/// Compares as text in the order of the changes of one key.
std::string sequencer(const Hop& hop) { return sequenceNumber(hop, "0A", 18); }

std::string eTag(const Hop& hop) { return hexId(hop, "etag", 32); }
std::string versionId(const Hop& hop) { return hexId(hop, "version", 32); }

struct BusName {
    std::string_view event;  ///< Begins so.
    std::string_view detailType;
    std::string_view reason;
};
constexpr std::array<BusName, 9> kBusNames{{
    {"ObjectCreated:Copy", "Object Created", "CopyObject"},
    {"ObjectCreated:CompleteMultipartUpload", "Object Created", "CompleteMultipartUpload"},
    {"ObjectCreated:Post", "Object Created", "POST Object"},
    {"ObjectCreated", "Object Created", "PutObject"},
    {"ObjectRemoved", "Object Deleted", "DeleteObject"},
    {"ObjectRestore:Post", "Object Restore Initiated", {}},
    {"ObjectRestore", "Object Restore Completed", {}},
    {"ObjectTagging:Delete", "Object Tags Deleted", {}},
    {"ObjectTagging", "Object Tags Added", {}},
}};

BusName busNameOf(const ObjectChange& change) {
    const auto found =
        std::ranges::find_if(kBusNames, [&](const BusName& name) { return change.event.starts_with(name.event); });
    return found == kBusNames.end() ? BusName{{}, "Object Created", "PutObject"} : *found;
}

}  // namespace

ObjectChange objectChangeOf(LetterView letter, const std::string& events, bool versioned) {
    ObjectChange change;
    change.versioned = versioned;
    const Json* key = member(letter.payload, "key");
    const Json* size = member(letter.payload, "size");
    if (key && key->is_string()) change.key = key->get<std::string>();
    if (!key) change.key = letter.text("key", change.key);
    if (size && size->is_number())
        change.size = size->is_number_float()
                          ? static_cast<std::int64_t>(std::clamp(size->get<double>(), 0.0, 1e15))
                          : size->get<std::int64_t>();
    else if (!key && !letter.payload.is_null())
        change.size = static_cast<std::int64_t>(textOf(letter.payload).size());
    change.event = withoutService(letter.text("event", usualEvent(events, versioned)));
    return change;
}

std::string bucketName(const Hop& hop) { return lowerCase(hop.source); }

Json s3Record(const Hop& hop, const ObjectChange& change) {
    Json object{{"key", urlEncoded(change.key)}};
    if (!change.removed()) {
        object["size"] = change.size;
        object["eTag"] = eTag(hop);
    }
    if (change.versioned) object["versionId"] = versionId(hop);
    object["sequencer"] = sequencer(hop);
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

Letter s3Detail(const Hop& hop, const ObjectChange& change) {
    const BusName name = busNameOf(change);
    Json object{{"key", change.key}};
    if (!change.removed()) object["size"] = change.size;
    if (!change.removed()) object["etag"] = eTag(hop);
    if (change.versioned) object["version-id"] = versionId(hop);
    object["sequencer"] = sequencer(hop);
    Json detail{{"version", "0"},
                {"bucket", {{"name", bucketName(hop)}}},
                {"object", std::move(object)},
                {"request-id", hexId(hop, "request", 16)},
                {"requester", hop.account},
                {"source-ip-address", "127.0.0.1"}};
    if (!name.reason.empty()) detail["reason"] = name.reason;
    if (change.removed())
        detail["deletion-type"] =
            change.event.ends_with("DeleteMarkerCreated") ? "Delete Marker Created" : "Permanently Deleted";
    Json resources = Json::array({"arn:aws:s3:::" + bucketName(hop)});
    return {std::move(detail),
            {{"source", "aws.s3"}, {"detail_type", name.detailType}, {"resources", std::move(resources)}}};
}

}  // namespace cascade
