// SPDX-License-Identifier: MIT
// Functions as AWS::Serverless::Function.
#include <algorithm>

#include "exporters/aliases.h"
#include "exporters/sam/template.h"
#include "exporters/scaffold/words.h"
#include "model/plan/builder.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters::sam {
namespace {

using Type = EventSource::Type;

/// SAM would attach managed policies that may read every queue and stream of the account; a role of our own reads
/// only what the function is triggered by.
bool needsOwnRole(const FunctionPlan& function) {
    return std::any_of(function.statements.begin(), function.statements.end(),
                       [](const Statement& statement) { return statement.purpose == Statement::Purpose::Poll; });
}

std::string logsOf(const FunctionPlan& function) { return function.name + "Logs"; }

void addSettings(const FunctionPlan& function, const Common& common, Yaml& properties) {
    if (!function.fixedName.is_null()) {
        properties.add("FunctionName", function.fixedName,
                       "A fixed name: another resource builds it, for a reference would close a circle");
    }
    if (!function.description.empty()) properties.add("Description", literal(function.description));
    properties.add("CodeUri", Json("src/" + function.name + "/"));
    properties.add("Handler", Json(function.handler));
    if (function.runtime != common.runtime) properties.add("Runtime", Json(function.runtime));
    if (function.memory != common.memory) properties.add("MemorySize", Json(function.memory));
    if (function.timeoutSeconds != common.timeoutSeconds) properties.add("Timeout", Json(function.timeoutSeconds));
    if (function.architecture != common.architecture)
        properties.add("Architectures", Json::array({function.architecture}));
    if (function.reservedConcurrency)
        properties.add("ReservedConcurrentExecutions", Json(*function.reservedConcurrency));
    properties.add("LoggingConfig", Json{{"LogGroup", refTo(logsOf(function))}});
    if (function.allowsLoops)
        properties.add("RecursiveLoop", Json("Allow"), "The loop through this function is meant");
    if (!hasAlias(function)) return;
    const bool safely = isSafelyDeployed(function);
    properties.add("AutoPublishAlias", Json(kAlias),
                   safely ? "A new version takes over step by step, and back if it fails"
                          : "Provisioned concurrency belongs to an alias");
    if (function.provisionedConcurrency)
        properties.add("ProvisionedConcurrencyConfig",
                       Json{{"ProvisionedConcurrentExecutions", *function.provisionedConcurrency}});
    if (safely) properties.add("DeploymentPreference", Json{{"Type", function.deployment}});
}

/// How `sam build` builds what its runtime does not say.
Json buildMetadata(const FunctionPlan& function) {
    const Language* language = languageOf(function.runtime, function.language);
    const Json* metadata = language ? Words(*language).value("sam") : nullptr;
    return metadata ? *metadata : Json::object();
}

void addEnvironment(const FunctionPlan& function, Yaml& properties) {
    if (function.environment.empty()) return;
    Yaml variables = Yaml::map();
    for (const EnvironmentVariable& variable : function.environment)
        variables.add(variable.name, variable.value, {}, variable.origin);
    Yaml environment = Yaml::map();
    environment.add("Variables", std::move(variables));
    properties.add("Environment", std::move(environment));
}

/// SAM itself gives its role what destinations need.
std::vector<Statement> statementsForSam(const FunctionPlan& function) {
    std::vector<Statement> statements = function.statements;
    std::erase_if(statements,
                  [](const Statement& statement) { return statement.purpose == Statement::Purpose::Destination; });
    return statements;
}

void addPermissions(const FunctionPlan& function, Yaml& properties) {
    if (needsOwnRole(function)) {
        properties.add("Role", getAtt(function.name + "Role", "Arn"));
    } else if (const auto statements = statementsForSam(function); !statements.empty()) {
        properties.add("Policies", policiesOf(statements));
    }
}

const char* nameOf(Destination::Type type) {
    switch (type) {
        case Destination::Type::Sqs: return "SQS";
        case Destination::Type::Sns: return "SNS";
        case Destination::Type::EventBridge: return "EventBridge";
        case Destination::Type::Lambda: break;
    }
    return "Lambda";
}

/// `typed`: SAM wants to know the kind of the target, CloudFormation does not.
Json destinationConfig(const FunctionPlan& function, bool typed) {
    Json config = Json::object();
    for (const Destination& destination : function.destinations) {
        if (destination.outcome == Destination::Outcome::DeadLetter) continue;
        Json& target = config[destination.outcome == Destination::Outcome::Success ? "OnSuccess" : "OnFailure"];
        if (typed) target["Type"] = nameOf(destination.type);
        target["Destination"] = destination.arn;
    }
    return config;
}

void addDestinations(const FunctionPlan& function, Yaml& properties) {
    for (const Destination& destination : function.destinations) {
        if (destination.outcome != Destination::Outcome::DeadLetter) continue;
        properties.add("DeadLetterQueue", Json{{"Type", nameOf(destination.type)}, {"TargetArn", destination.arn}},
                       {}, destination.origin);
    }
    if (function.detachedDestinations) return;
    Json config = function.asyncSettings;
    const Json destinations = destinationConfig(function, true);
    if (!destinations.empty()) config["DestinationConfig"] = destinations;
    if (config.empty()) return;
    const auto traced =
        std::find_if(function.destinations.begin(), function.destinations.end(),
                     [](const Destination& d) { return d.outcome != Destination::Outcome::DeadLetter; });
    properties.add("EventInvokeConfig", std::move(config), {},
                   traced == function.destinations.end() ? function.origin : traced->origin);
}

const char* nameOf(Type type) {
    switch (type) {
        case Type::RestApi: return "Api";
        case Type::HttpApi: return "HttpApi";
        case Type::Sqs: return "SQS";
        case Type::Sns: return "SNS";
        case Type::S3: return "S3";
        case Type::DynamoDbStream: return "DynamoDB";
        case Type::KinesisStream: return "Kinesis";
        case Type::EventBridge: return "EventBridgeRule";
        case Type::Schedule: break;
    }
    return "ScheduleV2";
}

Json settingsForSam(const EventSource& event, const Plan& plan) {
    Json settings = Json::object();
    if (event.type == Type::RestApi) settings["RestApiId"] = refTo(plan.api(event.source)->name);
    if (event.type == Type::HttpApi) settings["ApiId"] = refTo(plan.api(event.source)->name);
    if (event.type == Type::Schedule) settings["OmitName"] = true;  // else SAM fixes the schedule's name
    settings.update(event.settings);
    return settings;
}

void addEvents(const FunctionPlan& function, const Plan& plan, Yaml& properties) {
    if (function.events.empty()) return;
    Yaml events = Yaml::map();
    for (const EventSource& event : function.events) {
        const Json body{{"Type", nameOf(event.type)}, {"Properties", settingsForSam(event, plan)}};
        std::vector<Part> parts;
        if (event.letters.connection) parts.push_back({"/Properties/DeadLetterConfig", event.letters});
        events.add(event.name, tracedYaml(body, parts), {}, event.origin);
    }
    properties.add("Events", std::move(events));
}

void addLogs(const FunctionPlan& function, Yaml& resources) {
    Resource logs{logsOf(function), "AWS::Logs::LogGroup"};
    logs.properties = {{"RetentionInDays", function.logRetentionDays}};
    logs.attributes = {{"DeletionPolicy", "Delete"}, {"UpdateReplacePolicy", "Delete"}};
    logs.origin = function.origin;
    addResource(logs, resources);
}

void addOwnRole(const FunctionPlan& function, Yaml& resources) {
    std::vector<Statement> statements{{{"logs:CreateLogStream", "logs:PutLogEvents"},
                                       {getAtt(logsOf(function), "Arn")},
                                       nullptr,
                                       "Writes its logs",
                                       function.origin}};
    statements.insert(statements.end(), function.statements.begin(), function.statements.end());
    const std::string id = function.name + "Role";
    Yaml policy = Yaml::map();
    policy.add("PolicyName", Json(id + "Policy"));
    policy.add("PolicyDocument", policiesOf(statements).entries().front().value);
    Yaml policies = Yaml::list();
    policies.push(std::move(policy));
    Yaml properties = Yaml::map();
    properties.add("AssumeRolePolicyDocument", trustPolicy("lambda.amazonaws.com"));
    properties.add("Policies", std::move(policies));
    resources.add(id, resourceBody("AWS::IAM::Role", std::move(properties)),
                  "Reads only the queues and streams that trigger " + function.name +
                      "; the policies that SAM would attach read all of the account",
                  function.origin);
    resources.apart();
}

void addDetachedPolicy(const FunctionPlan& function, Yaml& resources) {
    Yaml properties = Yaml::map();
    properties.add("PolicyName", Json(function.name + "Policy"));
    properties.add("PolicyDocument", policiesOf(function.detachedStatements).entries().front().value);
    properties.add("Roles", Json::array({refTo(function.name + "Role")}));
    resources.add(function.name + "Policy", resourceBody("AWS::IAM::Policy", std::move(properties)),
                  "Apart from the role of " + function.name + ", where it would close a circle", function.origin);
    resources.apart();
}

void addDetachedDestinations(const FunctionPlan& function, Yaml& resources) {
    Resource config{function.name + "Destinations", "AWS::Lambda::EventInvokeConfig"};
    config.properties = {{"FunctionName", refTo(function.name)},
                         {"Qualifier", hasAlias(function) ? kAlias : "$LATEST"}};
    config.properties.update(function.asyncSettings);
    config.properties["DestinationConfig"] = destinationConfig(function, false);
    Json needs = Json::array({function.name + "Policy"});
    const bool refersToAlias =
        config.properties.dump().find("\"" + function.name + ".Alias\"") != std::string::npos;
    if (hasAlias(function) && !refersToAlias) needs.push_back(function.name + "Alias" + kAlias);
    config.attributes = {{"DependsOn", needs}};
    config.comment = "Apart from " + function.name + ", where it would close a circle";
    config.origin = function.origin;
    addResource(config, resources);
}

}  // namespace

void addFunction(const FunctionPlan& function, const Plan& plan, const Common& common, Yaml& resources) {
    Yaml properties = Yaml::map();
    addSettings(function, common, properties);
    addEnvironment(function, properties);
    addPermissions(function, properties);
    addDestinations(function, properties);
    addEvents(function, plan, properties);
    Json attributes = Json::object();
    if (Json metadata = buildMetadata(function); !metadata.empty()) attributes["Metadata"] = std::move(metadata);
    resources.add(function.name, resourceBody("AWS::Serverless::Function", std::move(properties), attributes), {},
                  function.origin);
    resources.apart();
    addLogs(function, resources);
    if (needsOwnRole(function)) addOwnRole(function, resources);
    if (!function.detachedStatements.empty()) addDetachedPolicy(function, resources);
    if (function.detachedDestinations) addDetachedDestinations(function, resources);
}

}  // namespace cascade::exporters::sam
