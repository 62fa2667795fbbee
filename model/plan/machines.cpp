// SPDX-License-Identifier: MIT
// Plans of state machines: the author's definition, or what is connected, one after the other.
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
        std::vector<Step> steps;
        for (const Connection* connection : builder.architecture().outgoing(node.id)) {
            if (!builder.catalog().find(builder.architecture(), *connection)) continue;
            const Node& target = builder.to(*connection);
            const bool fifo = target.kind == "sqs-queue" && builder.values(target).boolean("fifo");
            steps.push_back({target.name, target.kind, fifo});
        }
        machine.definition = sequenceOf(steps);
    }
    machine.origin = originOf(node);
    builder.plan().stateMachines.push_back(std::move(machine));
    builder.addOutput(node, "StateMachine", "Arn", "ARN of the state machine " + node.name);
}

/// What a definition calls the node by, and what permissions do.
void addStep(Builder& builder, const Connection& connection, const Json& called, const Json& arn,
             const std::string& why) {
    const std::string& name = builder.to(connection).name;
    StateMachinePlan& machine = builder.stateMachine(connection.from);
    if (machine.definition.dump().find("${" + name + "}") != std::string::npos)
        machine.substitutions[name] = called;
    const Json* states = member(machine.definition, "States");
    const Json* state = states ? member(*states, name) : nullptr;
    // A step that uses the node, and not one of the author's that happens to have its name.
    if (state && state->dump().find("${" + name + "}") != std::string::npos)
        machine.parts.push_back({"/States/" + name, originOf(connection, connection.from)});
    machine.statements.push_back(
        {builder.actions(connection), {arn}, nullptr, why, originOf(connection, connection.from)});
}

void machineInvokesFunction(Builder& builder, const Connection& connection) {
    const std::string& name = builder.to(connection).name;
    addStep(builder, connection, getAtt(name, "Arn"), getAtt(name, "Arn"), "Runs " + name + " as a step");
}

void machineSends(Builder& builder, const Connection& connection) {
    const std::string& name = builder.to(connection).name;
    addStep(builder, connection, refTo(name), getAtt(name, "Arn"), "Sends to " + name + " as a step");
}

void machinePublishes(Builder& builder, const Connection& connection) {
    const std::string& name = builder.to(connection).name;
    addStep(builder, connection, refTo(name), refTo(name), "Publishes to " + name + " as a step");
}

/// Who waits for an execution that it starts asks for it, and hears of its end by a rule of Step Functions' own.
void machineStartsMachine(Builder& builder, const Connection& connection) {
    const std::string& name = builder.to(connection).name;
    addStep(builder, connection, refTo(name), refTo(name), "Starts " + name + " as a step");
    StateMachinePlan& machine = builder.stateMachine(connection.from);
    if (machine.definition.dump().find(":states:startExecution.sync") == std::string::npos) return;
    const Origin origin = originOf(connection, connection.from);
    machine.statements.push_back(
        {{"states:DescribeExecution", "states:StopExecution"},
         {sub("arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${" + name + ".Name}:*")},
         nullptr,
         "Waits for what it started",
         origin});
    machine.statements.push_back({{"events:PutTargets", "events:PutRule", "events:DescribeRule"},
                                  {arn("events", "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule")},
                                  nullptr,
                                  "Hears of its end",
                                  origin});
}

/// The task of a step that is no function: the whole input goes on, and what the service answers is dropped.
Json taskOf(const Step& step) {
    const std::string called = "${" + step.name + "}";
    Json task{{"Type", "Task"}, {"ResultPath", nullptr}};
    if (step.kind == "sqs-queue") {
        task["Resource"] = "arn:aws:states:::sqs:sendMessage";
        task["Parameters"] = {{"QueueUrl", called}, {"MessageBody.$", "$"}};
        if (step.fifo) task["Parameters"]["MessageGroupId.$"] = "$$.Execution.Name";
    } else if (step.kind == "sns-topic") {
        task["Resource"] = "arn:aws:states:::sns:publish";
        task["Parameters"] = {{"TopicArn", called}, {"Message.$", "$"}};
    } else if (step.kind == "event-bus") {
        task["Resource"] = "arn:aws:states:::events:putEvents";
        task["Parameters"] = {{"Entries", Json::array({Json{{"EventBusName", called},
                                                            {"Source", "state-machine"},
                                                            {"DetailType", "Step"},
                                                            {"Detail.$", "$"}}})}};
    } else {
        task["Resource"] = "arn:aws:states:::states:startExecution";
        task["Parameters"] = {{"StateMachineArn", called}, {"Input.$", "$"}};
    }
    return task;
}

constexpr NodePlanner kNodes[] = {{"state-machine", planMachine}};
constexpr ConnectionPlanner kConnections[] = {{"state-machine", "function", "invoke", machineInvokesFunction},
                                              {"state-machine", "sqs-queue", "send", machineSends},
                                              {"state-machine", "event-bus", "put", machineSends},
                                              {"state-machine", "sns-topic", "publish", machinePublishes},
                                              {"state-machine", "state-machine", "start", machineStartsMachine}};

}  // namespace

Json sequenceOf(const std::vector<Step>& all) {
    if (all.empty()) return Json{{"StartAt", "Done"}, {"States", {{"Done", {{"Type", "Succeed"}}}}}};
    std::vector<Step> steps;
    for (const Step& step : all)
        if (std::none_of(steps.begin(), steps.end(), [&](const Step& known) { return known.name == step.name; }))
            steps.push_back(step);
    Json states = Json::object();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Json& state = states[steps[i].name];
        state = steps[i].kind == "function"
                    ? Json{{"Type", "Task"}, {"Resource", "${" + steps[i].name + "}"}, {"Retry", retryOfLambda()}}
                    : taskOf(steps[i]);
        if (i + 1 < steps.size())
            state["Next"] = steps[i + 1].name;
        else
            state["End"] = true;
    }
    return Json{{"StartAt", steps.front().name}, {"States", std::move(states)}};
}

Planners machinePlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
