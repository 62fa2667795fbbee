// SPDX-License-Identifier: MIT
// Trying the rules of Choice states.
#include "model/asl/choice_rule.h"

#include <algorithm>
#include <array>
#include <compare>

#include "model/asl/timestamp.h"

namespace cascade::asl {
namespace {

using enum Compared;
using enum Relation;

constexpr std::array<ChoiceOperator, 39> kOperators = {{
    {"BooleanEquals", Boolean},
    {"BooleanEqualsPath", Boolean, Equals, true},
    {"IsBoolean", IsBoolean},
    {"IsNull", IsNull},
    {"IsNumeric", IsNumeric},
    {"IsPresent", IsPresent},
    {"IsString", IsString},
    {"IsTimestamp", IsTimestamp},
    {"NumericEquals", Number},
    {"NumericEqualsPath", Number, Equals, true},
    {"NumericGreaterThan", Number, Greater},
    {"NumericGreaterThanPath", Number, Greater, true},
    {"NumericGreaterThanEquals", Number, GreaterEquals},
    {"NumericGreaterThanEqualsPath", Number, GreaterEquals, true},
    {"NumericLessThan", Number, Less},
    {"NumericLessThanPath", Number, Less, true},
    {"NumericLessThanEquals", Number, LessEquals},
    {"NumericLessThanEqualsPath", Number, LessEquals, true},
    {"StringEquals", Text},
    {"StringEqualsPath", Text, Equals, true},
    {"StringGreaterThan", Text, Greater},
    {"StringGreaterThanPath", Text, Greater, true},
    {"StringGreaterThanEquals", Text, GreaterEquals},
    {"StringGreaterThanEqualsPath", Text, GreaterEquals, true},
    {"StringLessThan", Text, Less},
    {"StringLessThanPath", Text, Less, true},
    {"StringLessThanEquals", Text, LessEquals},
    {"StringLessThanEqualsPath", Text, LessEquals, true},
    {"StringMatches", Pattern},
    {"TimestampEquals", Time},
    {"TimestampEqualsPath", Time, Equals, true},
    {"TimestampGreaterThan", Time, Greater},
    {"TimestampGreaterThanPath", Time, Greater, true},
    {"TimestampGreaterThanEquals", Time, GreaterEquals},
    {"TimestampGreaterThanEqualsPath", Time, GreaterEquals, true},
    {"TimestampLessThan", Time, Less},
    {"TimestampLessThanPath", Time, Less, true},
    {"TimestampLessThanEquals", Time, LessEquals},
    {"TimestampLessThanEqualsPath", Time, LessEquals, true},
}};

bool satisfies(std::partial_ordering order, Relation relation) {
    switch (relation) {
        case Equals: return order == 0;
        case Less: return order < 0;
        case LessEquals: return order <= 0;
        case Greater: return order > 0;
        case GreaterEquals: return order >= 0;
    }
    return false;
}

std::partial_ordering orderOf(const Json& left, const Json& right) {
    if (left == right) return std::partial_ordering::equivalent;
    return left < right ? std::partial_ordering::less : std::partial_ordering::greater;
}

std::optional<Timestamp> timeOf(const Json& value) {
    return value.is_string() ? parseTimestamp(value.get_ref<const std::string&>()) : std::nullopt;
}

bool isOfType(const Json& value, Compared type) {
    switch (type) {
        case IsNull: return value.is_null();
        case IsBoolean: return value.is_boolean();
        case IsNumeric: return value.is_number();
        case IsString: return value.is_string();
        case IsTimestamp: return timeOf(value).has_value();
        default: return false;
    }
}

/// Values of another type than the operator's never satisfy it.
bool compare(const Json& left, const Json& right, const ChoiceOperator& comparison) {
    switch (comparison.compared) {
        case Boolean: return left.is_boolean() && right.is_boolean() && left == right;
        case Number:
            return left.is_number() && right.is_number() && satisfies(orderOf(left, right), comparison.relation);
        case Text:
            return left.is_string() && right.is_string() && satisfies(orderOf(left, right), comparison.relation);
        case Time: {
            const std::optional<Timestamp> first = timeOf(left);
            const std::optional<Timestamp> second = timeOf(right);
            return first && second && satisfies(*first <=> *second, comparison.relation);
        }
        case Pattern:
            return left.is_string() && right.is_string() &&
                   matchesStars(left.get_ref<const std::string&>(), right.get_ref<const std::string&>());
        default: return right.is_boolean() && isOfType(left, comparison.compared) == right.get<bool>();
    }
}

Fault nothingAt(const Path& path) {
    return {errors::kRuntime,
            "Invalid path '" + path.text + "': The choice state's condition path references an invalid value."};
}

Outcome<bool> compare(const ChoiceRule& rule, const Scope& scope) {
    const Selection left = select(rule.variable, scope);
    const auto* literal = std::get_if<Json>(&rule.operand);
    if (rule.comparison->compared == IsPresent) {
        const bool present = !left.missing() && !left.found().empty();
        return literal && literal->is_boolean() && present == literal->get<bool>();
    }
    if (left.missing()) return nothingAt(rule.variable);
    const Json value = left.value();
    if (literal) return compare(value, *literal, *rule.comparison);
    const Path& path = *std::get_if<Path>(&rule.operand);
    const Selection right = select(path, scope);
    if (right.missing()) return nothingAt(path);
    return compare(value, right.value(), *rule.comparison);
}

}  // namespace

const ChoiceOperator* choiceOperator(std::string_view name) {
    const auto found = std::ranges::find(kOperators, name, &ChoiceOperator::name);
    return found == kOperators.end() ? nullptr : &*found;
}

std::vector<std::string> choiceOperatorNames() {
    std::vector<std::string> names;
    for (const ChoiceOperator& known : kOperators) names.emplace_back(known.name);
    return names;
}

Outcome<bool> holds(const ChoiceRule& rule, const Scope& scope) {
    if (rule.kind == ChoiceRule::Kind::Comparison) return compare(rule, scope);
    const bool decides = rule.kind == ChoiceRule::Kind::Or;  // the answer that ends the search early
    for (const ChoiceRule& part : rule.parts) {
        const Outcome<bool> one = holds(part, scope);
        if (!one) return one.fault();
        if (rule.kind == ChoiceRule::Kind::Not) return !*one;
        if (*one == decides) return decides;
    }
    return !decides;
}

bool matchesStars(std::string_view text, std::string_view pattern) {
    std::size_t at = 0, in = 0;                               // in the text, in the pattern
    std::size_t starAt = 0, starIn = std::string_view::npos;  // behind the last star, and what it has taken so far
    while (at < text.size()) {
        if (in < pattern.size() && pattern[in] == '*') {
            starIn = ++in;
            starAt = at;
            continue;
        }
        const bool escaped =
            in + 1 < pattern.size() && pattern[in] == '\\' && (pattern[in + 1] == '*' || pattern[in + 1] == '\\');
        const std::size_t literal = escaped ? in + 1 : in;
        if (literal < pattern.size() && pattern[literal] == text[at]) {
            in = literal + 1;
            ++at;
        } else if (starIn != std::string_view::npos) {
            in = starIn;
            at = ++starAt;
        } else {
            return false;
        }
    }
    while (in < pattern.size() && pattern[in] == '*') ++in;
    return in == pattern.size();
}

}  // namespace cascade::asl
