// SPDX-License-Identifier: MIT
// Why a pattern does or does not match: which field decided, what was there, what was expected.
#include <algorithm>

#include "model/jsonata/letter_case.h"
#include "model/patterns/leaves.h"
#include "model/patterns/matching.h"

namespace cascade {
namespace {

std::string shown(const Json& json) {
    constexpr std::size_t kLongest = 80;
    std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() <= kLongest) return text;
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

std::string listed(const std::vector<Json>& values) {
    constexpr std::size_t kShown = 5;
    std::string text;
    for (std::size_t i = 0; i < values.size() && i < kShown; ++i) text += (i ? ", " : "") + shown(values[i]);
    return values.size() > kShown ? text + ", …" : text;
}

/// What stands in the way of a path that leads to no value: "is absent", with what looks like a mistake.
std::string whyAbsent(const Json& json, std::string_view path) {
    if (json.is_string()) {
        const Json inner = Json::parse(json.get_ref<const std::string&>(), nullptr, false);
        if (inner.is_structured()) return "is absent (it stands in a text, and patterns do not look into texts)";
    }
    if (json.is_array() && !json.empty()) return whyAbsent(json.front(), path);
    if (!json.is_object()) return "is absent";
    for (const auto& [key, value] : json.get_ref<const Json::object_t&>()) {
        if (key == path) {
            if (value.is_object()) return "is an object (patterns compare its fields)";
            return value.is_array() ? "is a list without values" : "is absent";
        }
        if (path.size() > key.size() && path[key.size()] == '.' && path.starts_with(key))
            return whyAbsent(value, path.substr(key.size() + 1));
    }
    const std::string_view name = path.substr(0, path.find('.'));
    for (const auto& item : json.items())
        if (jsonata::lowercase(item.key()) == jsonata::lowercase(name))
            return "is absent (the event has '" + item.key() + "'; names are case-sensitive)";
    return "is absent";
}

/// A text where numbers are compared, or the other way round.
std::string typeHint(const Pattern::Field& field, const Json& value) {
    const auto wants = [&](auto test) { return std::any_of(field.anyOf.begin(), field.anyOf.end(), test); };
    const bool numbers = wants([](const Condition& c) {
        return c.comparison == Comparison::Numeric || (!c.values.empty() && c.values.front().is_number());
    });
    if (value.is_string() && numbers) return " (a text, not a number)";
    const bool texts = wants([](const Condition& c) { return !c.texts.empty() || !c.wildcards.empty(); });
    return value.is_number() && texts && !numbers ? " (a number, not a text)" : "";
}

FieldResult explainField(const Pattern::Field& field, const Json& event) {
    FieldResult result{field.path, false, Json::array(), {}, {}};
    for (const Condition& condition : field.anyOf) result.expected.push_back(condition.source);
    visitLeaves(event, field.path, [&](const Json& value, const ListPlaces&) {
        result.actual.push_back(value);
        result.matched = result.matched || anyHolds(field.anyOf, value);
        return true;
    });
    if (!result.matched) result.matched = allowsAbsence(field.anyOf) && matchTogether({&field}, event);
    if (result.matched) return result;
    const std::string is = result.actual.empty() ? whyAbsent(event, field.path)
                           : result.actual.size() == 1
                               ? "is " + shown(result.actual.front()) + typeHint(field, result.actual.front())
                               : "holds " + listed(result.actual);
    result.why = is + ", but must " + inWords(field.anyOf);
    return result;
}

/// All fields match alone: finds the first that does not go together with those before it.
void explainLists(const Pattern::Alternative& alternative, const Json& event, MatchResult& result) {
    std::vector<const Pattern::Field*> fields;
    for (const Pattern::Field& field : alternative) {
        fields.push_back(&field);
        if (matchTogether(fields, event)) continue;
        FieldResult& last = result.fields[fields.size() - 1];
        const auto other = std::find_if(fields.begin(), fields.end() - 1, [&](const Pattern::Field* earlier) {
            return !matchTogether({earlier, &field}, event);
        });
        const bool named = other != fields.end() - 1;
        last.why = named ? "matches alone, but not in the same element of a list as '" + (*other)->path + "'"
                         : "matches alone, but no single element of a list has all that matches";
        last.matched = false;
        result.decidedBy = last.path;
        return;
    }
}

MatchResult explain(const Pattern::Alternative& alternative, const Json& event) {
    MatchResult result;
    result.matches = matchesAll(alternative, event);
    for (const Pattern::Field& field : alternative) {
        FieldResult found = explainField(field, event);
        if (result.matches) found.matched = true, found.why.clear();
        if (!found.matched && result.decidedBy.empty()) result.decidedBy = field.path;
        result.fields.push_back(std::move(found));
    }
    if (!result.matches && result.decidedBy.empty()) explainLists(alternative, event, result);
    return result;
}

}  // namespace

MatchResult Pattern::match(const Json& event) const {
    MatchResult best;
    std::ptrdiff_t farthest = -1;
    for (const Alternative& alternative : m_alternatives) {
        MatchResult result = explain(alternative, event);
        const auto matched = std::count_if(result.fields.begin(), result.fields.end(),
                                           [](const FieldResult& field) { return field.matched; });
        if (!result.matches && matched <= farthest) continue;
        farthest = matched;
        best = std::move(result);
        if (best.matches) break;
    }
    const auto decided = std::find_if(best.fields.begin(), best.fields.end(),
                                      [](const FieldResult& field) { return !field.matched; });
    best.reason = decided == best.fields.end() ? "every field of the pattern matches"
                                               : "'" + decided->path + "' " + decided->why;
    if (!best.matches && m_alternatives.size() > 1)
        best.reason +=
            "; this is the nearest of " + std::to_string(m_alternatives.size()) + " alternatives of \"$or\"";
    return best;
}

}  // namespace cascade
