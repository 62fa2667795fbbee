// SPDX-License-Identifier: MIT
// Safe deployments: references to functions become references to their aliases.
#include "exporters/sam/aliases.h"

#include <set>

#include "model/plan/intrinsics.h"

namespace cascade::exporters::sam {
namespace {

using Names = std::set<std::string>;

/// The function whose ARN this is, or "".
std::string functionOfArn(const Json& value, const Names& functions) {
    const Json* parts = value.is_object() && value.size() == 1 ? member(value, "Fn::GetAtt") : nullptr;
    if (!parts || !parts->is_array() || parts->size() != 2 || parts->at(1) != "Arn") return {};
    const std::string name = parts->at(0).is_string() ? parts->at(0).get<std::string>() : std::string();
    return functions.contains(name) ? name : std::string();
}

void redirectArns(Json& value, const Names& functions) {
    if (const std::string function = functionOfArn(value, functions); !function.empty()) {
        value = refTo(function + ".Alias");
    } else if (value.is_structured()) {
        for (Json& inner : value) redirectArns(inner, functions);
    }
}

/// A Ref is the function's name; that of its alias is an ARN, which serves wherever the name does.
void redirectName(Json& value, const Names& functions) {
    const Json* name = member(value, "Ref");
    if (name && name->is_string() && functions.contains(name->get<std::string>()))
        value = refTo(name->get<std::string>() + ".Alias");
}

void redirect(std::vector<Statement>& statements, const Names& functions) {
    for (Statement& statement : statements)
        for (Json& resource : statement.resources) redirectArns(resource, functions);
}

void redirect(FunctionPlan& function, const Names& functions) {
    redirect(function.statements, functions);
    redirect(function.detachedStatements, functions);
    for (EnvironmentVariable& variable : function.environment) redirectName(variable.value, functions);
    for (Destination& destination : function.destinations) redirectArns(destination.arn, functions);
}

}  // namespace

bool isSafelyDeployed(const FunctionPlan& function) { return function.deployment != "AllAtOnce"; }

Plan throughAliases(Plan plan) {
    Names functions;
    for (const FunctionPlan& function : plan.functions)
        if (isSafelyDeployed(function)) functions.insert(function.name);
    if (functions.empty()) return plan;
    for (FunctionPlan& function : plan.functions) redirect(function, functions);
    for (StateMachinePlan& machine : plan.stateMachines) {
        redirectArns(machine.substitutions, functions);
        redirect(machine.statements, functions);
    }
    for (Resource& resource : plan.resources) {
        redirectArns(resource.properties, functions);
        if (resource.type == "AWS::Lambda::Permission")
            redirectName(resource.properties["FunctionName"], functions);
    }
    return plan;
}

}  // namespace cascade::exporters::sam
