// SPDX-License-Identifier: MIT
// Puts the expansion together.
#include "exporters/expansion/expansion.h"

#include "exporters/aliases.h"
#include "exporters/expansion/parts.h"
#include "model/plan/builder.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters {
namespace {

/// The ids that the plan names itself, and those that are fixed for its parts.
std::set<std::string> idsOf(const Plan& plan) {
    std::set<std::string> ids;
    for (const FunctionPlan& function : plan.functions)
        for (const char* part : {"", "Role", "Logs", "Policy", "Destinations"}) ids.insert(function.name + part);
    for (const ApiPlan& api : plan.apis)
        for (const char* part : {"", "Role", "Stage"}) ids.insert(api.name + part);
    for (const StateMachinePlan& machine : plan.stateMachines)
        for (const char* part : {"", "Role"}) ids.insert(machine.name + part);
    for (const Resource& resource : plan.resources) ids.insert(resource.logicalId);
    for (const TemplateParameter& parameter : plan.parameters) ids.insert(parameter.name);
    return ids;
}

}  // namespace

Expansion::Expansion(const Plan& plan) : m_ids(idsOf(plan)) {
    Aliases aliases;
    for (const FunctionPlan& function : plan.functions) {
        if (!hasAlias(function)) continue;
        const std::string& id = m_aliases[function.name] = uniqueId(function.name + "Alias");
        aliases[function.name] = refTo(id);
    }
    m_plan = throughAliases(plan, aliases);
    for (Resource& resource : m_plan.resources) m_planned[resource.logicalId] = &resource;
    m_result.parameters = m_plan.parameters;
}

std::string Expansion::uniqueId(const std::string& wanted) {
    std::string id = wanted;
    for (int n = 2; !m_ids.insert(id).second; ++n) id = wanted + std::to_string(n);
    return id;
}

Json Expansion::invokedName(const FunctionPlan& function) const {
    return refTo(hasAlias(function) ? aliasOf(function) : function.name);
}

Json Expansion::invokedArn(const FunctionPlan& function) const {
    return hasAlias(function) ? refTo(aliasOf(function)) : getAtt(function.name, "Arn");
}

const std::string& Expansion::releaseParameter() {
    if (m_release.empty()) {
        m_release = uniqueId("Release");
        m_result.parameters.push_back(
            {m_release, "Another value with each deployment makes the new code a new version", "1", {}});
    }
    return m_release;
}

const Expansion::Deployments& Expansion::deployments() {
    if (!m_deployments.application.empty()) return m_deployments;
    m_deployments = {uniqueId("Deployments"), uniqueId("DeploymentsRole")};
    Resource application{m_deployments.application, "AWS::CodeDeploy::Application"};
    application.properties = {{"ComputePlatform", "Lambda"}};
    application.comment = "Shifts traffic to new versions step by step";
    add(std::move(application));
    Resource role = roleResource(m_deployments.role, "codedeploy.amazonaws.com", {},
                                 "CodeDeploy moves aliases and watches alarms, no more", {});
    role.properties["ManagedPolicyArns"] =
        Json::array({sub("arn:${AWS::Partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited")});
    add(std::move(role));
    return m_deployments;
}

void Expansion::addPlanned() {
    for (Resource& resource : m_plan.resources) add(std::move(resource));
}

Expanded Expansion::finish() { return std::move(m_result); }

void expandMachine(const StateMachinePlan& machine, Expansion& expansion) {
    const std::string role = machine.name + "Role";
    Resource resource{machine.name, "AWS::StepFunctions::StateMachine"};
    if (!machine.fixedName.is_null()) resource.properties["StateMachineName"] = machine.fixedName;
    resource.properties["StateMachineType"] = machine.express ? "EXPRESS" : "STANDARD";
    resource.properties["RoleArn"] = getAtt(role, "Arn");
    resource.properties["Definition"] = machine.definition;
    if (!machine.substitutions.empty()) resource.properties["DefinitionSubstitutions"] = machine.substitutions;
    for (const Part& part : machine.parts) resource.parts.push_back({"/Definition" + part.pointer, part.origin});
    resource.comment = machine.description;
    resource.origin = machine.origin;
    expansion.add(std::move(resource));
    expansion.add(roleResource(role, "states.amazonaws.com", machine.statements, "What " + machine.name + " may do",
                               machine.origin));
}

Expanded expand(const Plan& plan) {
    Expansion expansion(plan);
    for (const ApiPlan& api : expansion.plan().apis) expandApi(api, expansion);
    for (const FunctionPlan& function : expansion.plan().functions) {
        expandFunction(function, expansion);
        expandEvents(function, expansion);
    }
    for (const StateMachinePlan& machine : expansion.plan().stateMachines) expandMachine(machine, expansion);
    expansion.addPlanned();
    return expansion.finish();
}

}  // namespace cascade::exporters
