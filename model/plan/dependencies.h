// SPDX-License-Identifier: MIT
// Which resource needs which, in the template that CloudFormation sees once the plan's functions, APIs and state
// machines are expanded.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/plan/plan.h"

namespace cascade {

/// Logical id -> the logical ids it needs first. A function F stands there as F, FRole and FLogs; its detached
/// statements as FPolicy, detached destinations as FDestinations; each event as "F EVENT" where the source needs
/// it.
using DependencyGraph = std::map<std::string, std::set<std::string>>;

/// The logical ids that a value refers to: Ref, Fn::GetAtt and the ${…} of Fn::Sub. Pseudo parameters are left out.
std::set<std::string> referencesIn(const Json& value);

DependencyGraph dependenciesOf(const Plan& plan);

/// Strongly connected components with a circle in them, after Tarjan (SIAM J. Comput. 1, 1972). Empty: no circle.
std::vector<std::vector<std::string>> circlesOf(const DependencyGraph& graph);

}  // namespace cascade
