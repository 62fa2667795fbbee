// SPDX-License-Identifier: MIT
// From the envelope's name in the catalog to the function that builds it.
#include "model/envelope/envelope.h"

#include <array>
#include <utility>

#include "model/envelope/encoding.h"
#include "model/envelope/events.h"
#include "model/envelope/records.h"
#include "model/envelope/requests.h"
#include "model/plan/routes.h"

namespace cascade {
namespace {

struct Delivery {
    const Architecture& architecture;
    const Catalog& catalog;
    const ConnectionType& type;
    const Connection& connection;
    const Json& payload;
    const Hop& hop;

    Json parameter(std::string_view name) const { return valueOf(type, connection, name); }
    Json sourceParameter(std::string_view name) const {
        const Node& node = architecture.node(connection.from);
        return valueOf(*catalog.find(node.kind), node, name);
    }
};

std::string textOr(const Json& value, const std::string& otherwise) {
    return value.is_string() ? value.get<std::string>() : otherwise;
}

Json unwrapped(const Delivery& d) { return d.payload; }

Json sqs(const Delivery& d) {
    const bool fifo = d.sourceParameter("fifo") == true;
    return batch({sqsRecord(d.hop, textOf(d.payload), 1, fifo ? "group" : "")});
}

Json sns(const Delivery& d) { return batch({snsRecord(d.hop, d.payload)}); }

/// The body of the queue's message: bare when delivery is raw.
Json notification(const Delivery& d) {
    return d.parameter("raw") == true ? d.payload : snsNotification(d.hop, d.payload);
}

Json s3(const Delivery& d) { return batch({s3Record(d.hop, objectChangeOf(d.payload))}); }
Json s3Event(const Delivery& d) { return s3BusEvent(d.hop, objectChangeOf(d.payload)); }

/// "id:S" names the attribute "id".
std::string attributeName(const Json& key) {
    const std::string text = textOr(key, "");
    return text.substr(0, text.find(':'));
}

Json dynamodb(const Delivery& d) {
    ItemChange change;
    change.after = d.payload.is_object() ? d.payload : Json{{"value", d.payload}};
    for (const char* key : {"partition_key", "sort_key"})
        if (const std::string name = attributeName(d.sourceParameter(key)); !name.empty()) {
            change.keys.push_back(name);
            if (!change.after.contains(name)) change.after[name] = uuid(d.hop, name);
        }
    change.view = textOr(d.sourceParameter("stream_view"), change.view);
    return batch({dynamodbRecord(d.hop, change)});
}

Json kinesis(const Delivery& d) {
    const Json* key = member(d.payload, "partition_key");
    return batch({kinesisRecord(d.hop, d.payload, key ? textOf(*key) : hexId(d.hop, "partition", 8))});
}

Json firehose(const Delivery& d) { return firehoseEvent(d.hop, {d.payload}); }

/// A payload with "detail" is a whole entry; any other is the detail itself.
Json bus(const Delivery& d) {
    const Json* detail = member(d.payload, "detail");
    const Json* source = detail ? member(d.payload, "source") : nullptr;
    const Json* detailType = detail ? member(d.payload, "detail_type") : nullptr;
    return busEvent(d.hop, source ? textOr(*source, "cascade") : "cascade",
                    detailType ? textOr(*detailType, "Event") : "Event", detail ? *detail : d.payload);
}

Json schedule(const Delivery& d) {
    for (const Json& input : {d.parameter("input"), d.sourceParameter("input")})
        if (!input.is_null()) return input;
    return scheduledEvent(d.hop);
}

Authorizer authorizerOf(const Delivery& d) {
    for (const Connection* incoming : d.architecture.incoming(d.connection.from)) {
        const std::string& kind = d.architecture.node(incoming->from).kind;
        if (kind == "cognito-user-pool") return Authorizer::UserPool;
        if (kind == "cognito-identity-pool") return Authorizer::IdentityPool;
    }
    return Authorizer::None;
}

Request requestOf(const Delivery& d) {
    const Route route = routeOf(d.architecture, d.connection);
    Request request = requestFor(route.method, route.path, d.payload);
    request.authorizer = authorizerOf(d);
    return request;
}

Json restApi(const Delivery& d) { return restApiEvent(d.hop, requestOf(d)); }
Json httpApi(const Delivery& d) { return httpApiEvent(d.hop, requestOf(d)); }

Json destination(const Delivery& d) {
    const bool success = d.connection.role == "on-success";
    const Json failure{{"errorMessage", "the function failed"}, {"errorType", "Error"}};
    return destinationRecord(d.hop, d.payload, success ? Json() : failure, success ? "Success" : "RetriesExhausted",
                             success ? 1 : 3);
}

using Builder = Json (*)(const Delivery&);
constexpr std::array<std::pair<std::string_view, Builder>, 22> kBuilders{{
    {"sqs", sqs},
    {"sns", sns},
    {"sns-notification", notification},
    {"s3", s3},
    {"s3-event", s3Event},
    {"dynamodb-stream", dynamodb},
    {"kinesis", kinesis},
    {"firehose", firehose},
    {"event-bridge", bus},
    {"schedule", schedule},
    {"rest-api", restApi},
    {"http-api", httpApi},
    {"destination", destination},
    {"iot", unwrapped},
    {"invoke", unwrapped},
    {"input", unwrapped},
    {"message", unwrapped},
    {"record", unwrapped},
    {"item", unwrapped},
    {"object", unwrapped},
    {"bus-event", unwrapped},
    {"http", unwrapped},
}};

Builder builderOf(std::string_view envelope) {
    for (const auto& [name, builder] : kBuilders)
        if (name == envelope) return builder;
    return nullptr;
}

void replace(std::string& text, std::string_view placeholder, const std::string& value) {
    std::size_t at = 0;
    while ((at = text.find(placeholder, at)) != std::string::npos) {
        text.replace(at, placeholder.size(), value);
        at += value.size();
    }
}

/// What "${uuid}", "${now}" and "${sequence}" stand for in the payload of this hop.
void fillIn(Json& payload, const Hop& hop) {
    if (payload.is_structured())
        for (Json& part : payload) fillIn(part, hop);
    if (!payload.is_string()) return;
    std::string& text = payload.get_ref<std::string&>();
    replace(text, "${uuid}", uuid(hop, "payload"));
    replace(text, "${now}", isoTime(hop.time));
    replace(text, "${sequence}", std::to_string(hop.number));
}

}  // namespace

Hop hopOf(const Architecture& architecture, const Connection& connection) {
    Hop hop;
    hop.source = architecture.node(connection.from).name;
    hop.target = architecture.node(connection.to).name;
    const Json* region = member(architecture.application(), "region");
    if (region && region->is_string()) hop.region = region->get<std::string>();
    return hop;
}

Result<Json> envelopeOf(const Architecture& architecture, const Catalog& catalog, const Connection& connection,
                        const Json& payload, const Hop& hop) {
    const ConnectionType* type = catalog.find(architecture, connection);
    if (!type)
        return Error{architecture.describe(connection) + ": there is no such connection between these kinds",
                     "'cascade kinds' lists the legal ones"};
    const Builder build = builderOf(type->envelope);
    if (!build)
        return Error{architecture.describe(connection) + ": nothing is delivered along this connection",
                     "ask for one that carries events"};
    return build({architecture, catalog, *type, connection, payload, hop});
}

Result<Json> sampleEnvelope(const Architecture& architecture, const Catalog& catalog,
                            const Connection& connection) {
    const Kind* kind = catalog.find(architecture.node(connection.from).kind);
    const Hop hop = hopOf(architecture, connection);
    Json payload = kind ? kind->sample : Json();
    fillIn(payload, hop);
    return envelopeOf(architecture, catalog, connection, payload, hop);
}

}  // namespace cascade
