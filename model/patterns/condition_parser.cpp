// SPDX-License-Identifier: MIT
// The grammar of match expressions, as EventBridge accepts and refuses them, and what SNS takes of it (sources:
// EventBridge user guide, "Comparison operators"; SNS developer guide, "String value matching", "Filter policy
// constraints"; refusals as recorded from AWS and as its own open-source engine answers).
#include <algorithm>
#include <array>
#include <cmath>

#include "model/jsonata/letter_case.h"
#include "model/patterns/condition.h"

namespace cascade {
namespace {

constexpr std::array<std::string_view, 8> kKeywords{
    "prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "numeric", "cidr", "exists"};

constexpr double kSnsLargest =
    1e9;  // docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
constexpr double kSnsDecimals = 1e5;  // five digits after the point; the same page

/// A text, or where `listAllowed` a list of texts.
Result<std::vector<std::string>> textsOf(const std::string& keyword, const Json& value, bool listAllowed,
                                         bool emptyAllowed) {
    const auto values = value.is_array() && listAllowed ? value.get<std::vector<Json>>() : std::vector<Json>{value};
    if (values.empty()) return Error{"the list of '" + keyword + "' is empty", "name at least one text"};
    std::vector<std::string> texts;
    for (const Json& text : values) {
        if (!text.is_string())
            return Error{"'" + keyword + "' must be a text" + (listAllowed ? " or a list of texts" : "") +
                             ", not " + text.dump(),
                         R"(for example { ")" + keyword + R"(": "order" })"};
        texts.push_back(text.get<std::string>());
        if (!emptyAllowed && texts.back().empty())
            return Error{"'" + keyword + "' must not be empty here", "name a text, or use { \"exists\": true }"};
    }
    return texts;
}

Result<double> numberOf(const Json& json, Dialect dialect) {
    const auto number = comparableNumber(json);
    if (!number)
        return Error{"the number " + json.dump() + " has too many digits to compare with",
                     "use at most 15 digits, or match it as a text"};
    if (isSns(dialect) && std::abs(*number) > kSnsLargest)
        return Error{"the number " + json.dump() + " is beyond what SNS compares, -1000000000 to 1000000000",
                     "use a smaller unit for the number, or match it as a text"};
    if (const double scaled = *number * kSnsDecimals;
        isSns(dialect) && std::abs(scaled - std::nearbyint(scaled)) > 1e-9 * std::max(1.0, std::abs(scaled)))
        return Error{"the number " + json.dump() + " has more than five decimals, which SNS does not compare",
                     "round it to five decimals"};
    return *number;
}

Result<Condition> parseWildcards(const Json& value, bool listAllowed) {
    const auto texts = textsOf("wildcard", value, listAllowed, true);
    if (!texts) return texts.error();
    Condition condition;
    condition.comparison = Comparison::Stars;
    for (const std::string& text : *texts) {
        auto wildcard = parseWildcard(text);
        if (!wildcard) return wildcard.error();
        condition.wildcards.push_back(std::move(wildcard).value());
    }
    return condition;
}

Result<Condition> parseIgnoringCase(Comparison comparison, const Json& value, bool listAllowed) {
    const auto texts = textsOf("equals-ignore-case", value, listAllowed, true);
    if (!texts) return texts.error();
    Condition condition;
    condition.comparison = comparison;
    condition.ignoreCase = true;
    for (const std::string& text : *texts) condition.texts.push_back(jsonata::lowercase(text));
    return condition;
}

/// {"prefix": "a"} and {"prefix": {"equals-ignore-case": "a"}}; the same for suffixes.
Result<Condition> parseEnd(const std::string& keyword, const Json& value, bool insideAnythingBut, Dialect dialect) {
    const Comparison comparison = keyword == "prefix" ? Comparison::Prefix : Comparison::Suffix;
    const Json* ignoring = value.size() == 1 ? member(value, "equals-ignore-case") : nullptr;
    if (ignoring && !insideAnythingBut && !isSns(dialect)) return parseIgnoringCase(comparison, *ignoring, false);
    auto texts = textsOf(keyword, value, insideAnythingBut && !isSns(dialect), !insideAnythingBut);
    if (!texts) return texts.error();
    Condition condition;
    condition.comparison = comparison;
    condition.texts = std::move(texts).value();
    return condition;
}

Result<Condition> parseAnythingButList(const Json& value, Dialect dialect) {
    const auto values = value.is_array() ? value.get<std::vector<Json>>() : std::vector<Json>{value};
    Condition condition;
    for (const Json& one : values) {
        if (one.is_string()) {
            condition.texts.push_back(one.get<std::string>());
        } else if (one.is_number()) {
            if (const auto number = numberOf(one, dialect); !number) return number.error();
            condition.values.push_back(one);
        }
    }
    const bool oneType = condition.texts.empty() != condition.values.empty();
    if (!oneType || condition.texts.size() + condition.values.size() != values.size())
        return Error{
            "'anything-but' must be a text, a number, or a list of only texts or only numbers, not " + value.dump(),
            R"(for example { "anything-but": ["a", "b"] })"};
    return condition;
}

Result<Condition> parseInsideAnythingBut(const Json& value, Dialect dialect) {
    const std::string keyword = value.size() == 1 ? value.begin().key() : "";
    const Json& inner = value.empty() ? value : *value.begin();
    if (keyword == "prefix" || keyword == "suffix") return parseEnd(keyword, inner, true, dialect);
    if (isSns(dialect))
        return Error{"'anything-but' takes one of prefix and suffix in SNS, not " + value.dump(),
                     R"(for example { "anything-but": { "prefix": "test" } })"};
    if (keyword == "equals-ignore-case") return parseIgnoringCase(Comparison::Exact, inner, true);
    if (keyword == "wildcard") return parseWildcards(inner, true);
    return Error{"'anything-but' takes one of prefix, suffix, equals-ignore-case and wildcard, not " + value.dump(),
                 R"(for example { "anything-but": { "prefix": "test" } })"};
}

Result<Condition> parseAnythingBut(const Json& value, Dialect dialect) {
    Result<Condition> condition =
        value.is_object() ? parseInsideAnythingBut(value, dialect) : parseAnythingButList(value, dialect);
    if (condition) condition.value().anythingBut = true;
    return condition;
}

/// [op, number] or [">" or ">=", low, "<" or "<=", high].
Result<Condition> parseNumeric(const Json& value, Dialect dialect) {
    const Error noRange{"'numeric' is no range: " + value.dump(),
                        R"(for example { "numeric": [">", 0, "<=", 5] })"};
    if (!value.is_array() || (value.size() != 2 && value.size() != 4)) return noRange;
    Condition condition;
    condition.comparison = Comparison::Numeric;
    NumberRange& range = condition.range;
    for (std::size_t i = 0; i < value.size(); i += 2) {
        if (!value[i].is_string() || !value[i + 1].is_number()) return noRange;
        const auto& op = value[i].get_ref<const std::string&>();
        const Result<double> number = numberOf(value[i + 1], dialect);
        if (!number) return number.error();
        const bool isLow = i == 0 && (op == ">" || op == ">=");
        const bool isHigh = (i == 2 || value.size() == 2) && (op == "<" || op == "<=");
        const bool isEqual = value.size() == 2 && op == "=";
        if (!isLow && !isHigh && !isEqual) return noRange;
        if (isLow || isEqual) range.low = *number, range.lowIncluded = op != ">";
        if (isHigh || isEqual) range.high = *number, range.highIncluded = op != "<";
    }
    if (value.size() == 4 && *range.low >= *range.high)
        return Error{"'numeric' has no number between its ends: " + value.dump(), "put the lower end first"};
    return condition;
}

/// One address is no block to AWS: its engine wants fewer bits than an address has.
Result<Condition> parseBlock(const Json& value) {
    const auto block = value.is_string() ? parseCidr(value.get_ref<const std::string&>()) : std::nullopt;
    if (!block)
        return Error{"'cidr' is no block of addresses: " + value.dump(),
                     R"(for example { "cidr": "10.0.0.0/24" })"};
    if (block->bits == (block->base.v6 ? 128 : 32))
        return Error{"'cidr' is a single address, which AWS refuses: " + value.dump(),
                     "write the address as a text, without { \"cidr\": … }"};
    Condition condition;
    condition.comparison = Comparison::Cidr;
    condition.block = *block;
    return condition;
}

Result<Condition> parseExists(const Json& value) {
    if (!value.is_boolean())
        return Error{"'exists' must be true or false, not " + value.dump(), R"(write { "exists": true })"};
    Condition condition;
    condition.comparison = Comparison::Exists;
    condition.present = value.get<bool>();
    return condition;
}

Result<Condition> parseExpression(const std::string& keyword, const Json& value, Dialect dialect) {
    if (keyword == "prefix" || keyword == "suffix") return parseEnd(keyword, value, false, dialect);
    if (keyword == "equals-ignore-case") return parseIgnoringCase(Comparison::Exact, value, false);
    if (keyword == "wildcard" && isSns(dialect))
        return Error{"SNS has no comparison 'wildcard'", "use prefix or suffix, or filter in the subscriber"};
    if (keyword == "wildcard") return parseWildcards(value, false);
    if (keyword == "anything-but") return parseAnythingBut(value, dialect);
    if (keyword == "numeric") return parseNumeric(value, dialect);
    if (keyword == "cidr") return parseBlock(value);
    if (keyword == "exists") return parseExists(value);
    return Error{"'" + keyword + "' is no comparison",
                 "use prefix, suffix, equals-ignore-case, wildcard, anything-but, numeric, cidr or exists"};
}

Result<Condition> parsePlain(const Json& value, Dialect dialect) {
    Condition condition;
    if (value.is_string()) {
        condition.texts = {value.get<std::string>()};
        return condition;
    }
    if (value.is_number() && isSns(dialect))
        if (const auto number = numberOf(value, dialect); !number) return number.error();
    condition.values = {value};
    return condition;
}

}  // namespace

bool isConditionKeyword(const std::string& word) {
    return std::find(kKeywords.begin(), kKeywords.end(), word) != kKeywords.end();
}

Result<Condition> parseCondition(const Json& element, Dialect dialect) {
    if (element.is_array())
        return Error{"a list inside the list of values: " + element.dump(), "write the values side by side"};
    if (element.is_object() && element.size() != 1)
        return Error{"a comparison has exactly one word, not " + element.dump(),
                     "write each comparison in its own { }"};
    Result<Condition> condition = element.is_object()
                                      ? parseExpression(element.begin().key(), *element.begin(), dialect)
                                      : parsePlain(element, dialect);
    if (condition) condition.value().source = element;
    return condition;
}

}  // namespace cascade
