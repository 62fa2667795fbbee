// SPDX-License-Identifier: MIT
// Finding the values of an event at a path, and in which elements of which lists they lie.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/json.h"

namespace cascade {

/// An element of a list that is an object, or a list itself.
struct ListPlace {
    const Json* list;
    std::size_t index;
    bool operator==(const ListPlace&) const = default;
};
/// Of a value: the elements it lies in, from the outside in; none for most values.
using ListPlaces = std::vector<ListPlace>;

/// The union, or nothing when they are in different elements of one list.
std::optional<ListPlaces> joined(const ListPlaces& a, const ListPlaces& b);

namespace detail {

template <typename Visit>
bool visitLeaves(const Json& json, std::string_view rest, bool arrived, ListPlaces& places, const Visit& visit) {
    if (json.is_array()) {
        std::size_t index = 0;
        for (const Json& element : json) {
            const bool structured = element.is_structured();
            if (structured) places.push_back({&json, index});
            const bool on = visitLeaves(element, rest, arrived, places, visit);
            if (structured) places.pop_back();
            if (!on) return false;
            ++index;
        }
        return true;
    }
    if (!json.is_object()) return !arrived || visit(json, std::as_const(places));
    if (arrived) return true;
    for (const auto& [key, value] : json.get_ref<const Json::object_t&>()) {
        const bool whole = rest == key;
        const bool part = !whole && rest.size() > key.size() && rest[key.size()] == '.' && rest.starts_with(key);
        if (whole && !visitLeaves(value, {}, true, places, visit)) return false;
        if (part && !visitLeaves(value, rest.substr(key.size() + 1), false, places, visit)) return false;
    }
    return true;
}

}  // namespace detail

/// Calls visit(value, places) for each value at `path` that is no object and no list, in order; elements of lists
/// are values of their list's path. Goes on while visit returns true.
template <typename Visit>
void visitLeaves(const Json& event, std::string_view path, const Visit& visit) {
    ListPlaces places;
    detail::visitLeaves(event, path, false, places, visit);
}

}  // namespace cascade
