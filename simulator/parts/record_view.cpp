// SPDX-License-Identifier: MIT
// Events as functions see them: one record, in the shape of AWS's own event.
#include "simulator/parts/record_view.h"

#include "simulator/engine/template.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

std::string textOf(const Json& json) {
    return json.is_string() ? json.get<std::string>() : json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json besideOr(const Content& content, const char* name, Json fallback) {
    const Json* value = member(content.beside(), name);
    return value ? *value : fallback;
}

Json httpEvent(const Content& content) {
    const std::string route = textOr(besideOr(content, "route", "POST /"), "POST /");
    const std::size_t blank = route.find(' ');
    const std::string method = route.substr(0, blank);
    const std::string path = blank == std::string::npos ? "/" : route.substr(blank + 1);
    return {{"routeKey", route},
            {"httpMethod", method},
            {"path", path},
            {"rawPath", path},
            {"requestContext", {{"http", {{"method", method}, {"path", path}}}}},
            {"body", textOf(content.payload())},
            {"isBase64Encoded", false}};
}

/// DynamoDB's own notation: {"S": "text"}, {"N": "1"}, …
Json attribute(const Json& value) {
    if (value.is_string()) return {{"S", value}};
    if (value.is_number()) return {{"N", value.dump()}};
    if (value.is_boolean()) return {{"BOOL", value}};
    if (value.is_null()) return {{"NULL", true}};
    Json members = value.is_array() ? Json::array() : Json::object();
    for (const auto& [key, entry] : value.items())
        value.is_array() ? members.push_back(attribute(entry)) : void(members[key] = attribute(entry));
    return {{value.is_array() ? "L" : "M", members}};
}

Json streamImage(const Content& content) {
    Json image = Json::object();
    if (content.payload().is_object())
        for (const auto& [key, entry] : content.payload().items()) image[key] = attribute(entry);
    return {{"eventName", "INSERT"}, {"eventSource", "aws:dynamodb"}, {"dynamodb", {{"NewImage", image}}}};
}

Json objectEvent(const Content& content) {
    const Json key = content.payload().is_object() ? content.payload().value("key", Json("object")) : Json("object");
    const Json size = content.payload().is_object() ? content.payload().value("size", Json(0)) : Json(0);
    return {{"eventSource", "aws:s3"},
            {"eventName", besideOr(content, "event", "ObjectCreated:Put")},
            {"s3", {{"object", {{"key", key}, {"size", size}}}}}};
}

}  // namespace

Json busEvent(const Content& content, Nanoseconds now) {
    return {{"version", "0"},
            {"source", besideOr(content, "source", "cascade")},
            {"detail-type", besideOr(content, "detail_type", "event")},
            {"time", calendarTime(now)},
            {"detail", content.payload()}};
}

Json recordView(const Network& network, const Passage& passage, const Content& content) {
    if (passage.link == kNone) return content.payload();
    const Vertex& source = network.vertex(network.link(passage.link).from);
    if (source.is("rest-api") || source.is("http-api")) return httpEvent(content);
    if (source.is("sqs-queue")) return {{"eventSource", "aws:sqs"}, {"body", textOf(content.payload())}};
    if (source.is("sns-topic"))
        return {{"EventSource", "aws:sns"},
                {"Sns",
                 {{"Message", textOf(content.payload())},
                  {"MessageAttributes", besideOr(content, "attributes", Json::object())}}}};
    if (source.is("event-bus")) return busEvent(content, passage.time);
    if (source.is("s3-bucket")) return objectEvent(content);
    if (source.is("dynamodb-table")) return streamImage(content);
    if (source.is("kinesis-stream"))
        return {
            {"eventSource", "aws:kinesis"},
            {"kinesis", {{"partitionKey", besideOr(content, "partition_key", "")}, {"data", content.payload()}}}};
    return content.payload();
}

Json filterView(const Network& network, const Passage& passage, const Content& content, bool decodeBody) {
    const Vertex& source = network.vertex(network.link(passage.link).from);
    if (source.is("sqs-queue"))
        return {{"body", decodeBody ? content.payload() : Json(textOf(content.payload()))}};
    if (source.is("kinesis-stream"))
        return {{"partitionKey", besideOr(content, "partition_key", "")}, {"data", content.payload()}};
    return recordView(network, passage, content);
}

}  // namespace cascade::simulator
