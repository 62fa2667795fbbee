// SPDX-License-Identifier: MIT
// "resources": plain CloudFormation.
#include <algorithm>

#include "exporters/serverless/parts.h"
#include "model/plan/builder.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters::serverless {
namespace {

void addStateMachine(const StateMachinePlan& machine, const Names& names, Yaml& resources) {
    const std::string role = machine.name + "Role";
    addRole(role, "states.amazonaws.com", machine.statements, "What " + machine.name + " may do", machine.origin,
            names, resources);
    Resource resource{machine.name, "AWS::StepFunctions::StateMachine"};
    if (!machine.fixedName.is_null()) resource.properties["StateMachineName"] = machine.fixedName;
    resource.properties["StateMachineType"] = machine.express ? "EXPRESS" : "STANDARD";
    resource.properties["RoleArn"] = getAtt(role, "Arn");
    resource.properties["Definition"] = machine.definition;
    for (const Part& part : machine.parts) resource.parts.push_back({"/Definition" + part.pointer, part.origin});
    if (!machine.substitutions.empty()) resource.properties["DefinitionSubstitutions"] = machine.substitutions;
    resource.comment = machine.description;
    resource.origin = machine.origin;
    addResource(resource, names, resources);
}

Yaml plainResources(const Plan& plan, const Names& names) {
    Yaml resources = Yaml::map();
    for (const ApiPlan& api : plan.apis)
        if (!isMadeFromEvents(api, plan)) addApi(api, plan, names, resources);
    for (const FunctionPlan& function : plan.functions) {
        addFunctionResources(function, names, resources);
        addEventResources(function, names, resources);
    }
    for (const StateMachinePlan& machine : plan.stateMachines) addStateMachine(machine, names, resources);
    for (Resource resource : plan.resources) {
        if (resource.type == "AWS::S3::Bucket") addNotifications(plan, resource);
        addResource(resource, names, resources);
    }
    return resources;
}

/// Settings of what the Framework makes that its own words do not reach.
Yaml extensionsOf(const Plan& plan, const Names& names) {
    Yaml extensions = Yaml::map();
    for (const FunctionPlan& function : plan.functions) {
        for (const Destination& destination : function.destinations) {
            if (destination.outcome != Destination::Outcome::DeadLetter) continue;
            Json properties{{"DeadLetterConfig", {{"TargetArn", names.in(destination.arn)}}}};
            extensions.add(functionId(function.name), Json{{"Properties", std::move(properties)}},
                           "Events that " + function.name + " gave up", destination.origin);
        }
    }
    for (const FunctionPlan& function : plan.functions) {
        for (const EventSource& event : function.events) {
            const Json* pollers = member(event.settings, "ProvisionedPollerConfig");
            if (!pollers) continue;
            const std::string queue = names.idOf(event.settings["Queue"]["Fn::GetAtt"][0].get<std::string>());
            extensions.add(queueMappingId(function.name, queue),
                           Json{{"Properties", {{"ProvisionedPollerConfig", *pollers}}}},
                           "Pollers of " + queue + " that are always there", event.origin);
        }
    }
    for (const FunctionPlan& function : plan.functions) {
        for (const EventSource& event : function.events) {
            const Json* letters =
                event.type == EventSource::Type::Sns ? member(event.settings, "RedrivePolicy") : nullptr;
            if (!letters) continue;
            const std::string topic = event.settings["Topic"]["Ref"].get<std::string>();
            extensions.add(subscriptionId(function.name, topic),
                           Json{{"Properties", {{"RedrivePolicy", names.in(*letters)}}}},
                           "Keeps what " + topic + " could not deliver to " + function.name, event.origin);
        }
    }
    for (const ApiPlan& api : plan.apis) {
        if (api.type != ApiPlan::Type::Http || !api.throttleRate || !isMadeFromEvents(api, plan)) continue;
        Json limits{{"ThrottlingRateLimit", *api.throttleRate}, {"ThrottlingBurstLimit", *api.throttleBurst}};
        extensions.add("HttpApiStage", Json{{"Properties", {{"DefaultRouteSettings", std::move(limits)}}}},
                       "Limits of " + api.name, api.origin);
    }
    return extensions;
}

Yaml outputsOf(const Plan& plan, const Names& names) {
    Yaml outputs = Yaml::map();
    for (const Output& output : plan.outputs)
        outputs.add(output.name, Json{{"Description", output.description}, {"Value", names.in(output.value)}}, {},
                    output.origin);
    return outputs;
}

Json renamedAttributes(const Json& attributes, const Names& names) {
    Json result = attributes;
    const auto needs = result.find("DependsOn");
    if (needs == result.end()) return result;
    if (needs->is_string())
        *needs = names.idOf(needs->get<std::string>());
    else
        for (Json& need : *needs) need = names.idOf(need.get<std::string>());
    return result;
}

}  // namespace

void addResource(const Resource& resource, const Names& names, Yaml& resources) {
    resources.add(resource.logicalId,
                  resourceBody(resource.type, tracedYaml(names.in(resource.properties), resource.parts),
                               renamedAttributes(resource.attributes, names)),
                  resource.comment, resource.origin);
    resources.apart();
}

Yaml policyOf(const std::vector<Statement>& statements, const Names& names) {
    Yaml list = Yaml::list();
    for (const Statement& statement : statements)
        list.push(names.in(statementJson(statement)), statement.why, statement.origin);
    Yaml document = Yaml::map();
    document.add("Version", Json("2012-10-17"));
    document.add("Statement", std::move(list));
    return document;
}

void addRole(const std::string& id, const std::string& service, const std::vector<Statement>& statements,
             const std::string& comment, const Origin& origin, const Names& names, Yaml& resources) {
    Yaml properties = Yaml::map();
    properties.add("AssumeRolePolicyDocument", trustPolicy(service));
    if (!statements.empty()) {
        Yaml policy = Yaml::map();
        policy.add("PolicyName", Json(id + "Policy"));
        policy.add("PolicyDocument", policyOf(statements, names));
        Yaml policies = Yaml::list();
        policies.push(std::move(policy));
        properties.add("Policies", std::move(policies));
    }
    resources.add(id, resourceBody("AWS::IAM::Role", std::move(properties)), comment, origin);
    resources.apart();
}

Yaml resourcesOf(const Plan& plan, const Names& names) {
    Yaml root = Yaml::map();
    if (!plan.parameters.empty()) root.add("Parameters", parametersOf(plan.parameters));
    root.add("Resources", plainResources(plan, names));
    if (Yaml extensions = extensionsOf(plan, names); !extensions.empty())
        root.add("extensions", std::move(extensions));
    if (!plan.outputs.empty()) root.add("Outputs", outputsOf(plan, names));
    return root;
}

}  // namespace cascade::exporters::serverless
