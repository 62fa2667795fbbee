// SPDX-License-Identifier: MIT
// Makes the plan: the application, then every node, then every connection, then no cycles.
#include "model/plan/plan.h"

#include <algorithm>

#include "model/plan/cycle_breaker.h"
#include "model/plan/intrinsics.h"
#include "model/plan/names.h"
#include "model/plan/planners.h"

namespace cascade {
namespace {

template <typename Part>
const Part* partOf(const std::vector<Part>& parts, NodeId node) {
    const auto found =
        std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.node == node; });
    return found == parts.end() ? nullptr : &*found;
}

/// By family and then in the order of their tables, which is also the order in which templates list them.
std::vector<Planners> families() {
    return {apiPlanners(),       functionPlanners(), machinePlanners(), storagePlanners(),
            messagingPlanners(), streamPlanners(),   eventPlanners(),   iotPlanners(),
            identityPlanners(),  usePlanners(),      foreignPlanners()};
}

std::string textOf(const Json& object, std::string_view name, const std::string& otherwise) {
    const Json* value = member(object, name);
    return value && value->is_string() && !value->get_ref<const std::string&>().empty() ? value->get<std::string>()
                                                                                        : otherwise;
}

constexpr std::size_t kLongestDescription = 1024;  // bytes, CloudFormation's limit of a template's description

void planApplication(Builder& builder) {
    const Architecture& architecture = builder.architecture();
    const Json& application = architecture.application();
    Plan& plan = builder.plan();
    plan.name = architecture.name().empty() ? "Application" : architecture.name();
    plan.description = shortened(textOf(application, "description", plan.name), kLongestDescription);
    plan.runtime = textOf(application, "runtime", "python3.14");
    plan.region = textOf(application, "region", "eu-west-1");
    if (const Json* tags = member(application, "tags"); tags && tags->is_object())
        for (const auto& [key, value] : tags->items())
            if (value.is_string()) plan.tags[key] = value;
    if (const Json* stages = member(application, "stages"); stages && stages->is_array())
        for (const Json& stage : *stages)
            if (stage.is_string()) plan.stages.push_back(stage.get<std::string>());
    if (plan.stages.empty()) plan.stages = {"dev", "prod"};
}

void planNodes(Builder& builder) {
    for (const Planners& family : families())
        for (const NodePlanner& planner : family.nodes)
            for (const Node& node : builder.architecture().nodes())
                if (node.kind == planner.kind && builder.catalog().find(node.kind)) planner.plan(builder, node);
    for (const Node& node : builder.architecture().nodes())
        if (!builder.catalog().find(node.kind))
            builder.refuse(node, "the kind " + node.kind + " is not known",
                           "delete the node or choose a known kind");
}

const ConnectionPlanner* plannerOf(const Builder& builder, const Connection& connection) {
    const std::string& from = builder.from(connection).kind;
    const std::string& to = builder.to(connection).kind;
    for (const Planners& family : families()) {
        for (const ConnectionPlanner& planner : family.connections) {
            if (planner.from == from && (planner.to.empty() || planner.to == to) &&
                (planner.role.empty() || planner.role == connection.role))
                return &planner;
        }
    }
    return nullptr;
}

void planConnections(Builder& builder) {
    for (const Connection& connection : builder.architecture().connections()) {
        const ConnectionType* type = builder.catalog().find(builder.architecture(), connection);
        if (!type || !isDeployed(*type)) continue;
        if (const ConnectionPlanner* planner = plannerOf(builder, connection)) planner->plan(builder, connection);
    }
}

/// The address of every API comes first: it is what people look for after a deployment.
void addApiOutputs(Builder& builder) {
    Plan& plan = builder.plan();
    std::vector<Output> addresses;
    for (const ApiPlan& api : plan.apis) {
        addresses.push_back(
            {builder.outputName(api.name + "Url"), "Address of the API " + api.name, apiUrl(api), api.origin});
    }
    plan.outputs.insert(plan.outputs.begin(), addresses.begin(), addresses.end());
}

}  // namespace

const FunctionPlan* Plan::function(NodeId node) const { return partOf(functions, node); }
const ApiPlan* Plan::api(NodeId node) const { return partOf(apis, node); }
const StateMachinePlan* Plan::stateMachine(NodeId node) const { return partOf(stateMachines, node); }

Json apiUrl(const ApiPlan& api) {
    const std::string host = "https://${" + api.name + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}";
    return sub(api.type == ApiPlan::Type::Rest ? host + "/" + kRestStage : host);
}

Plan makePlan(const Architecture& architecture, const Catalog& catalog) {
    Builder builder(architecture, catalog);
    planApplication(builder);
    planNodes(builder);
    planConnections(builder);
    addApiOutputs(builder);
    breakCycles(builder);
    return std::move(builder.plan());
}

}  // namespace cascade
