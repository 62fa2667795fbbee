// SPDX-License-Identifier: MIT
// The JSON value of every room: objects keep the order in which their author wrote them.
#pragma once

#include <nlohmann/json.hpp>

namespace cascade {

using Json = nlohmann::ordered_json;

/// The member, or nullptr when `object` is no object or has no such member.
inline const Json* member(const Json& object, std::string_view key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

}  // namespace cascade
