// SPDX-License-Identifier: MIT
// The grammar of match expressions, as EventBridge accepts and refuses them (facts: EventBridge user guide,
// "Comparison operators"; refusals as recorded from AWS).
#include <algorithm>
#include <array>

#include "model/patterns/condition.h"

namespace cascade {
namespace {

constexpr std::array<std::string_view, 8> kKeywords{
    "prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "numeric", "cidr", "exists"};

Error wrong(const std::string& what, const std::string& mend) { return {what, mend}; }

/// A text, or where `listAllowed` a list of texts.
Result<std::vector<Json>> texts(const std::string& keyword, const Json& value, bool listAllowed,
                                bool emptyAllowed) {
    const std::vector<Json> values =
        value.is_array() && listAllowed ? std::vector<Json>(value.begin(), value.end()) : std::vector<Json>{value};
    if (values.empty()) return wrong("the list of '" + keyword + "' is empty", "name at least one text");
    for (const Json& text : values) {
        if (!text.is_string())
            return wrong("'" + keyword + "' must be a text" + (listAllowed ? " or a list of texts" : "") +
                             ", not " + value.dump(),
                         R"(for example { ")" + keyword + R"(": "order" })");
        if (!emptyAllowed && text.get_ref<const std::string&>().empty())
            return wrong("'" + keyword + "' must not be empty here", "name a text, or use { \"exists\": true }");
    }
    return values;
}

Result<Wildcard> parseWildcard(const std::string& text) {
    Wildcard pieces{""};
    bool afterStar = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '*') {
            if (afterStar) return wrong("a wildcard has two stars in a row: " + text, "one star is enough");
            pieces.emplace_back();
            afterStar = true;
            continue;
        }
        if (text[i] == '\\') {
            ++i;
            if (i == text.size() || (text[i] != '*' && text[i] != '\\'))
                return wrong("a wildcard has a backslash before neither * nor \\: " + text,
                             "write \\\\ for a backslash");
        }
        pieces.back() += text[i];
        afterStar = false;
    }
    return pieces;
}

Result<Condition> parseWildcards(const Json& value, bool listAllowed) {
    const auto found = texts("wildcard", value, listAllowed, true);
    if (!found) return found.error();
    Condition condition;
    condition.comparison = Comparison::Stars;
    for (const Json& text : *found) {
        auto wildcard = parseWildcard(text.get_ref<const std::string&>());
        if (!wildcard) return wildcard.error();
        condition.wildcards.push_back(std::move(wildcard).value());
    }
    return condition;
}

Result<Condition> parseIgnoringCase(Comparison comparison, const Json& value, bool listAllowed) {
    auto found = texts("equals-ignore-case", value, listAllowed, true);
    if (!found) return found.error();
    Condition condition;
    condition.comparison = comparison;
    condition.ignoreCase = true;
    condition.values = std::move(found).value();
    return condition;
}

/// {"prefix": "a"} and {"prefix": {"equals-ignore-case": "a"}}; the same for suffixes.
Result<Condition> parseEnd(const std::string& keyword, const Json& value, bool insideAnythingBut) {
    const Comparison comparison = keyword == "prefix" ? Comparison::Prefix : Comparison::Suffix;
    const Json* ignoring = value.size() == 1 ? member(value, "equals-ignore-case") : nullptr;
    if (ignoring && !insideAnythingBut) return parseIgnoringCase(comparison, *ignoring, false);
    auto found = texts(keyword, value, insideAnythingBut, !insideAnythingBut);
    if (!found) return found.error();
    Condition condition;
    condition.comparison = comparison;
    condition.values = std::move(found).value();
    return condition;
}

Result<Condition> parseAnythingButList(const Json& value) {
    Condition condition;
    condition.values = value.is_array() ? std::vector<Json>(value.begin(), value.end()) : std::vector<Json>{value};
    const auto all = [&](auto test) { return std::all_of(condition.values.begin(), condition.values.end(), test); };
    const bool oneType =
        all([](const Json& v) { return v.is_string(); }) || all([](const Json& v) { return v.is_number(); });
    if (condition.values.empty() || !oneType)
        return wrong(
            "'anything-but' must be a text, a number, or a list of only texts or only numbers, not " + value.dump(),
            R"(for example { "anything-but": ["a", "b"] })");
    return condition;
}

Result<Condition> parseAnythingBut(const Json& value) {
    const auto inner = [&]() -> Result<Condition> {
        if (!value.is_object()) return parseAnythingButList(value);
        const std::string keyword = value.size() == 1 ? value.begin().key() : "";
        if (keyword == "prefix" || keyword == "suffix") return parseEnd(keyword, *value.begin(), true);
        if (keyword == "equals-ignore-case") return parseIgnoringCase(Comparison::Exact, *value.begin(), true);
        if (keyword == "wildcard") return parseWildcards(*value.begin(), true);
        return wrong(
            "'anything-but' takes one of prefix, suffix, equals-ignore-case and wildcard, not " + value.dump(),
            R"(for example { "anything-but": { "prefix": "test" } })");
    };
    Result<Condition> condition = inner();
    if (condition) condition.value().anythingBut = true;
    return condition;
}

/// [op, number] or [">" or ">=", low, "<" or "<=", high].
Result<Condition> parseNumeric(const Json& value) {
    const auto refuse = [&] {
        return wrong("'numeric' is no range: " + value.dump(), R"(for example { "numeric": [">", 0, "<=", 5] })");
    };
    if (!value.is_array() || (value.size() != 2 && value.size() != 4)) return refuse();
    Condition condition;
    condition.comparison = Comparison::Numeric;
    NumberRange& range = condition.range;
    for (std::size_t i = 0; i < value.size(); i += 2) {
        if (!value[i].is_string() || !value[i + 1].is_number()) return refuse();
        const auto& op = value[i].get_ref<const std::string&>();
        const double number = value[i + 1].get<double>();
        const bool isLow = i == 0 && (op == ">" || op == ">=");
        const bool isHigh = (i == 2 || value.size() == 2) && (op == "<" || op == "<=");
        const bool isEqual = value.size() == 2 && op == "=";
        if (!isLow && !isHigh && !isEqual) return refuse();
        if (isLow || isEqual) range.low = number, range.lowIncluded = op != ">";
        if (isHigh || isEqual) range.high = number, range.highIncluded = op != "<";
    }
    if (value.size() == 4 && *range.low >= *range.high)
        return wrong("'numeric' has no number between its ends: " + value.dump(), "put the lower end first");
    return condition;
}

Result<Condition> parseBlock(const Json& value) {
    const auto block = value.is_string() ? parseCidr(value.get_ref<const std::string&>()) : std::nullopt;
    if (!block)
        return wrong("'cidr' is no block of addresses: " + value.dump(),
                     R"(for example { "cidr": "10.0.0.0/24" })");
    Condition condition;
    condition.comparison = Comparison::Cidr;
    condition.block = *block;
    return condition;
}

Result<Condition> parseExists(const Json& value) {
    if (!value.is_boolean())
        return wrong("'exists' must be true or false, not " + value.dump(), R"(write { "exists": true })");
    Condition condition;
    condition.comparison = Comparison::Exists;
    condition.present = value.get<bool>();
    return condition;
}

Result<Condition> parseExpression(const std::string& keyword, const Json& value) {
    if (keyword == "prefix" || keyword == "suffix") return parseEnd(keyword, value, false);
    if (keyword == "equals-ignore-case") return parseIgnoringCase(Comparison::Exact, value, false);
    if (keyword == "wildcard") return parseWildcards(value, false);
    if (keyword == "anything-but") return parseAnythingBut(value);
    if (keyword == "numeric") return parseNumeric(value);
    if (keyword == "cidr") return parseBlock(value);
    if (keyword == "exists") return parseExists(value);
    return wrong("'" + keyword + "' is no comparison",
                 "use prefix, suffix, equals-ignore-case, wildcard, anything-but, numeric, cidr or exists");
}

}  // namespace

bool isConditionKeyword(const std::string& word) {
    return std::find(kKeywords.begin(), kKeywords.end(), word) != kKeywords.end();
}

Result<Condition> parseCondition(const Json& element) {
    if (element.is_array())
        return wrong("a list inside the list of values: " + element.dump(), "write the values side by side");
    if (element.is_object() && element.size() != 1)
        return wrong("a comparison has exactly one word, not " + element.dump(),
                     "write each comparison in its own { }");
    Condition plain;
    plain.values = {element};
    Result<Condition> condition =
        element.is_object() ? parseExpression(element.begin().key(), *element.begin()) : plain;
    if (condition) condition.value().source = element;
    return condition;
}

}  // namespace cascade
