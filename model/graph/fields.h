// SPDX-License-Identifier: MIT
// The types of the fields of nodes and connections that every part of Cascade relies on. Other fields are free.
#pragma once

#include <optional>
#include <string_view>

#include "model/json.h"

namespace cascade {

struct WrongField {
    std::string_view name;      ///< "parameters"
    std::string_view expected;  ///< "an object"
};

/// The first field of a node's object ("description", "parameters", "simulation") that has the wrong type, if any.
std::optional<WrongField> wrongNodeField(const Json& fields);
/// The same for a connection's object ("role", "id", "parameters").
std::optional<WrongField> wrongConnectionField(const Json& fields);

}  // namespace cascade
