// SPDX-License-Identifier: MIT
// References to functions become references to their aliases.
#include "exporters/aliases.h"

namespace cascade::exporters {
namespace {

/// The alias of the function whose ARN this is, or nullptr.
const Json* aliasOfArn(const Json& value, const Aliases& aliases) {
    const Json* parts = value.is_object() && value.size() == 1 ? member(value, "Fn::GetAtt") : nullptr;
    if (!parts || !parts->is_array() || parts->size() != 2 || parts->at(1) != "Arn") return nullptr;
    const auto found = parts->at(0).is_string() ? aliases.find(parts->at(0).get<std::string>()) : aliases.end();
    return found == aliases.end() ? nullptr : &found->second;
}

void redirectArns(Json& value, const Aliases& aliases) {
    if (const Json* alias = aliasOfArn(value, aliases)) {
        value = *alias;
    } else if (value.is_structured()) {
        for (Json& inner : value) redirectArns(inner, aliases);
    }
}

/// A Ref is the function's name; that of its alias is an ARN, which serves wherever the name does.
void redirectName(Json& value, const Aliases& aliases) {
    const Json* name = member(value, "Ref");
    if (!name || !name->is_string()) return;
    const auto found = aliases.find(name->get<std::string>());
    if (found != aliases.end()) value = found->second;
}

void redirect(std::vector<Statement>& statements, const Aliases& aliases) {
    for (Statement& statement : statements)
        for (Json& resource : statement.resources) redirectArns(resource, aliases);
}

void redirect(FunctionPlan& function, const Aliases& aliases) {
    redirect(function.statements, aliases);
    redirect(function.detachedStatements, aliases);
    for (EnvironmentVariable& variable : function.environment) redirectName(variable.value, aliases);
    for (Destination& destination : function.destinations) redirectArns(destination.arn, aliases);
}

}  // namespace

bool isSafelyDeployed(const FunctionPlan& function) { return function.deployment != "AllAtOnce"; }

bool hasAlias(const FunctionPlan& function) {
    return isSafelyDeployed(function) || function.provisionedConcurrency.has_value();
}

Plan throughAliases(Plan plan, const Aliases& aliases) {
    if (aliases.empty()) return plan;
    for (FunctionPlan& function : plan.functions) redirect(function, aliases);
    for (StateMachinePlan& machine : plan.stateMachines) {
        redirectArns(machine.substitutions, aliases);
        redirect(machine.statements, aliases);
    }
    for (Resource& resource : plan.resources) {
        redirectArns(resource.properties, aliases);
        if (resource.type == "AWS::Lambda::Permission") redirectName(resource.properties["FunctionName"], aliases);
    }
    return plan;
}

}  // namespace cascade::exporters
