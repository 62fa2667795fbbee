// SPDX-License-Identifier: MIT
// Reading what a connection says, and building its envelope.
#include "model/envelope/envelope.h"

#include <cassert>

#include "model/envelope/shapes.h"

namespace cascade {
namespace {

Json valuesOf(const std::vector<Parameter>& parameters, const auto& valueOfOne) {
    Json values = Json::object();
    for (const Parameter& parameter : parameters) values[parameter.name] = valueOfOne(parameter.name);
    return values;
}

Authorizer authorizerOf(const Architecture& architecture, NodeId api) {
    for (const Connection* incoming : architecture.incoming(api)) {
        const std::string& kind = architecture.node(incoming->from).kind;
        if (kind == "cognito-user-pool") return Authorizer::UserPool;
        if (kind == "cognito-identity-pool") return Authorizer::IdentityPool;
    }
    for (const Connection* outgoing : architecture.outgoing(api))
        if (outgoing->role == "authorize") return Authorizer::Function;
    return Authorizer::None;
}

/// An authorizer is asked about requests to the API's other routes.
Route routeAt(const Architecture& architecture, const Connection& connection) {
    if (connection.role == "authorize")
        for (const Connection* other : architecture.outgoing(connection.from))
            if (other->role != "authorize") return routeOf(architecture, *other);
    return routeOf(architecture, connection);
}

std::string feedingStream(const Architecture& architecture, NodeId node) {
    for (const Connection* incoming : architecture.incoming(node))
        if (architecture.node(incoming->from).kind == "kinesis-stream")
            return architecture.node(incoming->from).name;
    return {};
}

/// A setting that is not valid counts as not written: the rules report it.
std::optional<TargetInput> targetInputOf(const Line& line) {
    const auto value = [&](const char* name) { return line.said(name) ? *line.said(name) : Json(); };
    auto input = TargetInput::chosen(value("input"), value("input_path"), value("input_transformer"));
    return input ? std::move(input).value() : std::nullopt;
}

Line lineOf(const Architecture& architecture, const Catalog& catalog, const ConnectionType& type,
            const Connection& connection) {
    const Node& source = architecture.node(connection.from);
    const Node& target = architecture.node(connection.to);
    const Kind& kind = *catalog.find(source.kind);
    Line line;
    line.place.source = source.name;
    line.place.target = target.name;
    const Json* region = member(architecture.application(), "region");
    if (region && region->is_string()) line.place.region = region->get<std::string>();
    line.role = connection.role;
    line.targetKind = target.kind;
    line.parameters =
        valuesOf(type.parameters, [&](const std::string& name) { return valueOf(type, connection, name); });
    line.source = valuesOf(kind.parameters, [&](const std::string& name) { return valueOf(kind, source, name); });
    line.stream = feedingStream(architecture, connection.from);
    line.route = routeAt(architecture, connection);
    line.authorizer = authorizerOf(architecture, connection.from);
    if (type.envelope == "event-bridge") line.input = targetInputOf(line);
    return line;
}

}  // namespace

Result<Envelope> Envelope::of(const Architecture& architecture, const Catalog& catalog,
                              const Connection& connection) {
    const ConnectionType* type = catalog.find(architecture, connection);
    if (!type)
        return Error{architecture.describe(connection) + ": there is no such connection between these kinds",
                     "'cascade kinds' lists the legal ones"};
    const Shape* shape = shapeNamed(type->envelope);
    if (!shape)
        return Error{architecture.describe(connection) + ": nothing is delivered along this connection",
                     "ask for one that carries events"};
    return Envelope(std::make_shared<const Line>(lineOf(architecture, catalog, *type, connection)), shape);
}

Hop Envelope::hop(Nanoseconds time, std::uint64_t number) const {
    Hop hop = m_line->place;
    hop.time = time;
    hop.number = number;
    return hop;
}

bool Envelope::passesOn() const { return m_shape->handedOn == unchanged; }

Json Envelope::record(LetterView letter, const Hop& hop) const { return m_shape->record(*m_line, letter, hop); }

Json Envelope::batch(std::vector<Json> records, const Hop& hop) const {
    if (m_shape->batch) return m_shape->batch(*m_line, std::move(records), hop);
    assert(records.size() == 1);
    return std::move(records.front());
}

Json Envelope::event(LetterView letter, const Hop& hop) const {
    std::vector<Json> records;
    records.push_back(record(letter, hop));
    return batch(std::move(records), hop);
}

Json Envelope::filterView(LetterView letter, const Hop& hop) const {
    return m_shape->filterView ? m_shape->filterView(*m_line, letter, hop) : record(letter, hop);
}

Letter Envelope::handedOn(LetterView letter, const Hop& hop) const {
    return m_shape->handedOn ? m_shape->handedOn(*m_line, letter, hop) : Letter{event(letter, hop)};
}

}  // namespace cascade
