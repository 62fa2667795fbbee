// SPDX-License-Identifier: MIT
// Safe deployments: callers must reach a function through its alias, which moves from the old version to the new.
#pragma once

#include "model/plan/plan.h"

namespace cascade::exporters::sam {

/// The alias that SAM publishes for functions that are not deployed all at once.
inline constexpr const char* kAlias = "live";

bool isSafelyDeployed(const FunctionPlan& function);

/// The plan with every reference to such a function turned into one to its alias. SAM's own events use it already.
Plan throughAliases(Plan plan);

}  // namespace cascade::exporters::sam
