// SPDX-License-Identifier: MIT
// Look-ups in the catalog.
#include "model/catalog/catalog.h"

#include <cstdio>
#include <cstdlib>

namespace cascade {
namespace {

const Parameter* named(const std::vector<Parameter>& parameters, std::string_view name) {
    for (const Parameter& parameter : parameters)
        if (parameter.name == name) return &parameter;
    return nullptr;
}

}  // namespace

std::string_view nameOf(ParameterType type) {
    switch (type) {
        case ParameterType::Integer: return "integer";
        case ParameterType::Number: return "number";
        case ParameterType::Boolean: return "boolean";
        case ParameterType::Text: return "text";
        case ParameterType::Choice: return "choice";
        case ParameterType::Duration: return "duration";
        case ParameterType::Value: return "json";
    }
    return "";
}

std::string_view nameOf(Flow flow) {
    switch (flow) {
        case Flow::Synchronous: return "synchronous";
        case Flow::Asynchronous: return "asynchronous";
        case Flow::Polled: return "polled";
        case Flow::Data: return "data";
        case Flow::Authorization: return "authorization";
    }
    return "";
}

const Parameter* Kind::parameter(std::string_view parameterName) const { return named(parameters, parameterName); }
const Parameter* Kind::simulationParameter(std::string_view parameterName) const {
    return named(simulation, parameterName);
}

const Parameter* ConnectionType::parameter(std::string_view parameterName) const {
    return named(parameters, parameterName);
}

const Kind* Catalog::find(std::string_view kind) const {
    for (const Kind& candidate : m_kinds)
        if (candidate.name == kind) return &candidate;
    return nullptr;
}

std::vector<const ConnectionType*> Catalog::between(std::string_view from, std::string_view to) const {
    std::vector<const ConnectionType*> result;
    for (const ConnectionType& type : m_connections)
        if (type.from == from && type.to == to) result.push_back(&type);
    return result;
}

const ConnectionType* Catalog::find(std::string_view from, std::string_view to, std::string_view role) const {
    for (const ConnectionType& type : m_connections)
        if (type.from == from && type.to == to && type.role == role) return &type;
    return nullptr;
}

const ConnectionType* Catalog::find(const Architecture& architecture, const Connection& connection) const {
    return find(architecture.node(connection.from).kind, architecture.node(connection.to).kind, connection.role);
}

const Catalog& builtinCatalog() {
    static const Catalog catalog = [] {
        Result<Catalog> loaded = loadCatalog(embeddedCatalog());
        if (!loaded) {  // our own data is broken: nothing can work
            std::fprintf(stderr, "%s\n", loaded.error().text().c_str());
            std::abort();
        }
        return std::move(loaded).value();
    }();
    return catalog;
}

}  // namespace cascade
