// SPDX-License-Identifier: MIT
// Matching. The event becomes a flat list of fields; those from elements of one list count together only when they
// come from the same element, so that {"items": {"id": [1], "state": ["sold"]}} needs one item that is both.
#include "model/patterns/pattern.h"

#include <algorithm>
#include <map>

namespace cascade {
namespace {

/// Which element of which list a field lies in: list number to index.
using Membership = std::map<int, int>;

struct Field {
    const Json* value;
    Membership membership;
};

/// The union, or nothing when they are in different elements of one list.
std::optional<Membership> joined(const Membership& a, const Membership& b) {
    Membership result = a;
    for (const auto& [list, index] : b)
        if (!result.emplace(list, index).second && result[list] != index) return std::nullopt;
    return result;
}

bool anyHolds(const std::vector<Condition>& conditions, const Json& value) {
    return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& c) { return c.holdsFor(value); });
}

bool allowsAbsence(const std::vector<Condition>& conditions) {
    return std::any_of(conditions.begin(), conditions.end(), [](const Condition& c) { return c.isAbsence(); });
}

std::string listed(const std::vector<Json>& values) {
    constexpr std::size_t kShown = 5;
    std::string text;
    for (std::size_t i = 0; i < values.size() && i < kShown; ++i) text += (i ? ", " : "") + values[i].dump();
    return values.size() > kShown ? text + ", …" : text;
}

}  // namespace

/// An event as its leaves, by path.
struct Pattern::Event {
    std::map<std::string, std::vector<Field>, std::less<>> fields;

    explicit Event(const Json& event) { add(event, "", {}); }

    const std::vector<Field>& at(const std::string& path) const {
        static const std::vector<Field> none;
        const auto found = fields.find(path);
        return found == fields.end() ? none : found->second;
    }

private:
    int m_lists = 0;

    void add(const Json& value, const std::string& path, const Membership& membership) {
        if (value.is_object()) {
            for (const auto& item : value.items())
                add(item.value(), path.empty() ? item.key() : path + "." + item.key(), membership);
        } else if (value.is_array()) {
            addList(value, path, membership);
        } else {
            fields[path].push_back({&value, membership});
        }
    }

    void addList(const Json& list, const std::string& path, const Membership& membership) {
        const int number = m_lists++;
        int index = 0;
        for (const Json& element : list) {
            Membership inside = membership;
            if (element.is_object()) inside[number] = index;
            add(element, path, inside);
            ++index;
        }
    }
};

namespace {

/// Tries the fields from `next` on, each with every value that fits those chosen so far. Conditions of absence come
/// last, when it is known which elements the others chose.
template <typename Alternative, typename Event>
bool matchFrom(const Alternative& alternative, const Event& event, std::size_t next, const Membership& chosen) {
    if (next == alternative.size())
        return std::all_of(alternative.begin(), alternative.end(), [&](const auto& field) {
            const auto& values = event.at(field.path);
            return std::any_of(values.begin(), values.end(),
                               [&](const Field& f) {
                                   return joined(chosen, f.membership) && anyHolds(field.anyOf, *f.value);
                               }) ||
                   (allowsAbsence(field.anyOf) && std::none_of(values.begin(), values.end(), [&](const Field& f) {
                        return joined(chosen, f.membership).has_value();
                    }));
        });
    const auto& field = alternative[next];
    std::vector<Membership> tried;
    for (const Field& candidate : event.at(field.path)) {
        const auto both = joined(chosen, candidate.membership);
        if (!both || !anyHolds(field.anyOf, *candidate.value)) continue;
        if (std::find(tried.begin(), tried.end(), *both) != tried.end()) continue;
        tried.push_back(*both);
        if (matchFrom(alternative, event, next + 1, *both)) return true;
    }
    return allowsAbsence(field.anyOf) && matchFrom(alternative, event, next + 1, chosen);
}

}  // namespace

bool Pattern::matches(const Alternative& alternative, const Event& event) {
    for (const FieldConditions& field : alternative) {  // cheap and often decisive, before any search
        const auto& values = event.at(field.path);
        const bool possible = std::any_of(values.begin(), values.end(),
                                          [&](const Field& f) { return anyHolds(field.anyOf, *f.value); });
        if (!possible && !allowsAbsence(field.anyOf)) return false;
    }
    return matchFrom(alternative, event, 0, {});
}

bool Pattern::matches(const Json& event) const {
    const Event flat(event);
    return std::any_of(m_alternatives.begin(), m_alternatives.end(),
                       [&](const Alternative& alternative) { return matches(alternative, flat); });
}

MatchResult Pattern::explain(const Alternative& alternative, const Event& event) {
    MatchResult result;
    for (const FieldConditions& field : alternative) {
        FieldResult found{field.path, false, Json::array(), {}};
        for (const Condition& condition : field.anyOf) found.expected.push_back(condition.source);
        for (const Field& f : event.at(field.path)) {
            found.actual.push_back(*f.value);
            found.matched = found.matched || anyHolds(field.anyOf, *f.value);
        }
        found.matched = found.matched || (found.actual.empty() && allowsAbsence(field.anyOf));
        if (!found.matched && result.decidedBy.empty()) {
            result.decidedBy = field.path;
            result.reason = "'" + field.path + "' " +
                            (found.actual.empty() ? "is absent" : "is " + listed(found.actual)) +
                            ", but must be one of " + found.expected.dump();
        }
        result.fields.push_back(std::move(found));
    }
    result.matches = matches(alternative, event);
    if (result.matches) {
        result.reason = "every field of the pattern matches";
    } else if (result.decidedBy.empty()) {
        result.decidedBy = alternative.back().path;
        result.reason = "each field matches alone, but no single element of a list has them all";
    }
    return result;
}

MatchResult Pattern::match(const Json& event) const {
    const Event flat(event);
    MatchResult best;
    std::ptrdiff_t farthest = -1;
    for (const Alternative& alternative : m_alternatives) {
        MatchResult result = explain(alternative, flat);
        if (result.matches) return result;
        const auto matched = std::count_if(result.fields.begin(), result.fields.end(),
                                           [](const FieldResult& field) { return field.matched; });
        if (matched <= farthest) continue;
        farthest = matched;
        best = std::move(result);
    }
    return best;
}

std::vector<std::string> Pattern::paths() const {
    std::vector<std::string> paths;
    for (const Alternative& alternative : m_alternatives)
        for (const FieldConditions& conditions : alternative) paths.push_back(conditions.path);
    return paths;
}

bool Pattern::looksInside(const std::string& field) const {
    const std::string inside = field + ".";
    for (const Alternative& alternative : m_alternatives)
        for (const FieldConditions& conditions : alternative)
            if (conditions.path.compare(0, inside.size(), inside) == 0) return true;
    return false;
}

}  // namespace cascade
