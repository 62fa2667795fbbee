// SPDX-License-Identifier: MIT
// Plans of tables and buckets, and of what their changes set off.
#include <algorithm>

#include "model/plan/intrinsics.h"
#include "model/plan/planners.h"
#include "model/plan/pollers.h"

namespace cascade {
namespace {

/// Deleting the stack, or a change that replaces the resource, must not destroy what the application has stored.
Json retained() { return {{"DeletionPolicy", "Retain"}, {"UpdateReplacePolicy", "Retain"}}; }

/// "id:S" -> name and type.
std::pair<std::string, std::string> keyOf(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    return {text.substr(0, colon), text.substr(colon + 1)};
}

void planTable(Builder& builder, const Node& node) {
    const Values values = builder.values(node);
    Json attributes = Json::array();
    Json schema = Json::array();
    for (const auto& [parameter, keyType] : {std::pair{"partition_key", "HASH"}, std::pair{"sort_key", "RANGE"}}) {
        if (!values.has(parameter)) continue;
        const auto [name, type] = keyOf(values.text(parameter));
        attributes.push_back({{"AttributeName", name}, {"AttributeType", type}});
        schema.push_back({{"AttributeName", name}, {"KeyType", keyType}});
    }
    Resource table{node.name, "AWS::DynamoDB::Table"};
    table.properties = {{"BillingMode", values.text("billing_mode")},
                        {"AttributeDefinitions", std::move(attributes)},
                        {"KeySchema", std::move(schema)}};
    if (values.text("billing_mode") == "PROVISIONED")
        table.properties["ProvisionedThroughput"] = {{"ReadCapacityUnits", values.integer("read_capacity")},
                                                     {"WriteCapacityUnits", values.integer("write_capacity")}};
    if (!builder.outgoing(node, "function", "trigger").empty())
        table.properties["StreamSpecification"] = {{"StreamViewType", values.text("stream_view")}};
    if (values.has("time_to_live")) {
        table.properties["TimeToLiveSpecification"] = {{"AttributeName", values.text("time_to_live")},
                                                       {"Enabled", true}};
    }
    table.attributes = retained();
    table.comment = "Kept when the stack is deleted: it holds the application's data";
    table.origin = originOf(node);
    builder.add(std::move(table));
    builder.addOutput(node, "Table", "Name", "Name of the table " + node.name);
}

void planBucket(Builder& builder, const Node& node) {
    Resource bucket{node.name, "AWS::S3::Bucket"};
    if (builder.values(node).boolean("versioning"))
        bucket.properties["VersioningConfiguration"] = {{"Status", "Enabled"}};
    bucket.properties["PublicAccessBlockConfiguration"] = {{"BlockPublicAcls", true},
                                                           {"BlockPublicPolicy", true},
                                                           {"IgnorePublicAcls", true},
                                                           {"RestrictPublicBuckets", true}};
    bucket.attributes = retained();
    bucket.comment = "Kept when the stack is deleted: it holds the application's data";
    bucket.origin = originOf(node);
    builder.add(std::move(bucket));
    builder.addOutput(node, "Bucket", "Name", "Name of the bucket " + node.name);
}

/// {"S3Key": {"Rules": [{"Name": "prefix", …}, …]}}, or null when every key matches.
Json keyFilter(const Values& values) {
    Json rules = Json::array();
    for (const char* name : {"prefix", "suffix"})
        if (const std::string text = values.text(name); !text.empty())
            rules.push_back({{"Name", name}, {"Value", text}});
    return rules.empty() ? Json(nullptr) : Json{{"S3Key", {{"Rules", std::move(rules)}}}};
}

void bucketTriggersFunction(Builder& builder, const Connection& connection) {
    const Node& bucket = builder.from(connection);
    const Values values = builder.values(connection);
    FunctionPlan& function = builder.function(connection.to);
    EventSource event{builder.eventName(function.name, bucket.name), EventSource::Type::S3, bucket.id};
    event.settings = {{"Bucket", refTo(bucket.name)}, {"Events", values.text("events")}};
    if (Json filter = keyFilter(values); !filter.is_null()) event.settings["Filter"] = std::move(filter);
    event.origin = originOf(connection, connection.to);
    function.events.push_back(std::move(event));
}

/// S3 checks at once that it may send, so the policy must be there before the bucket. Its condition names the
/// account and not the bucket: naming the bucket would close a circle.
void bucketNotifies(Builder& builder, const Connection& connection) {
    const Node& target = builder.to(connection);
    const bool queue = target.kind == "sqs-queue";
    const Json arn = queue ? getAtt(target.name, "Arn") : refTo(target.name);
    builder.allow(target,
                  {{"Effect", "Allow"},
                   {"Principal", {{"Service", "s3.amazonaws.com"}}},
                   {"Action", queue ? "sqs:SendMessage" : "sns:Publish"},
                   {"Resource", arn},
                   {"Condition", {{"StringEquals", {{"aws:SourceAccount", refTo("AWS::AccountId")}}}}}},
                  originOf(connection, target.id));
    const Values values = builder.values(connection);
    Resource& bucket = *builder.resource(builder.from(connection).name);
    const std::string kind = queue ? "QueueConfigurations" : "TopicConfigurations";
    Json& list = bucket.properties["NotificationConfiguration"][kind];
    bucket.parts.push_back({"/NotificationConfiguration/" + kind + "/" + std::to_string(list.size()),
                            originOf(connection, connection.from)});
    Json entry{{"Event", values.text("events")}, {queue ? "Queue" : "Topic", arn}};
    if (Json filter = keyFilter(values); !filter.is_null()) entry["Filter"] = std::move(filter);
    list.push_back(std::move(entry));
    Json& needs = bucket.attributes["DependsOn"];
    const std::string policy = builder.policyOf(target);
    if (std::find(needs.begin(), needs.end(), policy) == needs.end()) needs.push_back(policy);
}

/// S3 talks to the account's default bus only: a rule there forwards to the drawn one.
void bucketNotifiesBus(Builder& builder, const Connection& connection) {
    const Node& bucket = builder.from(connection);
    const Node& bus = builder.to(connection);
    const Origin origin = originOf(connection, bus.id);
    Resource& source = *builder.resource(bucket.name);
    source.properties["NotificationConfiguration"]["EventBridgeConfiguration"] = {{"EventBridgeEnabled", true}};
    source.parts.push_back(
        {"/NotificationConfiguration/EventBridgeConfiguration", originOf(connection, bucket.id)});
    const std::string why = "Forwards events of " + bucket.name + " from the default bus to " + bus.name;
    const std::string role =
        builder.addRole(bucket.name + "To" + bus.name + "Role", "events.amazonaws.com",
                        {{{"events:PutEvents"}, {getAtt(bus.name, "Arn")}, nullptr, why, origin}}, why, origin);
    Resource rule{builder.uniqueId(bucket.name + "To" + bus.name), "AWS::Events::Rule"};
    rule.properties = {
        {"EventPattern",
         {{"source", {"aws.s3"}}, {"detail", {{"bucket", {{"name", Json::array({refTo(bucket.name)})}}}}}}},
        {"Targets", Json::array({Json{
                        {"Id", bus.name}, {"Arn", getAtt(bus.name, "Arn")}, {"RoleArn", getAtt(role, "Arn")}}})}};
    rule.comment = "S3 sends events to the account's default bus; this rule forwards them to " + bus.name;
    rule.origin = origin;
    builder.add(std::move(rule));
}

void tableTriggersFunction(Builder& builder, const Connection& connection) {
    const std::string& table = builder.from(connection).name;
    addPoller(builder, connection, EventSource::Type::DynamoDbStream, getAtt(table, "StreamArn"),
              {sub("${" + table + ".Arn}/stream/*")});
}

constexpr NodePlanner kNodes[] = {{"dynamodb-table", planTable}, {"s3-bucket", planBucket}};
constexpr ConnectionPlanner kConnections[] = {{"s3-bucket", "function", "trigger", bucketTriggersFunction},
                                              {"s3-bucket", "sns-topic", "notify", bucketNotifies},
                                              {"s3-bucket", "sqs-queue", "notify", bucketNotifies},
                                              {"s3-bucket", "event-bus", "notify", bucketNotifiesBus},
                                              {"dynamodb-table", "function", "trigger", tableTriggersFunction}};

}  // namespace

Planners storagePlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
