// SPDX-License-Identifier: MIT
// Values of parameters: the document's or the default, and whether a value is a legal one.
#include "model/catalog/catalog.h"
#include "model/catalog/text_pattern.h"

namespace cascade {
namespace {

Json valueIn(const Json& object, const Parameter* parameter, std::string_view name) {
    const Json* value = member(object, name);
    if (value && !value->is_null()) return *value;
    return parameter ? parameter->defaultValue : Json();
}

/// A value in a message: short, and printable whatever bytes its author wrote.
std::string shown(const Json& value) {
    constexpr std::size_t kLongest = 60;
    std::string text = value.dump(-1, ' ', /*ensure_ascii=*/true, Json::error_handler_t::replace);
    if (text.size() > kLongest) text = text.substr(0, kLongest) + "…";
    return text;
}

std::string number(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (!text.empty() && text.back() == '.') text.pop_back();
    return text;
}

std::string limit(const Parameter& parameter, double value) {
    if (parameter.type == ParameterType::Duration)
        return formatDuration(static_cast<Nanoseconds>(value * static_cast<double>(kSecond)));
    return number(value) + (parameter.unit.empty() ? "" : " " + parameter.unit);
}

std::string rangeText(const Parameter& parameter) {
    if (parameter.minimum && parameter.maximum)
        return "use " + limit(parameter, *parameter.minimum) + " to " + limit(parameter, *parameter.maximum);
    if (parameter.minimum) return "use at least " + limit(parameter, *parameter.minimum);
    return "use at most " + limit(parameter, *parameter.maximum);
}

std::optional<Error> checkRange(const Parameter& parameter, double value, const Json& written) {
    if ((parameter.minimum && value < *parameter.minimum) || (parameter.maximum && value > *parameter.maximum))
        return Error{"'" + parameter.name + "' is out of range: " + shown(written), rangeText(parameter)};
    return std::nullopt;
}

Error wrongType(const Parameter& parameter, const Json& value, const std::string& expected) {
    const bool hasExample = !parameter.defaultValue.is_null() && parameter.defaultValue != Json("");
    return {"'" + parameter.name + "' must be " + expected + ", not " + shown(value),
            hasExample ? "for example " + parameter.defaultValue.dump() : "write " + expected};
}

std::string joined(const std::vector<std::string>& texts) {
    std::string result;
    for (const std::string& text : texts) result += (result.empty() ? "" : ", ") + text;
    return result;
}

std::optional<Error> checkInteger(const Parameter& parameter, const Json& value) {
    if (!value.is_number_integer()) return wrongType(parameter, value, "a whole number");
    return checkRange(parameter, value.get<double>(), value);
}

std::optional<Error> checkNumber(const Parameter& parameter, const Json& value) {
    if (!value.is_number()) return wrongType(parameter, value, "a number");
    return checkRange(parameter, value.get<double>(), value);
}

std::optional<Error> checkDuration(const Parameter& parameter, const Json& value) {
    const auto duration =
        value.is_string() ? parseDuration(value.get_ref<const std::string&>()) : std::optional<Nanoseconds>();
    if (!duration) return wrongType(parameter, value, "a duration with a unit (ms, s, m, h, d)");
    return checkRange(parameter, static_cast<double>(*duration) / static_cast<double>(kSecond), value);
}

std::optional<Error> checkChoice(const Parameter& parameter, const Json& value) {
    for (const std::string& choice : parameter.choices)
        if (value == choice) return std::nullopt;
    return Error{"'" + parameter.name + "' cannot be " + shown(value), "use one of " + joined(parameter.choices)};
}

std::optional<Error> checkText(const Parameter& parameter, const Json& value) {
    if (!value.is_string()) return wrongType(parameter, value, "text");
    if (!parameter.compiledPattern || parameter.compiledPattern->matches(value.get_ref<const std::string&>()))
        return std::nullopt;
    const bool hasExample = parameter.defaultValue.is_string();
    return Error{"'" + parameter.name + "' is not of the right form: " + shown(value),
                 hasExample ? "for example " + parameter.defaultValue.dump() : parameter.help};
}

}  // namespace

Json valueOf(const Kind& kind, const Node& node, std::string_view parameter) {
    return valueIn(node.parameters(), kind.parameter(parameter), parameter);
}

Json valueOf(const ConnectionType& type, const Connection& connection, std::string_view parameter) {
    return valueIn(connection.parameters(), type.parameter(parameter), parameter);
}

Json simulationValueOf(const Kind& kind, const Node& node, std::string_view parameter) {
    return valueIn(node.simulation(), kind.simulationParameter(parameter), parameter);
}

Nanoseconds durationOf(const Json& value) {
    return value.is_string() ? parseDuration(value.get_ref<const std::string&>()).value_or(0) : 0;
}

std::optional<Error> checkValue(const Parameter& parameter, const Json& value) {
    switch (parameter.type) {
        case ParameterType::Integer: return checkInteger(parameter, value);
        case ParameterType::Number: return checkNumber(parameter, value);
        case ParameterType::Boolean:
            if (value.is_boolean()) return std::nullopt;
            return wrongType(parameter, value, "true or false");
        case ParameterType::Text: return checkText(parameter, value);
        case ParameterType::Choice: return checkChoice(parameter, value);
        case ParameterType::Duration: return checkDuration(parameter, value);
        case ParameterType::Value: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace cascade
