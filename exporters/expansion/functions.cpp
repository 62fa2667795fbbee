// SPDX-License-Identifier: MIT
// A function as plain resources: itself, its logs, its role, its alias, where its results go.
#include <algorithm>

#include "exporters/aliases.h"
#include "exporters/expansion/parts.h"
#include "model/plan/builder.h"
#include "model/plan/dependencies.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters {
namespace {

using Outcome = Destination::Outcome;

std::string logsOf(const FunctionPlan& function) { return function.name + "Logs"; }
std::string roleOf(const FunctionPlan& function) { return function.name + "Role"; }

void setEnvironment(const FunctionPlan& function, Resource& resource) {
    for (const EnvironmentVariable& variable : function.environment) {
        resource.properties["Environment"]["Variables"][variable.name] = variable.value;
        resource.parts.push_back({"/Environment/Variables/" + variable.name, variable.origin});
    }
}

void setDeadLetters(const FunctionPlan& function, Resource& resource) {
    for (const Destination& destination : function.destinations) {
        if (destination.outcome != Outcome::DeadLetter) continue;
        resource.properties["DeadLetterConfig"] = {{"TargetArn", destination.arn}};
        resource.parts.push_back(
            {"/DeadLetterConfig", destination.origin, "Events that " + function.name + " gave up"});
    }
}

Json tagList(const Json& tags) {
    Json list = Json::array();
    for (const auto& [key, value] : tags.items()) list.push_back({{"Key", key}, {"Value", value}});
    return list;
}

void addFunction(const FunctionPlan& function, Expansion& expansion) {
    Resource resource{function.name, "AWS::Lambda::Function"};
    Json& properties = resource.properties;
    if (!function.fixedName.is_null()) {
        properties["FunctionName"] = function.fixedName;
        resource.parts.push_back(
            {"/FunctionName", function.origin,
             "A fixed name: another resource builds it, for a reference would close a circle"});
    }
    if (!function.description.empty()) properties["Description"] = literal(function.description);
    properties["Code"] = "src/" + function.name + "/" + function.artifact;
    properties["Handler"] = function.handler;
    properties["Runtime"] = function.runtime;
    properties["Architectures"] = Json::array({function.architecture});
    properties["MemorySize"] = function.memory;
    properties["Timeout"] = function.timeoutSeconds;
    properties["Role"] = getAtt(roleOf(function), "Arn");
    if (function.reservedConcurrency) properties["ReservedConcurrentExecutions"] = *function.reservedConcurrency;
    properties["LoggingConfig"] = {{"LogGroup", refTo(logsOf(function))}};
    if (function.allowsLoops) {
        properties["RecursiveLoop"] = "Allow";
        resource.parts.push_back({"/RecursiveLoop", function.origin, "The loop through this function is meant"});
    }
    setEnvironment(function, resource);
    setDeadLetters(function, resource);
    if (!expansion.plan().tags.empty()) properties["Tags"] = tagList(expansion.plan().tags);
    resource.origin = function.origin;
    expansion.add(std::move(resource));
}

void addLogs(const FunctionPlan& function, Expansion& expansion) {
    Resource logs{logsOf(function), "AWS::Logs::LogGroup"};
    logs.properties = {{"RetentionInDays", function.logRetentionDays}};
    logs.attributes = {{"DeletionPolicy", "Delete"}, {"UpdateReplacePolicy", "Delete"}};
    logs.origin = function.origin;
    expansion.add(std::move(logs));
}

void addRole(const FunctionPlan& function, Expansion& expansion) {
    std::vector<Statement> statements{{{"logs:CreateLogStream", "logs:PutLogEvents"},
                                       {getAtt(logsOf(function), "Arn")},
                                       nullptr,
                                       "Writes its logs",
                                       function.origin}};
    statements.insert(statements.end(), function.statements.begin(), function.statements.end());
    expansion.add(roleResource(roleOf(function), "lambda.amazonaws.com", statements,
                               "What " + function.name + " may do, and nothing else", function.origin));
    if (function.detachedStatements.empty()) return;
    Resource policy{function.name + "Policy", "AWS::IAM::Policy"};
    policy.properties = {{"PolicyName", policy.logicalId},
                         {"PolicyDocument", policyDocument(function.detachedStatements)},
                         {"Roles", Json::array({refTo(roleOf(function))})}};
    noteStatements("/PolicyDocument", function.detachedStatements, policy);
    policy.comment = "Apart from the role of " + function.name + ", where it would close a circle";
    policy.origin = function.origin;
    expansion.add(std::move(policy));
}

/// A version never changes; a new one comes with another description.
std::string addVersion(const FunctionPlan& function, Expansion& expansion) {
    Resource version{expansion.uniqueId(function.name + "Version"), "AWS::Lambda::Version"};
    version.properties = {{"FunctionName", refTo(function.name)},
                          {"Description", sub("Release ${" + expansion.releaseParameter() + "}")}};
    version.attributes = {{"DeletionPolicy", "Retain"}, {"UpdateReplacePolicy", "Retain"}};
    version.comment = "Kept when a newer one replaces it, so that the alias can go back";
    version.origin = function.origin;
    const std::string id = version.logicalId;
    expansion.add(std::move(version));
    return id;
}

std::string addDeploymentGroup(const FunctionPlan& function, Expansion& expansion) {
    const Expansion::Deployments& deployments = expansion.deployments();
    Resource group{expansion.uniqueId(function.name + "Deployment"), "AWS::CodeDeploy::DeploymentGroup"};
    group.properties = {
        {"ApplicationName", refTo(deployments.application)},
        {"DeploymentConfigName", "CodeDeployDefault.Lambda" + function.deployment},
        {"DeploymentStyle", {{"DeploymentOption", "WITH_TRAFFIC_CONTROL"}, {"DeploymentType", "BLUE_GREEN"}}},
        {"AutoRollbackConfiguration",
         {{"Enabled", true},
          {"Events", {"DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"}}}},
        {"ServiceRoleArn", getAtt(deployments.role, "Arn")}};
    group.comment = "How a new version of " + function.name + " takes over, and goes back if it fails";
    group.origin = function.origin;
    const std::string id = group.logicalId;
    expansion.add(std::move(group));
    return id;
}

void addAlias(const FunctionPlan& function, Expansion& expansion) {
    const std::string version = addVersion(function, expansion);
    Resource alias{expansion.aliasOf(function), "AWS::Lambda::Alias"};
    alias.properties = {
        {"Name", kAlias}, {"FunctionName", refTo(function.name)}, {"FunctionVersion", getAtt(version, "Version")}};
    if (function.provisionedConcurrency)
        alias.properties["ProvisionedConcurrencyConfig"] = {
            {"ProvisionedConcurrentExecutions", *function.provisionedConcurrency}};
    if (isSafelyDeployed(function)) {
        const std::string group = addDeploymentGroup(function, expansion);
        alias.attributes["UpdatePolicy"]["CodeDeployLambdaAliasUpdate"] = {
            {"ApplicationName", refTo(expansion.deployments().application)}, {"DeploymentGroupName", refTo(group)}};
    }
    alias.comment = "What callers of " + function.name + " name";
    alias.origin = function.origin;
    expansion.add(std::move(alias));
}

/// Retries and destinations of asynchronous invocations.
void addInvokeConfig(const FunctionPlan& function, Expansion& expansion) {
    Json destinations = Json::object();
    Resource config{function.name + "Destinations", "AWS::Lambda::EventInvokeConfig"};
    for (const Destination& destination : function.destinations) {
        if (destination.outcome == Outcome::DeadLetter) continue;
        const std::string outcome = destination.outcome == Outcome::Success ? "OnSuccess" : "OnFailure";
        destinations[outcome] = {{"Destination", destination.arn}};
        config.parts.push_back({"/DestinationConfig/" + outcome, destination.origin});
    }
    if (destinations.empty() && function.asyncSettings.empty()) return;
    config.properties = {{"FunctionName", refTo(function.name)},
                         {"Qualifier", hasAlias(function) ? kAlias : "$LATEST"}};
    config.properties.update(function.asyncSettings);
    if (!destinations.empty()) config.properties["DestinationConfig"] = std::move(destinations);
    if (!function.detachedStatements.empty()) config.attributes["DependsOn"].push_back(function.name + "Policy");
    // A reference makes it wait already.
    if (hasAlias(function) && !referencesIn(config.properties).contains(expansion.aliasOf(function)))
        config.attributes["DependsOn"].push_back(expansion.aliasOf(function));
    config.comment = "Asynchronous invocations of " + function.name;
    config.origin = function.origin;
    expansion.add(std::move(config));
}

}  // namespace

void expandFunction(const FunctionPlan& function, Expansion& expansion) {
    addFunction(function, expansion);
    addLogs(function, expansion);
    addRole(function, expansion);
    if (hasAlias(function)) addAlias(function, expansion);
    addInvokeConfig(function, expansion);
}

}  // namespace cascade::exporters
