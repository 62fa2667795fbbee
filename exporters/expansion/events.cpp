// SPDX-License-Identifier: MIT
// What brings a function its events, as plain resources: mappings, subscriptions, rules, schedules, permissions.
#include "exporters/expansion/parts.h"
#include "model/plan/builder.h"
#include "model/plan/dead_letters.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters {
namespace {

using Type = EventSource::Type;

std::string idOf(const FunctionPlan& function, const EventSource& event, Expansion& expansion) {
    return expansion.uniqueId(function.name + event.name);
}

std::string sourceName(const Json& reference) { return reference["Ref"].get<std::string>(); }

void addMapping(const FunctionPlan& function, const EventSource& event, Expansion& expansion) {
    Resource mapping{idOf(function, event, expansion), "AWS::Lambda::EventSourceMapping"};
    mapping.properties = {{"EventSourceArn", event.settings[event.type == Type::Sqs ? "Queue" : "Stream"]},
                          {"FunctionName", expansion.invokedName(function)}};
    for (const auto& [name, value] : event.settings.items())
        if (name != "Queue" && name != "Stream") mapping.properties[name] = value;
    if (!function.detachedStatements.empty()) mapping.attributes["DependsOn"] = {function.name + "Policy"};
    mapping.comment = "Lambda polls for " + function.name;
    mapping.origin = event.origin;
    expansion.add(std::move(mapping));
}

void addSubscription(const FunctionPlan& function, const EventSource& event, Expansion& expansion) {
    const Json& topic = event.settings["Topic"];
    Resource subscription{idOf(function, event, expansion), "AWS::SNS::Subscription"};
    subscription.properties = {
        {"TopicArn", topic}, {"Protocol", "lambda"}, {"Endpoint", expansion.invokedArn(function)}};
    for (const char* name : {"FilterPolicy", "FilterPolicyScope", "RedrivePolicy"})
        if (const Json* value = member(event.settings, name)) subscription.properties[name] = *value;
    subscription.comment = sourceName(topic) + " delivers to " + function.name;
    subscription.origin = event.origin;
    Resource permission = invokePermission(expansion.uniqueId(subscription.logicalId + "Permission"), function,
                                           expansion, "sns.amazonaws.com", sourceName(topic), event.origin);
    permission.properties["SourceArn"] = topic;
    expansion.add(std::move(subscription));
    expansion.add(std::move(permission));
}

/// The bucket waits for the permission, for S3 checks it at once; so the permission cannot name the bucket, only
/// the account.
void addNotification(const FunctionPlan& function, const EventSource& event, Expansion& expansion) {
    const std::string bucketId = sourceName(event.settings["Bucket"]);
    Resource permission = invokePermission(expansion.uniqueId(function.name + event.name + "Permission"), function,
                                           expansion, "s3.amazonaws.com", bucketId, event.origin);
    permission.properties["SourceAccount"] = refTo("AWS::AccountId");
    Resource& bucket = expansion.planned(bucketId);
    Json entry{{"Event", event.settings["Events"]}, {"Function", expansion.invokedArn(function)}};
    if (const Json* filter = member(event.settings, "Filter")) entry["Filter"] = *filter;
    Json& list = bucket.properties["NotificationConfiguration"]["LambdaConfigurations"];
    bucket.parts.push_back(
        {"/NotificationConfiguration/LambdaConfigurations/" + std::to_string(list.size()), event.origin});
    list.push_back(std::move(entry));
    bucket.attributes["DependsOn"].push_back(permission.logicalId);
    expansion.add(std::move(permission));
}

void addRule(const FunctionPlan& function, const EventSource& event, Expansion& expansion) {
    Resource rule{idOf(function, event, expansion), "AWS::Events::Rule"};
    rule.properties = {{"EventBusName", event.settings["EventBusName"]},
                       {"EventPattern", event.settings["Pattern"]}};
    Json target{{"Id", function.name}, {"Arn", expansion.invokedArn(function)}};
    for (const char* name : {"RetryPolicy", "DeadLetterConfig", "Input", "InputPath", "InputTransformer"})
        if (const Json* value = member(event.settings, name)) target[name] = *value;
    rule.properties["Targets"] = Json::array({std::move(target)});
    if (event.letters.connection) rule.parts.push_back({"/Targets/0/DeadLetterConfig", event.letters});
    rule.comment = sourceName(event.settings["EventBusName"]) + " triggers " + function.name;
    rule.origin = event.origin;
    Resource permission = invokePermission(expansion.uniqueId(rule.logicalId + "Permission"), function, expansion,
                                           "events.amazonaws.com", rule.logicalId, event.origin);
    permission.properties["SourceArn"] = getAtt(rule.logicalId, "Arn");
    expansion.add(std::move(rule));
    expansion.add(std::move(permission));
}

void addSchedule(const FunctionPlan& function, const EventSource& event, Expansion& expansion) {
    const Json target = expansion.invokedArn(function);
    Resource schedule{idOf(function, event, expansion), "AWS::Scheduler::Schedule"};
    const std::string role = expansion.uniqueId(schedule.logicalId + "Role");
    schedule.properties = {{"FlexibleTimeWindow", {{"Mode", "OFF"}}},
                           {"Target", {{"Arn", target}, {"RoleArn", getAtt(role, "Arn")}}}};
    for (const auto& [name, value] : event.settings.items()) {
        const bool ofTarget = name == "Input" || name == "RetryPolicy" || name == "DeadLetterConfig";
        (ofTarget ? schedule.properties["Target"] : schedule.properties)[name] = value;
    }
    if (event.letters.connection) schedule.parts.push_back({"/Target/DeadLetterConfig", event.letters});
    schedule.comment = "Runs " + function.name;
    schedule.origin = event.origin;
    const std::string id = schedule.logicalId;
    expansion.add(std::move(schedule));
    std::vector<Statement> statements{
        {{"lambda:InvokeFunction"}, {target}, nullptr, "Invokes " + function.name, event.origin}};
    if (const Json* letters = member(event.settings, "DeadLetterConfig"))
        statements.push_back(deadLetterStatement((*letters)["Arn"], event.letters));
    expansion.add(roleResource(role, "scheduler.amazonaws.com", statements, "What the schedule " + id + " may do",
                               event.origin));
}

}  // namespace

Resource invokePermission(const std::string& id, const FunctionPlan& function, const Expansion& expansion,
                          const std::string& service, const std::string& source, const Origin& origin) {
    Resource permission{id, "AWS::Lambda::Permission"};
    permission.properties = {{"Action", "lambda:InvokeFunction"},
                             {"FunctionName", expansion.invokedName(function)},
                             {"Principal", service}};
    permission.comment = source + " may invoke " + function.name;
    permission.origin = origin;
    return permission;
}

void expandEvents(const FunctionPlan& function, Expansion& expansion) {
    for (const EventSource& event : function.events) {
        switch (event.type) {
            case Type::RestApi:
            case Type::HttpApi: break;  // the API's body holds the route
            case Type::Sqs:
            case Type::DynamoDbStream:
            case Type::KinesisStream: addMapping(function, event, expansion); break;
            case Type::Sns: addSubscription(function, event, expansion); break;
            case Type::S3: addNotification(function, event, expansion); break;
            case Type::EventBridge: addRule(function, event, expansion); break;
            case Type::Schedule: addSchedule(function, event, expansion); break;
        }
    }
}

}  // namespace cascade::exporters
