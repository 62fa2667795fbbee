// SPDX-License-Identifier: MIT
// Attributes by kind of node.
#include "simulator/trace/span_attributes.h"

#include <algorithm>
#include <array>

namespace cascade::simulator {
namespace {

/// "messaging.system" of kinds that carry messages.
std::string_view messagingSystem(std::string_view kind) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSystems{
        {{"sqs-queue", "aws_sqs"},
         {"sns-topic", "aws.sns"},
         {"event-bus", "aws_eventbridge"},
         {"kinesis-stream", "aws_kinesis"},
         {"firehose", "aws_firehose"}}};
    const auto found = std::ranges::find(kSystems, kind, &std::pair<std::string_view, std::string_view>::first);
    return found == kSystems.end() ? std::string_view() : found->second;
}

/// "faas.trigger", by what the event comes from.
std::string_view triggerOf(std::string_view kind) {
    if (kind == "rest-api" || kind == "http-api" || kind == "websocket-api") return "http";
    if (kind == "schedule") return "timer";
    if (kind == "dynamodb-table" || kind == "s3-bucket") return "datasource";
    return messagingSystem(kind).empty() ? "other" : "pubsub";
}

bool isApi(std::string_view kind) { return triggerOf(kind) == "http"; }

void addMessaging(Span& span, const Node& destination, std::string_view operation) {
    span.attributes.push_back({"messaging.system", std::string(messagingSystem(destination.kind))});
    span.attributes.push_back({"messaging.destination.name", destination.name});
    span.attributes.push_back({"messaging.operation.type", std::string(operation)});
}

void addDatabase(Span& span, const Node& table) {
    span.attributes.push_back({"db.system.name", std::string("aws.dynamodb")});
    span.attributes.push_back({"db.collection.name", table.name});
}

}  // namespace

SpanKind kindOfSending(const ConnectionType* type) {
    if (!type) return SpanKind::Internal;
    return type->flow == Flow::Asynchronous ? SpanKind::Producer : SpanKind::Client;
}

SpanKind kindOfReceiving(const ConnectionType* type, const Node& node) {
    if (type)
        return type->flow == Flow::Asynchronous || type->flow == Flow::Polled ? SpanKind::Consumer
                                                                              : SpanKind::Server;
    if (isApi(node.kind)) return SpanKind::Server;
    return messagingSystem(node.kind).empty() ? SpanKind::Internal : SpanKind::Consumer;
}

void describeSending(Span& span, const Node& from, const Node& to) {
    if (!messagingSystem(to.kind).empty()) addMessaging(span, to, "send");
    if (to.kind == "dynamodb-table") addDatabase(span, to);
    if (to.kind != "function") return;
    if (!messagingSystem(from.kind).empty()) addMessaging(span, from, "receive");
    span.attributes.push_back({"faas.invoked_name", to.name});
    span.attributes.push_back({"faas.invoked_provider", std::string("aws")});
}

void describeReceiving(Span& span, const Node* from, const Node& node) {
    if (!messagingSystem(node.kind).empty()) addMessaging(span, node, "receive");
    if (node.kind == "dynamodb-table") addDatabase(span, node);
    if (node.kind != "function") return;
    if (from && !messagingSystem(from->kind).empty()) addMessaging(span, *from, "process");
    span.attributes.push_back({"faas.trigger", std::string(from ? triggerOf(from->kind) : "other")});
}

void describeRun(Span& span, const Fact& invoked, const Node& node) {
    if (node.kind != "function") return;
    span.attributes.push_back({"faas.coldstart", invoked.duration > 0});
    if (invoked.duration > 0) span.attributes.push_back({"cascade.init_ns", invoked.duration});
    if (invoked.provisioned) span.attributes.push_back({"cascade.provisioned", true});
}

std::vector<SpanAttribute> resourceOf(const Node& node, const Architecture& architecture) {
    std::vector<SpanAttribute> attributes{{"service.name", node.name}};
    if (!architecture.name().empty()) attributes.push_back({"service.namespace", architecture.name()});
    attributes.push_back({"cascade.kind", node.kind});
    if (node.kind == "client" || node.kind == "device") return attributes;
    attributes.push_back({"cloud.provider", std::string("aws")});
    if (const Json* region = member(architecture.application(), "region"); region && region->is_string())
        attributes.push_back({"cloud.region", region->get<std::string>()});
    if (node.kind == "function") {
        attributes.push_back({"cloud.platform", std::string("aws_lambda")});
        attributes.push_back({"faas.name", node.name});
    }
    return attributes;
}

}  // namespace cascade::simulator
