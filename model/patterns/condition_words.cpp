// SPDX-License-Identifier: MIT
// Conditions in plain words, for explanations.
#include "model/patterns/condition.h"

namespace cascade {
namespace {

std::string quoted(const std::string& text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// At most a handful; whoever wants all reads the pattern.
std::string joined(const std::vector<std::string>& words) {
    constexpr std::size_t kShown = 6;
    std::string result;
    const std::size_t shown = std::min(words.size(), kShown);
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == words.size();
        result += (i == 0 ? "" : last ? " or " : ", ") + words[i];
    }
    if (words.size() > shown) result += " or one of " + std::to_string(words.size() - shown) + " more";
    return result;
}

std::vector<std::string> valuesOf(const Condition& condition) {
    std::vector<std::string> words;
    for (const std::string& text : condition.texts) words.push_back(quoted(text));
    for (const Json& value : condition.values) words.push_back(value.dump());
    return words;
}

std::string number(double value) {
    std::string text = Json(value).dump();
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

std::string rangeInWords(const NumberRange& range) {
    if (range.low && range.high && *range.low == *range.high) return "the number " + number(*range.low);
    std::string words = "a number";
    if (range.low) words += std::string(range.lowIncluded ? " >= " : " > ") + number(*range.low);
    if (range.high)
        words += (range.low ? " and" : "") + std::string(range.highIncluded ? " <= " : " < ") + number(*range.high);
    return words;
}

std::string wildcardsOf(const Condition& condition) {
    const Json* outer = member(condition.source, condition.anythingBut ? "anything-but" : "wildcard");
    const Json* inner = outer && outer->is_object() ? member(*outer, "wildcard") : outer;
    std::vector<std::string> words;
    if (inner && inner->is_array())
        for (const Json& text : *inner) words.push_back(text.dump());
    else if (inner)
        words.push_back(inner->dump());
    return joined(words);
}

std::string verbOf(const Condition& condition) {
    switch (condition.comparison) {
        case Comparison::Prefix: return "begin with ";
        case Comparison::Suffix: return "end with ";
        case Comparison::Stars: return "fit ";
        default: return condition.anythingBut ? "be anything but " : "be ";
    }
}

std::string objectOf(const Condition& condition, const std::vector<std::string>& values) {
    switch (condition.comparison) {
        case Comparison::Stars: return wildcardsOf(condition);
        case Comparison::Numeric: return rangeInWords(condition.range);
        case Comparison::Cidr: return "an IP address in " + condition.source["cidr"].get<std::string>();
        case Comparison::Exists: return condition.present ? "present" : "absent";
        default: return joined(values) + (condition.ignoreCase ? " in any case" : "");
    }
}

}  // namespace

std::string inWords(const std::vector<Condition>& anyOf) {
    std::vector<std::string> plain;
    std::vector<std::string> phrases;
    for (const Condition& condition : anyOf) {
        const std::vector<std::string> values = valuesOf(condition);
        if (condition.comparison == Comparison::Exact && !condition.anythingBut && !condition.ignoreCase) {
            plain.insert(plain.end(), values.begin(), values.end());
            continue;
        }
        const bool negated = condition.anythingBut && condition.comparison != Comparison::Exact;
        phrases.push_back((negated ? "not " : "") + verbOf(condition) + objectOf(condition, values));
    }
    if (!plain.empty()) phrases.insert(phrases.begin(), "be " + joined(plain));
    return joined(phrases);
}

}  // namespace cascade
