// SPDX-License-Identifier: MIT
// Look-ups in the catalog, and values with their defaults.
#include "model/catalog/catalog.h"

#include <regex>

namespace cascade {
namespace {

const Parameter* named(const std::vector<Parameter>& parameters, std::string_view name) {
    for (const Parameter& parameter : parameters)
        if (parameter.name == name) return &parameter;
    return nullptr;
}

Json valueIn(const Json& object, const Parameter* parameter, std::string_view name) {
    if (const Json* value = member(object, name)) return *value;
    return parameter ? parameter->defaultValue : Json();
}

std::string number(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (!text.empty() && text.back() == '.') text.pop_back();
    return text;
}

std::string rangeText(const Parameter& parameter) {
    const std::string unit = parameter.type == ParameterType::Duration ? " seconds"
                             : parameter.unit.empty()                 ? ""
                                                                      : " " + parameter.unit;
    if (parameter.minimum && parameter.maximum)
        return "use " + number(*parameter.minimum) + " to " + number(*parameter.maximum) + unit;
    if (parameter.minimum) return "use at least " + number(*parameter.minimum) + unit;
    return "use at most " + number(*parameter.maximum) + unit;
}

std::optional<Error> checkRange(const Parameter& parameter, double value, const std::string& shown) {
    if ((parameter.minimum && value < *parameter.minimum) || (parameter.maximum && value > *parameter.maximum))
        return Error{"'" + parameter.name + "' is out of range: " + shown, rangeText(parameter)};
    return std::nullopt;
}

Error wrongType(const Parameter& parameter, const Json& value, const std::string& expected) {
    return {"'" + parameter.name + "' must be " + expected + ", not " + value.dump(),
            "for example " + (parameter.defaultValue.is_null() ? expected : parameter.defaultValue.dump())};
}

std::string joined(const std::vector<std::string>& texts) {
    std::string result;
    for (const std::string& text : texts) result += (result.empty() ? "" : ", ") + text;
    return result;
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

Json valueOf(const Kind& kind, const Node& node, std::string_view parameter) {
    return valueIn(node.parameters(), kind.parameter(parameter), parameter);
}

Json valueOf(const ConnectionType& type, const Connection& connection, std::string_view parameter) {
    return valueIn(connection.parameters(), named(type.parameters, parameter), parameter);
}

Json simulationValueOf(const Kind& kind, const Node& node, std::string_view parameter) {
    return valueIn(node.simulation(), kind.simulationParameter(parameter), parameter);
}

Nanoseconds durationOf(const Json& value) {
    return value.is_string() ? parseDuration(value.get_ref<const std::string&>()).value_or(0) : 0;
}

std::optional<Error> checkValue(const Parameter& parameter, const Json& value) {
    switch (parameter.type) {
        case ParameterType::Integer:
            if (!value.is_number_integer()) return wrongType(parameter, value, "a whole number");
            return checkRange(parameter, value.get<double>(), value.dump());
        case ParameterType::Number:
            if (!value.is_number()) return wrongType(parameter, value, "a number");
            return checkRange(parameter, value.get<double>(), value.dump());
        case ParameterType::Boolean:
            if (!value.is_boolean()) return wrongType(parameter, value, "true or false");
            return std::nullopt;
        case ParameterType::Duration: {
            const auto duration = value.is_string() ? parseDuration(value.get<std::string>()) : std::nullopt;
            if (!duration) return wrongType(parameter, value, "a duration with a unit (ms, s, m, h, d)");
            return checkRange(parameter, static_cast<double>(*duration) / static_cast<double>(kSecond), value.dump());
        }
        case ParameterType::Choice:
            for (const std::string& choice : parameter.choices)
                if (value == choice) return std::nullopt;
            return Error{"'" + parameter.name + "' cannot be " + value.dump(), "use one of " + joined(parameter.choices)};
        case ParameterType::Text:
            if (!value.is_string()) return wrongType(parameter, value, "text");
            if (!parameter.pattern.empty() &&
                !std::regex_match(value.get<std::string>(), std::regex(parameter.pattern)))
                return Error{"'" + parameter.name + "' is not of the right form: " + value.dump(),
                             parameter.defaultValue.is_string() ? "for example " + parameter.defaultValue.dump()
                                                                : parameter.help};
            return std::nullopt;
        case ParameterType::Value: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace cascade
