// SPDX-License-Identifier: MIT
// The piece of code by which a function uses one connection.
#pragma once

#include "exporters/scaffold/function_code.h"

namespace cascade::exporters {

/// Names in code for things of a node, whose own name is letters and digits, maybe a digit first: "name", "upper",
/// "snake" and "pascal".
Placeholders namesOf(const std::string& name);

/// False for what Lambda does by itself (destinations, the dead-letter queue).
bool isUsedByCode(std::string_view role);

/// True where the code was handed what it needs to find the target: a task's token.
bool isFoundByPayload(std::string_view role);

std::optional<Piece> pieceOf(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                             const FunctionPlan& function, const Use& use, const Words& words);

}  // namespace cascade::exporters
