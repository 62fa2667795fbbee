// SPDX-License-Identifier: MIT
// The tables of docs.aws.amazon.com/iot/latest/developerguide/iot-sql-data-types.html, and of cast().
#include "model/iot/values.h"

#include <charconv>
#include <cmath>
#include <map>

#include "model/jsonata/letter_case.h"

namespace cascade::iot {
namespace {

constexpr double kIntEnd = 9223372036854775808.0;  // 2^63

/// AWS's own expression: ^-?\d+(\.\d+)?((?i)E-?\d+)?$
bool looksLikeNumber(const std::string& text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t start = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return at > start;
    };
    if (!digits()) return false;
    if (at < text.size() && text[at] == '.' && (++at, !digits())) return false;
    if (at < text.size() && (text[at] == 'E' || text[at] == 'e')) {
        ++at;
        if (at < text.size() && text[at] == '-') ++at;
        if (!digits()) return false;
    }
    return at == text.size();
}

std::optional<double> parsed(const std::string& text) {
    double number = 0;
    if (!looksLikeNumber(text)) return std::nullopt;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    return result.ec == std::errc() ? std::optional(number) : std::nullopt;
}

enum class Type { Text, Int, Decimal, Boolean };

const std::map<std::string, Type>& types() {
    static const std::map<std::string, Type> kTypes{
        {"string", Type::Text},     {"nvarchar", Type::Text}, {"text", Type::Text},      {"ntext", Type::Text},
        {"varchar", Type::Text},    {"int", Type::Int},       {"integer", Type::Int},    {"double", Type::Decimal},
        {"decimal", Type::Decimal}, {"bool", Type::Boolean},  {"boolean", Type::Boolean}};
    return kTypes;
}

std::optional<double> castToDecimal(const Value& value) {
    if (value && value->is_boolean()) return value->get<bool>() ? 1 : 0;
    return toDecimal(value);
}

Value castToBoolean(const Value& value) {
    if (isNumber(value)) return Json(value->get<double>() != 0);
    const auto truth = toBoolean(value);
    return truth ? Value(Json(*truth)) : std::nullopt;
}

}  // namespace

bool isInt(const Value& value) { return value && value->is_number_integer(); }
bool isNumber(const Value& value) { return value && value->is_number(); }

std::optional<double> toDecimal(const Value& value) {
    if (isNumber(value)) return value->get<double>();
    return value && value->is_string() ? parsed(value->get_ref<const std::string&>()) : std::nullopt;
}

std::optional<std::int64_t> toInt(const Value& value) {
    if (isInt(value) && !(value->is_number_unsigned() && value->get<double>() >= kIntEnd))
        return value->get<std::int64_t>();
    const auto number = toDecimal(value);
    if (!number) return std::nullopt;
    const double floor = std::floor(*number);
    if (floor >= kIntEnd) return INT64_MAX;
    return floor < -kIntEnd ? INT64_MIN : static_cast<std::int64_t>(floor);
}

std::optional<std::string> toText(const Value& value) {
    if (!value || value->is_null()) return std::nullopt;
    if (value->is_string()) return value->get<std::string>();
    return value->dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<bool> toBoolean(const Value& value) {
    if (value && value->is_boolean()) return value->get<bool>();
    if (!value || !value->is_string()) return std::nullopt;
    const std::string word = jsonata::lowercase(value->get_ref<const std::string&>());
    return word == "true" ? std::optional(true) : word == "false" ? std::optional(false) : std::nullopt;
}

Value decimal(double number) { return std::isfinite(number) ? Value(Json(number)) : std::nullopt; }

Value intOr(double number) {
    const bool whole = number == std::floor(number) && std::abs(number) < kIntEnd;
    return whole ? Value(Json(static_cast<std::int64_t>(number))) : decimal(number);
}

bool isType(const std::string& type) { return types().count(type) > 0; }

/// Whole numbers come out as Int even where Decimal is asked for: so does version 2016-03-23.
Value castTo(const Value& value, const std::string& type) {
    const auto found = types().find(type);
    if (found == types().end()) return std::nullopt;
    if (found->second == Type::Text) {
        const auto text = toText(value);
        return text ? Value(Json(*text)) : std::nullopt;
    }
    if (found->second == Type::Boolean) return castToBoolean(value);
    if (isInt(value)) return value;
    const auto number = castToDecimal(value);
    if (!number) return std::nullopt;
    return intOr(found->second == Type::Int ? std::floor(*number) : *number);
}

std::optional<bool> equal(const Value& left, const Value& right) {
    if (!left || !right) return std::nullopt;
    if (left->is_number() && right->is_number() && !(isInt(left) && isInt(right)))
        return left->get<double>() == right->get<double>();
    if (!left->is_object() || !right->is_object()) return *left == *right;
    const nlohmann::json unordered = *left;  // the order of keys does not matter
    return unordered == nlohmann::json(*right);
}

}  // namespace cascade::iot
