// SPDX-License-Identifier: MIT
// Fields of scenarios.
#include "simulator/scenario/fields.h"

#include <algorithm>

namespace cascade::simulator {

Error fieldError(const std::string& place, const std::string& what, const std::string& mend) {
    return {"scenario: " + place + ": " + what, mend};
}

std::optional<Error> unknownMember(const Json& object, const std::string& place,
                                   std::initializer_list<std::string_view> known,
                                   std::span<const std::string_view> more) {
    if (!object.is_object()) return fieldError(place, "must be an object, not " + object.dump(), "write { … }");
    for (const auto& [name, value] : object.items())
        if (std::ranges::find(known, name) == known.end() && std::ranges::find(more, name) == more.end()) {
            std::string list;
            for (const std::string_view entry : known) list += (list.empty() ? "" : ", ") + std::string(entry);
            for (const std::string_view entry : more) list += ", " + std::string(entry);
            return fieldError(place, "unknown field '" + name + "'", "known fields: " + list);
        }
    return std::nullopt;
}

Result<Nanoseconds> durationField(const Json& object, const char* name, const std::string& place,
                                  Nanoseconds fallback) {
    const Json* value = member(object, name);
    if (!value) return fallback;
    const auto duration = value->is_string() ? parseDuration(value->get_ref<const std::string&>()) : std::nullopt;
    if (!duration || *duration < 0)
        return fieldError(place + "." + name, "not a duration: " + value->dump(),
                          "write a number with a unit: \"10s\"");
    return *duration;
}

Result<NodeIndex> nodeField(const Json& object, const std::string& place, const Network& network) {
    const Json* value = member(object, "at");
    if (!value || !value->is_string())
        return fieldError(place + ".at", "names no node", "write the name of a node: \"at\": \"OrdersApi\"");
    const std::string& name = value->get_ref<const std::string&>();
    const NodeIndex node = network.find(name);
    if (node == kNone)
        return fieldError(place + ".at", "there is no node called '" + name + "'", "name a node of this design");
    return node;
}

}  // namespace cascade::simulator
