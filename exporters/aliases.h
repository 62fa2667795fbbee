// SPDX-License-Identifier: MIT
// Aliases: callers must reach a function through its alias, which moves from the old version to the new and keeps
// environments initialised.
#pragma once

#include <map>
#include <string>

#include "model/plan/plan.h"

namespace cascade::exporters {

/// What formats that publish aliases call them.
inline constexpr const char* kAlias = "live";
/// A new version takes over step by step, by CodeDeploy.
bool isSafelyDeployed(const FunctionPlan& function);
bool hasAlias(const FunctionPlan& function);

/// By the function's name the reference to its alias: an ARN.
using Aliases = std::map<std::string, Json>;

/// The plan with every reference to such a function turned into one to its alias, but for events.
Plan throughAliases(Plan plan, const Aliases& aliases);

}  // namespace cascade::exporters
