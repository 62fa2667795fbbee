// SPDX-License-Identifier: MIT
// The parts of matching that explaining needs, too.
#pragma once

#include "model/patterns/pattern.h"

namespace cascade {

bool anyHolds(const std::vector<Condition>& conditions, const Json& value);
bool allowsAbsence(const std::vector<Condition>& conditions);

bool matchesAll(const Pattern::Alternative& alternative, const Json& event);

/// True when these fields match together, wherever their values lie.
bool matchTogether(std::vector<const Pattern::Field*> fields, const Json& event);

}  // namespace cascade
