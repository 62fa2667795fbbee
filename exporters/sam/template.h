// SPDX-License-Identifier: MIT
// template.yaml: the plan as a SAM template.
#pragma once

#include "exporters/yaml/yaml.h"
#include "model/plan/plan.h"

namespace cascade::exporters::sam {

Yaml templateOf(const Plan& plan);

/// The alias that SAM publishes for functions that are not deployed all at once, or have provisioned concurrency.
/// SAM's own events use it already.
inline constexpr const char* kAlias = "live";
bool isSafelyDeployed(const FunctionPlan& function);
bool hasAlias(const FunctionPlan& function);

// --- The parts of "Resources"; each adds one or more. ---

void addApi(const ApiPlan& api, const Plan& plan, Yaml& resources);
/// The function, its log group, and its role and policies where SAM's own would not do.
void addFunction(const FunctionPlan& function, const Plan& plan, Yaml& resources);
void addStateMachine(const StateMachinePlan& machine, const Plan& plan, Yaml& resources);
void addResource(const Resource& resource, Yaml& resources);

/// Type, properties, attributes.
Yaml resourceBody(const std::string& type, Yaml properties, const Json& attributes = Json::object());
/// "Policies" of a function or state machine: one document with a comment above each statement.
Yaml policiesOf(const std::vector<Statement>& statements);

/// What every function has in common, so that it is said once.
struct Common {
    std::string runtime;
    std::string architecture;  ///< "" when they differ: SAM joins lists instead of replacing them.
    int memory = 0;
    int timeoutSeconds = 0;
};
Common commonOf(const Plan& plan);

}  // namespace cascade::exporters::sam
