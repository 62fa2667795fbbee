// SPDX-License-Identifier: MIT
// Matching. Values from elements of one list count together only when they come from the same element, so that
// {"items": {"id": [1], "state": ["sold"]}} needs one item that is both. Most events keep their values outside of
// lists of objects; those are answered field by field, and only the rest is searched.
#include "model/patterns/matching.h"

#include <algorithm>

#include "model/patterns/leaves.h"

namespace cascade {
namespace {

enum class Answer { No, Yes, DependsOnLists };

/// A value outside of all lists of objects goes with every other value and settles the field.
Answer answerAlone(const Pattern::Field& field, const Json& event) {
    bool settled = false;
    bool found = false;
    bool present = false;
    bool inLists = false;
    visitLeaves(event, field.path, [&](const Json& value, const ListPlaces& places) {
        const bool holds = anyHolds(field.anyOf, value);
        present = true;
        inLists = inLists || !places.empty();
        found = found || holds;
        settled = holds && places.empty();
        return !settled;
    });
    if (settled) return Answer::Yes;
    if (inLists && (found || allowsAbsence(field.anyOf))) return Answer::DependsOnLists;
    return !present && allowsAbsence(field.anyOf) ? Answer::Yes : Answer::No;
}

/// A field whose values lie in lists of objects: where they lie, and where those that hold do.
struct Candidates {
    bool mayBeAbsent = false;
    std::vector<ListPlaces> present;
    std::vector<ListPlaces> holding;

    Candidates(const Pattern::Field& field, const Json& event) : mayBeAbsent(allowsAbsence(field.anyOf)) {
        visitLeaves(event, field.path, [&](const Json& value, const ListPlaces& places) {
            add(present, places);
            if (anyHolds(field.anyOf, value)) add(holding, places);
            return true;
        });
    }

    bool isAbsentWith(const ListPlaces& chosen) const {
        return mayBeAbsent && std::none_of(present.begin(), present.end(), [&](const ListPlaces& places) {
                   return joined(chosen, places).has_value();
               });
    }

private:
    static void add(std::vector<ListPlaces>& list, const ListPlaces& places) {
        if (std::find(list.begin(), list.end(), places) == list.end()) list.push_back(places);
    }
};

/// Tries the fields from `next` on, each in every place that fits those chosen so far. Whether a field is absent is
/// asked of the elements that fields before it have chosen, of the whole event if none has: so does AWS's engine,
/// which goes through the fields of a pattern in the order of their names.
bool search(const std::vector<Candidates>& fields, std::size_t next, const ListPlaces& chosen) {
    if (next == fields.size()) return true;
    std::vector<ListPlaces> tried;
    for (const ListPlaces& places : fields[next].holding) {
        const auto both = joined(chosen, places);
        if (!both || std::find(tried.begin(), tried.end(), *both) != tried.end()) continue;
        tried.push_back(*both);
        if (search(fields, next + 1, *both)) return true;
    }
    return fields[next].isAbsentWith(chosen) && search(fields, next + 1, chosen);
}

}  // namespace

std::optional<ListPlaces> joined(const ListPlaces& a, const ListPlaces& b) {
    ListPlaces result = a;
    for (const ListPlace& place : b) {
        const auto same =
            std::find_if(a.begin(), a.end(), [&](const ListPlace& other) { return other.list == place.list; });
        if (same == a.end())
            result.push_back(place);
        else if (same->index != place.index)
            return std::nullopt;
    }
    return result;
}

bool anyHolds(const std::vector<Condition>& conditions, const Json& value) {
    return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& c) { return c.holdsFor(value); });
}

bool allowsAbsence(const std::vector<Condition>& conditions) {
    return std::any_of(conditions.begin(), conditions.end(), [](const Condition& c) { return c.isAbsence(); });
}

bool matchTogether(std::vector<const Pattern::Field*> fields, const Json& event) {
    std::sort(fields.begin(), fields.end(), [](const auto* a, const auto* b) { return a->path < b->path; });
    std::vector<Candidates> candidates;
    for (const Pattern::Field* field : fields) candidates.emplace_back(*field, event);
    return search(candidates, 0, {});
}

bool matchesAll(const Pattern::Alternative& alternative, const Json& event) {
    std::vector<const Pattern::Field*> depending;  // allocates only when something is added
    for (const Pattern::Field& field : alternative) {
        const Answer answer = answerAlone(field, event);
        if (answer == Answer::No) return false;
        if (answer == Answer::DependsOnLists) depending.push_back(&field);
    }
    return depending.empty() || matchTogether(std::move(depending), event);
}

bool Pattern::matches(const Json& event) const {
    return std::any_of(m_alternatives.begin(), m_alternatives.end(),
                       [&](const Alternative& alternative) { return matchesAll(alternative, event); });
}

std::vector<std::string> Pattern::paths() const {
    std::vector<std::string> paths;
    for (const Alternative& alternative : m_alternatives)
        for (const Field& field : alternative) paths.push_back(field.path);
    return paths;
}

bool Pattern::looksInside(std::string_view field) const {
    const auto inside = [&](const Field& f) {
        return f.path.size() > field.size() && f.path[field.size()] == '.' && f.path.starts_with(field);
    };
    return std::any_of(m_alternatives.begin(), m_alternatives.end(), [&](const Alternative& alternative) {
        return std::any_of(alternative.begin(), alternative.end(), inside);
    });
}

bool Pattern::looksAt(std::string_view field) const {
    return std::any_of(m_alternatives.begin(), m_alternatives.end(), [&](const Alternative& alternative) {
        return std::any_of(alternative.begin(), alternative.end(), [&](const Field& f) { return f.path == field; });
    });
}

}  // namespace cascade
