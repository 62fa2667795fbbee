// SPDX-License-Identifier: MIT
// Which fields each type of state may have, in which query language (the States language, "State types"; Developer
// Guide, "JSONata and JSONPath fields").
#pragma once

#include "model/asl/read_object.h"

namespace cascade::asl {

/// Complains about fields that states of this type, in this language, do not have.
void checkFields(const ObjectReader& state, StateType type, bool jsonata);

std::optional<StateType> stateType(std::string_view name);
std::vector<std::string> stateTypeNames();

}  // namespace cascade::asl
