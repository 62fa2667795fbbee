// SPDX-License-Identifier: MIT
// Does a condition hold for a value?
#include "model/patterns/condition.h"

#include <algorithm>

namespace cascade {
namespace {

std::string folded(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool beginsWith(const std::string& text, const std::string& start) {
    return text.compare(0, start.size(), start) == 0;
}

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// First and last piece are anchored; those between are searched greedily from the left, which finds a fit if any
/// does.
bool fits(const std::string& text, const Wildcard& pieces) {
    if (pieces.size() == 1) return text == pieces.front();
    if (!beginsWith(text, pieces.front())) return false;
    std::size_t at = pieces.front().size();
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
        const std::size_t found = text.find(pieces[i], at);
        if (found == std::string::npos) return false;
        at = found + pieces[i].size();
    }
    return text.size() >= at + pieces.back().size() && endsWith(text, pieces.back());
}

bool compares(Comparison comparison, const std::string& text, const std::string& wanted) {
    if (comparison == Comparison::Prefix) return beginsWith(text, wanted);
    if (comparison == Comparison::Suffix) return endsWith(text, wanted);
    return text == wanted;
}

/// 300 and 300.0 are one number; text and number are never equal.
bool same(const Json& a, const Json& b) {
    if (a.is_number() && b.is_number()) return a.get<double>() == b.get<double>();
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
    return std::any_of(condition.values.begin(), condition.values.end(), [&](const Json& value) {
        if (!value.is_string()) return false;
        const auto& wanted = value.get_ref<const std::string&>();
        return condition.ignoreCase ? compares(condition.comparison, folded(text), folded(wanted))
                                    : compares(condition.comparison, text, wanted);
    });
}

bool holdsPlainly(const Condition& condition, const Json& value) {
    if (condition.comparison == Comparison::Exists) return condition.present;
    if (condition.comparison == Comparison::Numeric)
        return value.is_number() && condition.range.contains(value.get<double>());
    if (value.is_string()) return holdsForText(condition, value.get_ref<const std::string&>());
    return condition.comparison == Comparison::Exact &&
           std::any_of(condition.values.begin(), condition.values.end(),
                       [&](const Json& v) { return same(v, value); });
}

}  // namespace

bool NumberRange::contains(double number) const {
    if (low && (lowIncluded ? number < *low : number <= *low)) return false;
    return !(high && (highIncluded ? number > *high : number >= *high));
}

bool Condition::holdsFor(const Json& value) const { return holdsPlainly(*this, value) != anythingBut; }

}  // namespace cascade
