// SPDX-License-Identifier: MIT
// Plans of state machines: the author's definition, or the connected functions one after the other.
#include <algorithm>

#include "model/plan/intrinsics.h"
#include "model/plan/machines.h"
#include "model/plan/planners.h"

namespace cascade {
namespace {

/// Lambda's own passing troubles, which AWS recommends to retry in every workflow.
Json retryOfLambda() {
    return Json::array({Json{{"ErrorEquals",
                              {"Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException",
                               "Lambda.TooManyRequestsException"}},
                             {"IntervalSeconds", 1},
                             {"MaxAttempts", 3},
                             {"BackoffRate", 2}}});
}

void planMachine(Builder& builder, const Node& node) {
    const Values values = builder.values(node);
    StateMachinePlan machine;
    machine.node = node.id;
    machine.name = node.name;
    machine.description = node.description();
    machine.express = values.text("type") == "EXPRESS";
    machine.definition = values.json("definition");
    if (!machine.definition.is_object()) {
        std::vector<std::string> functions;
        for (const Connection* connection : builder.outgoing(node, "function", "invoke"))
            functions.push_back(builder.to(*connection).name);
        machine.definition = sequenceOf(functions);
    }
    machine.origin = originOf(node);
    builder.plan().stateMachines.push_back(std::move(machine));
    builder.addOutput(node, "StateMachine", "Arn", "ARN of the state machine " + node.name);
}

void machineInvokesFunction(Builder& builder, const Connection& connection) {
    const std::string& function = builder.to(connection).name;
    StateMachinePlan& machine = builder.stateMachine(connection.from);
    if (machine.definition.dump().find("${" + function + "}") != std::string::npos)
        machine.substitutions[function] = getAtt(function, "Arn");
    machine.statements.push_back({builder.actions(connection),
                                  {getAtt(function, "Arn")},
                                  nullptr,
                                  "Runs " + function + " as a step",
                                  originOf(connection, connection.from)});
}

constexpr NodePlanner kNodes[] = {{"state-machine", planMachine}};
constexpr ConnectionPlanner kConnections[] = {{"state-machine", "function", "invoke", machineInvokesFunction}};

}  // namespace

Json sequenceOf(const std::vector<std::string>& functions) {
    if (functions.empty()) return Json{{"StartAt", "Done"}, {"States", {{"Done", {{"Type", "Succeed"}}}}}};
    std::vector<std::string> steps;
    for (const std::string& function : functions)
        if (std::find(steps.begin(), steps.end(), function) == steps.end()) steps.push_back(function);
    Json states = Json::object();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Json& state = states[steps[i]];
        state = {{"Type", "Task"}, {"Resource", "${" + steps[i] + "}"}, {"Retry", retryOfLambda()}};
        if (i + 1 < steps.size())
            state["Next"] = steps[i + 1];
        else
            state["End"] = true;
    }
    return Json{{"StartAt", steps.front()}, {"States", std::move(states)}};
}

Planners machinePlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
