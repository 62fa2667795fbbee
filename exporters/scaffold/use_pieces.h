// SPDX-License-Identifier: MIT
// The piece of code by which a function uses one connection.
#pragma once

#include "exporters/scaffold/function_code.h"

namespace cascade::exporters {

/// False for what Lambda does by itself (destinations, the dead-letter queue).
bool isUsedByCode(std::string_view role);

std::optional<Piece> pieceOf(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                             const FunctionPlan& function, const Use& use, Language language);

}  // namespace cascade::exporters
