// SPDX-License-Identifier: MIT
// Functions: their entries, their roles, and what they hand on.
#include <algorithm>

#include "exporters/scaffold/pieces.h"
#include "exporters/serverless/parts.h"
#include "model/plan/builder.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters::serverless {
namespace {

using Outcome = Destination::Outcome;

std::string roleOf(const FunctionPlan& function) { return function.name + "Role"; }

const char* nameOf(Destination::Type type) {
    switch (type) {
        case Destination::Type::Sqs: return "sqs";
        case Destination::Type::Sns: return "sns";
        case Destination::Type::EventBridge: return "eventBus";
        case Destination::Type::Lambda: break;
    }
    return "function";
}

void addDestinations(const FunctionPlan& function, const Names& names, Yaml& entry) {
    if (const Json* attempts = member(function.asyncSettings, "MaximumRetryAttempts"))
        entry.add("maximumRetryAttempts", *attempts);
    if (const Json* age = member(function.asyncSettings, "MaximumEventAgeInSeconds"))
        entry.add("maximumEventAge", *age);
    Yaml destinations = Yaml::map();
    for (const Destination& destination : function.destinations) {
        if (destination.outcome == Outcome::DeadLetter) continue;
        destinations.add(destination.outcome == Outcome::Success ? "onSuccess" : "onFailure",
                         Json{{"type", nameOf(destination.type)}, {"arn", names.in(destination.arn)}}, {},
                         destination.origin);
    }
    if (!destinations.empty()) entry.add("destinations", std::move(destinations));
}

/// The Framework takes descriptions as plain texts, in which "${" would begin a variable.
std::string withoutReferences(std::string text) {
    replaceAll(text, "${", "$ {");
    return text;
}

Yaml entryOf(const FunctionPlan& function, const Plan& plan, const Names& names) {
    Yaml entry = Yaml::map();
    if (!function.description.empty()) entry.add("description", Json(withoutReferences(function.description)));
    const std::string folder = "src/" + function.name + "/";
    entry.add("handler", Json((function.artifact.empty() ? folder : "") + function.handler));
    if (!function.artifact.empty()) entry.add("package", Json{{"artifact", folder + function.artifact}});
    if (function.runtime != plan.runtime) entry.add("runtime", Json(function.runtime));
    if (function.architecture != "arm64") entry.add("architecture", Json(function.architecture));
    entry.add("memorySize", Json(function.memory));
    entry.add("timeout", Json(function.timeoutSeconds));
    entry.add("logRetentionInDays", Json(function.logRetentionDays));
    if (function.reservedConcurrency) entry.add("reservedConcurrency", Json(*function.reservedConcurrency));
    if (function.provisionedConcurrency)
        entry.add("provisionedConcurrency", Json(*function.provisionedConcurrency));
    if (function.allowsLoops) entry.add("recursiveLoop", Json("Allow"));
    entry.add("role", Json(roleOf(function)));
    Yaml environment = Yaml::map();
    for (const EnvironmentVariable& variable : function.environment)
        environment.add(variable.name, names.in(variable.value), {}, variable.origin);
    if (!environment.empty()) entry.add("environment", std::move(environment));
    if (!hasPlainDestinations(function)) addDestinations(function, names, entry);
    if (Yaml events = eventsOf(function, plan, names); !events.empty()) entry.add("events", std::move(events));
    return entry;
}

void addDetachedPolicy(const FunctionPlan& function, const Names& names, Yaml& resources) {
    const std::string id = function.name + "Policy";
    Yaml properties = Yaml::map();
    properties.add("PolicyName", Json(id));
    properties.add("PolicyDocument", policyOf(function.detachedStatements, names));
    properties.add("Roles", Json::array({refTo(roleOf(function))}));
    resources.add(id, resourceBody("AWS::IAM::Policy", std::move(properties)),
                  "Apart from the role of " + function.name + ", where it would close a circle", function.origin);
    resources.apart();
}

void addPlainDestinations(const FunctionPlan& function, const Names& names, Yaml& resources) {
    Resource config{function.name + "Destinations", "AWS::Lambda::EventInvokeConfig"};
    const bool hasAlias = function.provisionedConcurrency.has_value();
    config.properties = {{"FunctionName", refTo(function.name)},
                         {"Qualifier", hasAlias ? "provisioned" : "$LATEST"}};
    config.properties.update(function.asyncSettings);
    config.properties["DestinationConfig"] = destinationConfig(function);
    config.attributes = {{"DependsOn", Json::array({function.name + "Policy"})}};
    if (hasAlias) config.attributes["DependsOn"].push_back(aliasId(function.name));
    config.comment = "Apart from " + function.name + ", where it would close a circle";
    config.origin = function.origin;
    addResource(config, names, resources);
}

}  // namespace

bool hasPlainDestinations(const FunctionPlan& function) { return function.detachedDestinations; }

Json destinationConfig(const FunctionPlan& function) {
    Json config = Json::object();
    for (const Destination& destination : function.destinations) {
        if (destination.outcome == Outcome::DeadLetter) continue;
        config[destination.outcome == Outcome::Success ? "OnSuccess" : "OnFailure"] = {
            {"Destination", destination.arn}};
    }
    return config;
}

Yaml functionsOf(const Plan& plan, const Names& names) {
    Yaml functions = Yaml::map();
    for (const FunctionPlan& function : plan.functions) {
        // Not "safe deployments are missing": the reader must learn it where it matters.
        const std::string comment =
            function.deployment == "AllAtOnce"
                ? std::string()
                : "The Framework by itself deploys all at once. " + function.deployment +
                      " needs a plugin (serverless-plugin-canary-deployments) or the export to SAM.";
        functions.add(function.name, entryOf(function, plan, names), comment, function.origin);
        functions.apart();
    }
    return functions;
}

void addFunctionResources(const FunctionPlan& function, const Names& names, Yaml& resources) {
    std::vector<Statement> statements{
        {{"logs:CreateLogStream", "logs:PutLogEvents"},
         {arn("logs", "log-group:/aws/lambda/${AWS::StackName}-" + function.name + ":*")},
         nullptr,
         "Writes its logs",
         function.origin}};
    statements.insert(statements.end(), function.statements.begin(), function.statements.end());
    addRole(roleOf(function), "lambda.amazonaws.com", statements,
            "What " + function.name + " may do, and nothing else", function.origin, names, resources);
    if (!function.detachedStatements.empty()) addDetachedPolicy(function, names, resources);
    if (hasPlainDestinations(function)) addPlainDestinations(function, names, resources);
}

}  // namespace cascade::exporters::serverless
