// SPDX-License-Identifier: MIT
// Does a condition hold for a value?
#include "model/patterns/condition.h"

#include <algorithm>
#include <string_view>

#include "model/jsonata/letter_case.h"

namespace cascade {
namespace {

bool compares(Comparison comparison, std::string_view text, std::string_view wanted) {
    if (comparison == Comparison::Prefix) return text.starts_with(wanted);
    if (comparison == Comparison::Suffix) return text.ends_with(wanted);
    return text == wanted;
}

/// 300 and 300.0 are one number; text and number are never equal.
bool same(const Json& a, const Json& b) {
    if (a.is_number() && b.is_number() && !(a.is_number_integer() && b.is_number_integer()))
        return a.get<double>() == b.get<double>();
    return a == b;
}

bool holdsForText(const Condition& condition, const std::string& text) {
    if (condition.comparison == Comparison::Stars)
        return std::any_of(condition.wildcards.begin(), condition.wildcards.end(),
                           [&](const Wildcard& wildcard) { return fits(text, wildcard); });
    if (condition.comparison == Comparison::Cidr) {
        const auto address = parseIpAddress(text);
        return address && condition.block.contains(*address);
    }
    const auto anyCompares = [&](std::string_view given) {
        return std::any_of(condition.texts.begin(), condition.texts.end(), [&](const std::string& wanted) {
            return compares(condition.comparison, given, wanted);
        });
    };
    return condition.ignoreCase ? anyCompares(jsonata::lowercase(text)) : anyCompares(text);
}

bool holdsForNumber(const NumberRange& range, const Json& value) {
    const auto number = value.is_number() ? comparableNumber(value) : std::nullopt;
    return number && range.contains(*number);
}

bool holdsPlainly(const Condition& condition, const Json& value) {
    if (condition.comparison == Comparison::Exists) return condition.present;
    if (condition.comparison == Comparison::Numeric) return holdsForNumber(condition.range, value);
    if (value.is_string()) return holdsForText(condition, value.get_ref<const std::string&>());
    return condition.comparison == Comparison::Exact &&
           std::any_of(condition.values.begin(), condition.values.end(),
                       [&](const Json& v) { return same(v, value); });
}

}  // namespace

std::optional<double> comparableNumber(const Json& number) {
    constexpr double kExact = 9007199254740992;        // 2^53: all integers up to here are doubles
    constexpr double kSigned = 9223372036854775808.0;  // 2^63
    const double value = number.get<double>();
    if (!number.is_number_integer() || (value >= -kExact && value < kExact)) return value;
    if (value >= 2 * kSigned) return std::nullopt;
    const bool kept = value < kSigned ? static_cast<std::int64_t>(value) == number.get<std::int64_t>()
                                      : static_cast<std::uint64_t>(value) == number.get<std::uint64_t>();
    return kept ? std::optional(value) : std::nullopt;
}

bool NumberRange::contains(double number) const {
    if (low && (lowIncluded ? number < *low : number <= *low)) return false;
    return !(high && (highIncluded ? number > *high : number >= *high));
}

bool Condition::holdsFor(const Json& value) const { return holdsPlainly(*this, value) != anythingBut; }

}  // namespace cascade
