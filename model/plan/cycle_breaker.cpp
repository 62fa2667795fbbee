// SPDX-License-Identifier: MIT
// Takes circular dependencies out of a plan.
#include "model/plan/cycle_breaker.h"

#include <algorithm>

#include "model/plan/dependencies.h"
#include "model/plan/intrinsics.h"
#include "model/plan/names.h"
#include "model/plan/parts.h"

namespace cascade {
namespace {

using Ids = std::set<std::string>;

bool touches(const Json& value, const Ids& circle) {
    const Ids used = referencesIn(value);
    return std::any_of(used.begin(), used.end(), [&](const std::string& id) { return circle.contains(id); });
}

bool touches(const Statement& statement, const Ids& circle) {
    return std::any_of(statement.resources.begin(), statement.resources.end(),
                       [&](const Json& resource) { return touches(resource, circle); });
}

void detachStatements(FunctionPlan& function, const Ids& circle) {
    const auto kept =
        std::stable_partition(function.statements.begin(), function.statements.end(),
                              [&](const Statement& statement) { return !touches(statement, circle); });
    for (auto moved = kept; moved != function.statements.end(); ++moved) {
        if (moved->purpose == Statement::Purpose::Destination) function.detachedDestinations = true;
        function.detachedStatements.push_back(std::move(*moved));
    }
    function.statements.erase(kept, function.statements.end());
}

/// A bucket's name must be lower case and unlike any other in the world: the stack's own unique id is both.
Json bucketName(const std::string& node) {
    constexpr std::size_t kLongest = 63 - 37;  // of a bucket's name, less "-" and the id
    return Json{
        {"Fn::Sub",
         Json::array(
             {lowerCase(node).substr(0, kLongest) + "-${StackUuid}",
              Json{{"StackUuid",
                    {{"Fn::Select",
                      Json::array({2, Json{{"Fn::Split", Json::array({"/", refTo("AWS::StackId")})}}})}}}}})}};
}

std::string stackName(const std::string& node) { return "${AWS::StackName}-" + node; }

/// Fixes the names of nodes and says how others write them without a reference.
class NameFixer {
public:
    explicit NameFixer(Builder& builder) : m_builder(builder) {}

    /// What stands for a reference to the node (its name, URL or ARN as the environment holds it); null if its name
    /// cannot be fixed.
    Json nameOf(const Node& node) {
        if (node.kind == "s3-bucket") return fix(node, "BucketName", bucketName(node.name));
        if (node.kind == "firehose") return fix(node, "DeliveryStreamName", sub(stackName(node.name)));
        if (node.kind == "function") return m_builder.function(node.id).fixedName = sub(stackName(node.name));
        if (node.kind == "state-machine") {
            m_builder.stateMachine(node.id).fixedName = sub(stackName(node.name));
            return arn("states", "stateMachine:" + stackName(node.name));
        }
        return nullptr;
    }

private:
    Json fix(const Node& node, const char* property, const Json& name) {
        if (Resource* resource = m_builder.resource(node.name)) resource->properties[property] = name;
        return name;
    }

    Builder& m_builder;
};

/// The function finds the API's address in a parameter of the Systems Manager, whose name is known beforehand.
void readAddressFromParameter(Builder& builder, FunctionPlan& function, EnvironmentVariable& variable,
                              const Node& api) {
    const std::string path = "/${AWS::StackName}/" + api.name + "/url";
    const std::string id = api.name + "UrlParameter";
    if (!builder.resource(id)) {
        Resource parameter{id, "AWS::SSM::Parameter"};
        parameter.properties = {{"Name", sub(path)}, {"Type", "String"}, {"Value", variable.value}};
        parameter.attributes = attributesOfPart(api);
        parameter.comment = "The address of " + api.name + " for functions that the API itself needs first";
        parameter.origin = originOf(api);
        builder.add(std::move(parameter));
    }
    variable.name += "_PARAMETER";
    variable.kind = EnvironmentVariable::Kind::Parameter;
    variable.value = sub(path);
    function.statements.push_back({{"ssm:GetParameter"},
                                   {arn("ssm", "parameter" + path)},
                                   nullptr,
                                   "Reads the address of " + api.name,
                                   variable.origin});
}

void freeEnvironment(Builder& builder, FunctionPlan& function, const Ids& circle) {
    NameFixer names(builder);
    const Architecture& architecture = builder.architecture();
    for (EnvironmentVariable& variable : function.environment) {
        if (!variable.origin.connection || !touches(variable.value, circle)) continue;
        const Node& target = architecture.node(architecture.connection(variable.origin.connection).to);
        if (builder.plan().api(target.id))
            readAddressFromParameter(builder, function, variable, target);
        else if (const Json name = names.nameOf(target); !name.is_null())
            variable.value = name;
    }
}

/// Dead-letter queues in a ring: the target's name is fixed and its ARN built.
void freeRedrive(Builder& builder, Resource& queue, const Ids& circle) {
    const auto policy = queue.properties.find("RedrivePolicy");
    if (policy == queue.properties.end() || !touches(*policy, circle)) return;
    const std::string target = *referencesIn(*policy).begin();
    Json& properties = builder.resource(target)->properties;
    std::string name = stackName(target);
    if (properties.contains("FifoQueue")) name += ".fifo";
    properties["QueueName"] = sub(name);
    (*queue.properties.find("RedrivePolicy"))["deadLetterTargetArn"] = arn("sqs", name);
}

/// A reference to the machine, or its name inside a built ARN, as the fixed name spells them.
void spellOut(Json& value, const std::string& machine, const Json& arnOfMachine) {
    if (value == refTo(machine)) {
        value = arnOfMachine;
    } else if (const Json* text = member(value, "Fn::Sub"); text && text->is_string()) {
        const std::string attribute = "${" + machine + ".Name}";
        std::string built = text->get<std::string>();
        for (std::size_t at = built.find(attribute); at != std::string::npos; at = built.find(attribute))
            built.replace(at, attribute.size(), stackName(machine));
        value = sub(built);
    }
}

/// Machines that start themselves or each other: the started one's name is fixed and its ARN built.
void freeStarts(Builder& builder, StateMachinePlan& machine, const Ids& circle) {
    const Architecture& architecture = builder.architecture();
    for (Statement& statement : machine.statements) {
        if (!statement.origin.connection) continue;
        const Node& target = architecture.node(architecture.connection(statement.origin.connection).to);
        if (target.kind != "state-machine" || !circle.contains(target.name)) continue;
        const Json built = NameFixer(builder).nameOf(target);
        for (Json& resource : statement.resources) spellOut(resource, target.name, built);
        for (Json& called : machine.substitutions) spellOut(called, target.name, built);
    }
}

}  // namespace

void breakCycles(Builder& builder) {
    for (const auto& component : circlesOf(dependenciesOf(builder.plan()))) {
        const Ids circle(component.begin(), component.end());
        for (FunctionPlan& function : builder.plan().functions) {
            if (!circle.contains(function.name)) continue;
            detachStatements(function, circle);
            freeEnvironment(builder, function, circle);
        }
        for (StateMachinePlan& machine : builder.plan().stateMachines)
            if (circle.contains(machine.name)) freeStarts(builder, machine, circle);
        for (Resource& resource : builder.plan().resources)
            if (circle.contains(resource.logicalId)) freeRedrive(builder, resource, circle);
    }
}

}  // namespace cascade
