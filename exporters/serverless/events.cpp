// SPDX-License-Identifier: MIT
// What makes functions run: in the Framework's words where they say exactly what is meant, else as plain resources.
#include <algorithm>
#include <map>

#include "exporters/serverless/parts.h"
#include "model/plan/dead_letters.h"
#include "model/plan/intrinsics.h"
#include "model/plan/names.h"

namespace cascade::exporters::serverless {
namespace {

using Type = EventSource::Type;

/// The Framework wants to know the kind of what an intrinsic function names: topics are referred to, queues asked
/// for their ARN.
Json onFailure(const Json& arn, const Names& names) {
    return {{"arn", names.in(arn)}, {"type", arn.contains("Ref") ? "sns" : "sqs"}};
}

/// CloudFormation's words for event source mappings, in the Framework's.
Json pollerSettings(const Json& settings, const Names& names) {
    static const std::map<std::string, std::string> kQueueAndStream = {
        {"BatchSize", "batchSize"},
        {"StartingPosition", "startingPosition"},
        {"ParallelizationFactor", "parallelizationFactor"},
        {"MaximumRetryAttempts", "maximumRetryAttempts"},
        {"MaximumRecordAgeInSeconds", "maximumRecordAgeInSeconds"},
        {"BisectBatchOnFunctionError", "bisectBatchOnFunctionError"},
        {"StartingPositionTimestamp", "startingPositionTimestamp"},
        {"TumblingWindowInSeconds", "tumblingWindowInSeconds"}};
    Json result = Json::object();
    for (const auto& [key, value] : settings.items()) {
        const auto known = kQueueAndStream.find(key);
        if (known != kQueueAndStream.end())
            result[known->second] = value;
        else if (key == "Queue" || key == "Stream")
            result["arn"] = names.in(value);
        else if (key == "MaximumBatchingWindowInSeconds")
            result[settings.contains("Queue") ? "maximumBatchingWindow" : "batchWindow"] = value;
        else if (key == "FunctionResponseTypes")
            result["functionResponseType"] = value.front();
        else if (key == "ScalingConfig")
            result["maximumConcurrency"] = value["MaximumConcurrency"];
        else if (key == "DestinationConfig")
            result["destinations"] = {{"onFailure", onFailure(value["OnFailure"]["Destination"], names)}};
        else if (key == "FilterCriteria")
            for (const Json& filter : value["Filters"])
                result["filterPatterns"].push_back(
                    names.in(Json::parse(filter["Pattern"].get<std::string>(), nullptr, false)));
    }
    return result;
}

Json streamSettings(const EventSource& event, const Names& names) {
    Json settings{{"type", event.type == Type::KinesisStream ? "kinesis" : "dynamodb"}};
    settings.update(pollerSettings(event.settings, names));
    return settings;
}

Json authorizerOf(const ApiPlan& api, const Names& names) {
    const Authorizer& authorizer = api.authorizers.front();
    if (authorizer.type == Authorizer::Type::Iam) return Json{{"type", "aws_iam"}};
    Json result{{"name", authorizer.name}};
    if (authorizer.type == Authorizer::Type::Function) {
        if (api.type == ApiPlan::Type::Rest)
            result.update(Json{{"type", authorizer.seesRequest ? "request" : "token"},
                               {"identitySource", "method.request.header." + authorizer.header},
                               {"resultTtlInSeconds", authorizer.cacheSeconds}});
    } else if (api.type == ApiPlan::Type::Rest) {
        result["type"] = "COGNITO_USER_POOLS";
        result["arn"] = names.in(getAtt(authorizer.userPool, "Arn"));
    }
    return result;
}

Json routeSettings(const EventSource& event, const ApiPlan& api, const Names& names) {
    const std::string method = event.settings["Method"].get<std::string>();
    Json settings{{"method", method == "ANY" && api.type == ApiPlan::Type::Http ? "*" : lowerCase(method)},
                  {"path", event.settings["Path"]}};
    if (api.cors && api.type == ApiPlan::Type::Rest) settings["cors"] = true;
    if (!api.authorizers.empty()) settings["authorizer"] = authorizerOf(api, names);
    return settings;
}

/// The Framework's constant is an object; any other is a template without variables.
void setInput(const Json& settings, const Names& names, Json& rule) {
    if (const Json* path = member(settings, "InputPath")) rule["inputPath"] = *path;
    if (const Json* input = member(settings, "Input")) {
        const std::string& text = input->get_ref<const std::string&>();
        const Json constant = Json::parse(text, nullptr, false);
        if (constant.is_object())
            rule["input"] = names.in(constant);
        else
            rule["inputTransformer"] = {{"inputTemplate", names.in(text)}};
    }
    if (const Json* transformer = member(settings, "InputTransformer")) {
        rule["inputTransformer"] = {{"inputTemplate", names.in(transformer->value("InputTemplate", Json()))}};
        if (const Json* paths = member(*transformer, "InputPathsMap"))
            rule["inputTransformer"]["inputPathsMap"] = *paths;
    }
}

Json ruleSettings(const Json& settings, const Names& names) {
    Json rule{{"eventBus", names.in(settings["EventBusName"])}, {"pattern", names.in(settings["Pattern"])}};
    if (const Json* retries = member(settings, "RetryPolicy"))
        rule["retryPolicy"] = {{"maximumEventAge", (*retries)["MaximumEventAgeInSeconds"]},
                               {"maximumRetryAttempts", (*retries)["MaximumRetryAttempts"]}};
    if (const Json* letters = member(settings, "DeadLetterConfig"))
        rule["deadLetterQueueArn"] = names.in((*letters)["Arn"]);
    setInput(settings, names, rule);
    return rule;
}

/// The Framework's key and settings; nothing where a plain resource does it.
std::optional<std::pair<const char*, Json>> formOf(const EventSource& event, const Plan& plan, const Names& names) {
    switch (event.type) {
        case Type::RestApi:
        case Type::HttpApi: {
            const ApiPlan& api = *plan.api(event.source);
            if (!isMadeFromEvents(api, plan)) return {};
            return std::pair(event.type == Type::RestApi ? "http" : "httpApi", routeSettings(event, api, names));
        }
        case Type::Sqs: return std::pair("sqs", pollerSettings(event.settings, names));
        case Type::DynamoDbStream:
        case Type::KinesisStream: return std::pair("stream", streamSettings(event, names));
        case Type::Sns: {
            Json settings{{"arn", names.in(event.settings["Topic"])},
                          {"topicName", event.settings["Topic"]["Ref"]}};
            if (const Json* policy = member(event.settings, "FilterPolicy"))
                settings["filterPolicy"] = names.in(*policy);
            if (const Json* scope = member(event.settings, "FilterPolicyScope"))
                settings["filterPolicyScope"] = *scope;
            return std::pair("sns", settings);
        }
        case Type::EventBridge: return std::pair("eventBridge", ruleSettings(event.settings, names));
        case Type::S3:
        case Type::Schedule: break;
    }
    return {};
}

/// The authorizer of a route is not the route's own, nor the dead-letter queue a rule's.
std::vector<Part> partsOf(const EventSource& event, const Plan& plan) {
    if (event.letters.connection) return {{"/eventBridge/deadLetterQueueArn", event.letters}};
    const ApiPlan* api = plan.api(event.source);
    if (!api || api->authorizers.empty()) return {};
    const char* form = event.type == Type::RestApi ? "/http" : "/httpApi";
    return {{std::string(form) + "/authorizer", api->authorizers.front().origin}};
}

std::string permissionId(const FunctionPlan& function, const EventSource& event) {
    return function.name + event.name + "Permission";
}

/// The Framework's own event for a bucket of the stack would bring two functions of its own along. The permission
/// names the account and not the bucket: naming the bucket would close a circle.
void addBucketPermission(const FunctionPlan& function, const EventSource& event, const Names& names,
                         Yaml& resources) {
    Resource permission{permissionId(function, event), "AWS::Lambda::Permission"};
    permission.properties = {
        {"Action", "lambda:InvokeFunction"},
        {"FunctionName", function.provisionedConcurrency ? invoked(function) : refTo(function.name)},
        {"Principal", "s3.amazonaws.com"},
        {"SourceAccount", refTo("AWS::AccountId")}};
    permission.comment = event.settings["Bucket"]["Ref"].get<std::string>() + " may invoke " + function.name;
    permission.origin = event.origin;
    addResource(permission, names, resources);
}

void addSchedule(const FunctionPlan& function, const EventSource& event, const Names& names, Yaml& resources) {
    const std::string id = function.name + event.name;
    const Json target = invoked(function);
    std::vector<Statement> statements{
        {{"lambda:InvokeFunction"}, {target}, nullptr, "Invokes " + function.name, event.origin}};
    if (const Json* letters = member(event.settings, "DeadLetterConfig"))
        statements.push_back(deadLetterStatement((*letters)["Arn"], event.letters));
    addRole(id + "Role", "scheduler.amazonaws.com", statements, "What the schedule " + event.name + " may do",
            event.origin, names, resources);
    Resource schedule{id, "AWS::Scheduler::Schedule"};
    schedule.properties = {{"ScheduleExpression", event.settings["ScheduleExpression"]},
                           {"State", event.settings["State"]},
                           {"FlexibleTimeWindow", {{"Mode", "OFF"}}},
                           {"Target", {{"Arn", target}, {"RoleArn", getAtt(id + "Role", "Arn")}}}};
    for (const char* name : {"ScheduleExpressionTimezone", "StartDate", "EndDate", "FlexibleTimeWindow"})
        if (const Json* value = member(event.settings, name)) schedule.properties[name] = *value;
    for (const char* name : {"Input", "RetryPolicy", "DeadLetterConfig"})
        if (const Json* value = member(event.settings, name)) schedule.properties["Target"][name] = *value;
    if (event.letters.connection) schedule.parts.push_back({"/Target/DeadLetterConfig", event.letters});
    schedule.comment = "Runs " + function.name;
    schedule.origin = event.origin;
    addResource(schedule, names, resources);
}

}  // namespace

Yaml eventsOf(const FunctionPlan& function, const Plan& plan, const Names& names) {
    Yaml events = Yaml::list();
    for (const EventSource& event : function.events)
        if (auto form = formOf(event, plan, names))
            events.push(tracedYaml(Json{{form->first, std::move(form->second)}}, partsOf(event, plan)), {},
                        event.origin);
    return events;
}

void addEventResources(const FunctionPlan& function, const Names& names, Yaml& resources) {
    for (const EventSource& event : function.events) {
        if (event.type == Type::S3) addBucketPermission(function, event, names, resources);
        if (event.type == Type::Schedule) addSchedule(function, event, names, resources);
    }
}

void addNotifications(const Plan& plan, Resource& bucket) {
    for (const FunctionPlan& function : plan.functions) {
        for (const EventSource& event : function.events) {
            if (event.type != Type::S3 || event.settings["Bucket"]["Ref"] != bucket.logicalId) continue;
            Json entry{{"Event", event.settings["Events"]}, {"Function", invoked(function)}};
            if (const Json* filter = member(event.settings, "Filter")) entry["Filter"] = *filter;
            Json& list = bucket.properties["NotificationConfiguration"]["LambdaConfigurations"];
            bucket.parts.push_back(
                {"/NotificationConfiguration/LambdaConfigurations/" + std::to_string(list.size()), event.origin});
            list.push_back(std::move(entry));
            bucket.attributes["DependsOn"].push_back(permissionId(function, event));
        }
    }
}

}  // namespace cascade::exporters::serverless
