// SPDX-License-Identifier: MIT
// template.yaml: header, globals, parameters, resources in the order of the plan, outputs.
#include "exporters/sam/template.h"

#include <algorithm>
#include <map>

#include "model/plan/builder.h"

namespace cascade::exporters::sam {
namespace {

/// The most frequent value; the first of them when several are.
template <typename Value>
Value usual(const std::vector<FunctionPlan>& functions, Value FunctionPlan::*member) {
    std::map<Value, std::size_t> counts;
    std::size_t most = 0;
    for (const FunctionPlan& function : functions) most = std::max(most, ++counts[function.*member]);
    const auto first = std::find_if(functions.begin(), functions.end(),
                                    [&](const FunctionPlan& function) { return counts[function.*member] == most; });
    return first == functions.end() ? Value{} : (*first).*member;
}

Yaml globalsOf(const Plan& plan, const Common& common) {
    Yaml function = Yaml::map();
    function.add("Runtime", Json(common.runtime));
    function.add("MemorySize", Json(common.memory));
    function.add("Timeout", Json(common.timeoutSeconds));
    if (!common.architecture.empty()) function.add("Architectures", Json::array({common.architecture}));
    if (!plan.tags.empty()) function.add("Tags", plan.tags);
    Yaml globals = Yaml::map();
    globals.add("Function", std::move(function));
    return globals;
}

Yaml resourcesOf(const Plan& plan, const Common& common) {
    Yaml resources = Yaml::map();
    for (const ApiPlan& api : plan.apis) addApi(api, plan, resources);
    for (const FunctionPlan& function : plan.functions) addFunction(function, plan, common, resources);
    for (const StateMachinePlan& machine : plan.stateMachines) addStateMachine(machine, plan, resources);
    for (const Resource& resource : plan.resources) addResource(resource, resources);
    return resources;
}

Yaml outputsOf(const Plan& plan) {
    Yaml outputs = Yaml::map();
    for (const Output& output : plan.outputs) {
        Yaml body = Yaml::map();
        body.add("Description", Json(output.description));
        body.add("Value", output.value);
        outputs.add(output.name, std::move(body), {}, output.origin);
    }
    return outputs;
}

}  // namespace

Common commonOf(const Plan& plan) {
    Common common;
    common.runtime = plan.runtime;
    common.memory = usual(plan.functions, &FunctionPlan::memory);
    common.timeoutSeconds = usual(plan.functions, &FunctionPlan::timeoutSeconds);
    common.architecture = usual(plan.functions, &FunctionPlan::architecture);
    const bool all = std::all_of(plan.functions.begin(), plan.functions.end(), [&](const FunctionPlan& function) {
        return function.architecture == common.architecture;
    });
    if (!all) common.architecture.clear();
    return common;
}

Yaml policiesOf(const std::vector<Statement>& statements) {
    Yaml list = Yaml::list();
    for (const Statement& statement : statements)
        list.push(statementJson(statement), statement.why, statement.origin);
    Yaml document = Yaml::map();
    document.add("Version", Json("2012-10-17"));
    document.add("Statement", std::move(list));
    Yaml policies = Yaml::list();
    policies.push(std::move(document));
    return policies;
}

void addResource(const Resource& resource, Yaml& resources) {
    resources.add(resource.logicalId,
                  resourceBody(resource.type, tracedYaml(resource.properties, resource.parts), resource.attributes),
                  resource.comment, resource.origin);
    resources.apart();
}

Yaml templateOf(const Plan& plan) {
    const Common common = commonOf(plan);
    Yaml root = Yaml::map();
    root.add("AWSTemplateFormatVersion", Json("2010-09-09"));
    root.add("Transform", Json("AWS::Serverless-2016-10-31"));
    root.add("Description", Json(plan.description));
    if (!plan.functions.empty())
        root.add("Globals", globalsOf(plan, common), "What all functions have in common").apart();
    if (!plan.parameters.empty()) root.add("Parameters", parametersOf(plan.parameters)).apart();
    root.add("Resources", resourcesOf(plan, common)).apart();
    if (!plan.outputs.empty()) root.add("Outputs", outputsOf(plan)).apart();
    return root;
}

}  // namespace cascade::exporters::sam
