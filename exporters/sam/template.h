// SPDX-License-Identifier: MIT
// template.yaml: the plan as a SAM template.
#pragma once

#include "exporters/yaml/template.h"
#include "model/plan/plan.h"

namespace cascade::exporters::sam {

Yaml templateOf(const Plan& plan);

/// What every function has in common, so that it is said once.
struct Common {
    std::string runtime;
    std::string architecture;  ///< "" when they differ: SAM joins lists instead of replacing them.
    int memory = 0;
    int timeoutSeconds = 0;
};
Common commonOf(const Plan& plan);

// --- The parts of "Resources"; each adds one or more. ---

void addApi(const ApiPlan& api, const Plan& plan, Yaml& resources);
/// The function, its log group, and its role and policies where SAM's own would not do.
void addFunction(const FunctionPlan& function, const Plan& plan, const Common& common, Yaml& resources);
void addStateMachine(const StateMachinePlan& machine, const Plan& plan, Yaml& resources);
void addResource(const Resource& resource, Yaml& resources);

/// "Policies" of a function or state machine: one document with a comment above each statement.
Yaml policiesOf(const std::vector<Statement>& statements);

}  // namespace cascade::exporters::sam
