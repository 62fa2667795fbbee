// SPDX-License-Identifier: MIT
// Plans of queues and topics.
#include <algorithm>

#include "model/plan/dead_letters.h"
#include "model/plan/intrinsics.h"
#include "model/plan/planners.h"
#include "model/plan/pollers.h"

namespace cascade {
namespace {

constexpr int kDefaultVisibility = 30;      // seconds, the service's own default
constexpr int kLongestVisibility = 43'200;  // 12 hours, the service's limit

/// Six times the timeout of the function that reads it, as AWS recommends: enough for Lambda's own retries while it
/// is throttled (docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html).
int visibility(const Builder& builder, const Node& queue, const Values& values) {
    if (values.has("visibility_timeout")) return values.seconds("visibility_timeout");
    int seconds = kDefaultVisibility;
    for (const Connection* connection : builder.outgoing(queue, "function", "trigger"))
        seconds = std::max(seconds, 6 * builder.values(builder.to(*connection)).seconds("timeout"));
    return std::min(seconds, kLongestVisibility);
}

/// The name of a FIFO queue or topic must end in ".fifo".
Json fifoName(const Node& node) { return sub("${AWS::StackName}-" + node.name + ".fifo"); }

void planQueue(Builder& builder, const Node& node) {
    const Values values = builder.values(node);
    Resource queue{node.name, "AWS::SQS::Queue"};
    if (values.boolean("fifo")) {
        queue.properties["QueueName"] = fifoName(node);
        queue.properties["FifoQueue"] = true;
        queue.properties["ContentBasedDeduplication"] = values.boolean("content_based_deduplication");
        if (values.boolean("high_throughput")) {
            queue.properties["DeduplicationScope"] = "messageGroup";
            queue.properties["FifoThroughputLimit"] = "perMessageGroupId";
        }
    }
    queue.properties["VisibilityTimeout"] = visibility(builder, node, values);
    if (values.differs("retention")) queue.properties["MessageRetentionPeriod"] = values.seconds("retention");
    if (values.differs("delay")) queue.properties["DelaySeconds"] = values.seconds("delay");
    if (values.differs("maximum_message_size"))
        queue.properties["MaximumMessageSize"] = values.integer("maximum_message_size");
    queue.attributes = {{"DeletionPolicy", "Delete"}, {"UpdateReplacePolicy", "Delete"}};
    if (!values.has("visibility_timeout") && !builder.outgoing(node, "function", "trigger").empty())
        queue.comment = "Hidden for 6 times the function's timeout while it is handled, as AWS recommends";
    queue.origin = originOf(node);
    builder.add(std::move(queue));
    builder.addOutput(node, "Queue", "Url", "URL of the queue " + node.name);
}

void planTopic(Builder& builder, const Node& node) {
    Resource topic{node.name, "AWS::SNS::Topic"};
    if (builder.values(node).boolean("fifo")) {
        topic.properties = {
            {"TopicName", fifoName(node)}, {"FifoTopic", true}, {"ContentBasedDeduplication", true}};
    }
    topic.origin = originOf(node);
    builder.add(std::move(topic));
    builder.addOutput(node, "Topic", "Arn", "ARN of the topic " + node.name);
}

void queueTriggersFunction(Builder& builder, const Connection& connection) {
    const Json arn = getAtt(builder.from(connection).name, "Arn");
    addPoller(builder, connection, EventSource::Type::Sqs, arn, {arn});
}

void queueHasDeadLetterQueue(Builder& builder, const Connection& connection) {
    Resource& queue = *builder.resource(builder.from(connection).name);
    if (queue.properties.contains("RedrivePolicy")) {
        return builder.refuse(connection, "a queue has one dead-letter queue", "keep one of the two connections");
    }
    queue.properties["RedrivePolicy"] = {
        {"deadLetterTargetArn", getAtt(builder.to(connection).name, "Arn")},
        {"maxReceiveCount", builder.values(connection).integer("max_receive_count")}};
    queue.parts.push_back({"/RedrivePolicy", originOf(connection, connection.from)});
}

void setFilter(const Values& values, Json& settings) {
    if (!values.has("filter_policy")) return;
    settings["FilterPolicy"] = values.json("filter_policy");
    settings["FilterPolicyScope"] = values.text("filter_policy_scope");
}

void setDeadLetters(const Builder& builder, const Connection& connection, Json& settings) {
    if (const Json arn = deadLetterQueueOf(builder, connection); !arn.is_null())
        settings["RedrivePolicy"] = {{"deadLetterTargetArn", arn}};
}

void topicTriggersFunction(Builder& builder, const Connection& connection) {
    const Node& topic = builder.from(connection);
    FunctionPlan& function = builder.function(connection.to);
    EventSource event{builder.eventName(function.name, topic.name), EventSource::Type::Sns, topic.id};
    event.settings = {{"Topic", refTo(topic.name)}};
    setFilter(builder.values(connection), event.settings);
    setDeadLetters(builder, connection, event.settings);
    event.origin = originOf(connection, connection.to);
    function.events.push_back(std::move(event));
}

void topicDeliversToQueue(Builder& builder, const Connection& connection) {
    const Node& topic = builder.from(connection);
    const Node& queue = builder.to(connection);
    const Values values = builder.values(connection);
    const Origin origin = originOf(connection, queue.id);
    builder.allow(queue,
                  {{"Effect", "Allow"},
                   {"Principal", {{"Service", "sns.amazonaws.com"}}},
                   {"Action", "sqs:SendMessage"},
                   {"Resource", getAtt(queue.name, "Arn")},
                   {"Condition", {{"ArnEquals", {{"aws:SourceArn", refTo(topic.name)}}}}}},
                  origin);
    Resource subscription{builder.uniqueId(topic.name + "To" + queue.name), "AWS::SNS::Subscription"};
    subscription.properties = {
        {"TopicArn", refTo(topic.name)}, {"Protocol", "sqs"}, {"Endpoint", getAtt(queue.name, "Arn")}};
    if (values.boolean("raw")) subscription.properties["RawMessageDelivery"] = true;
    setFilter(values, subscription.properties);
    setDeadLetters(builder, connection, subscription.properties);
    subscription.comment = topic.name + " delivers to " + queue.name;
    subscription.origin = origin;
    builder.add(std::move(subscription));
}

void topicHasDeadLetterQueue(Builder& builder, const Connection& connection) {
    allowDeadLetters(builder, connection, "sns.amazonaws.com", refTo(builder.from(connection).name));
}

constexpr NodePlanner kNodes[] = {{"sqs-queue", planQueue}, {"sns-topic", planTopic}};
constexpr ConnectionPlanner kConnections[] = {{"sqs-queue", "function", "trigger", queueTriggersFunction},
                                              {"sqs-queue", "sqs-queue", "dead-letter", queueHasDeadLetterQueue},
                                              {"sns-topic", "function", "trigger", topicTriggersFunction},
                                              {"sns-topic", "sqs-queue", "deliver", topicDeliversToQueue},
                                              {"sns-topic", "sqs-queue", "dead-letter", topicHasDeadLetterQueue}};

}  // namespace

Planners messagingPlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
