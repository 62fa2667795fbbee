// SPDX-License-Identifier: MIT
// Plans of IoT topic rules. One rule resource holds all its actions, so a rule is never SAM's event of one
// function.
#include "model/plan/intrinsics.h"
#include "model/plan/planners.h"

namespace cascade {
namespace {

void planRule(Builder& builder, const Node& node) {
    Resource rule{node.name, "AWS::IoT::TopicRule"};
    rule.properties["TopicRulePayload"] = {{"Sql", builder.values(node).text("sql")},
                                           {"AwsIotSqlVersion", "2016-03-23"},
                                           {"RuleDisabled", false},
                                           {"Actions", Json::array()}};
    rule.origin = originOf(node);
    builder.add(std::move(rule));
}

/// False: the rule does this already, or has another error action.
bool addAction(Builder& builder, const Connection& connection, Json action) {
    Resource& rule = *builder.resource(builder.from(connection).name);
    Json& payload = rule.properties["TopicRulePayload"];
    const Origin origin = originOf(connection, connection.from);
    if (connection.role == "error-action") {
        if (payload.contains("ErrorAction")) {
            builder.refuse(connection, "a rule has one error action", "keep one of the connections");
            return false;
        }
        payload["ErrorAction"] = std::move(action);
        rule.parts.push_back({"/TopicRulePayload/ErrorAction", origin});
        return true;
    }
    Json& actions = payload["Actions"];
    for (const Json& known : actions)
        if (known == action) return false;
    rule.parts.push_back({"/TopicRulePayload/Actions/" + std::to_string(actions.size()), origin});
    actions.push_back(std::move(action));
    return true;
}

void ruleInvokesFunction(Builder& builder, const Connection& connection) {
    const std::string& rule = builder.from(connection).name;
    const std::string& function = builder.to(connection).name;
    if (!addAction(builder, connection, {{"Lambda", {{"FunctionArn", getAtt(function, "Arn")}}}})) return;
    Resource permission{builder.uniqueId(rule + "Invokes" + function), "AWS::Lambda::Permission"};
    permission.properties = {{"Action", "lambda:InvokeFunction"},
                             {"FunctionName", refTo(function)},
                             {"Principal", "iot.amazonaws.com"},
                             {"SourceAccount", refTo("AWS::AccountId")},
                             {"SourceArn", getAtt(rule, "Arn")}};
    permission.comment = rule + " may invoke " + function;
    permission.origin = originOf(connection, connection.to);
    builder.add(std::move(permission));
}

/// A role for one target only.
Json roleFor(Builder& builder, const Connection& connection, const Json& arn) {
    const std::string& rule = builder.from(connection).name;
    const std::string& target = builder.to(connection).name;
    const Origin origin = originOf(connection, connection.from);
    const std::string why = rule + " may reach " + target + ", nothing else";
    return getAtt(builder.addRole(rule + "To" + target + "Role", "iot.amazonaws.com",
                                  {{builder.actions(connection), {arn}, nullptr, why, origin}}, why, origin),
                  "Arn");
}

void ruleSends(Builder& builder, const Connection& connection) {
    const std::string& queue = builder.to(connection).name;
    const Json role = roleFor(builder, connection, getAtt(queue, "Arn"));
    addAction(builder, connection,
              {{"Sqs", {{"QueueUrl", refTo(queue)}, {"UseBase64", false}, {"RoleArn", role}}}});
}

void rulePublishes(Builder& builder, const Connection& connection) {
    const std::string& topic = builder.to(connection).name;
    const Json role = roleFor(builder, connection, refTo(topic));
    addAction(builder, connection,
              {{"Sns", {{"TargetArn", refTo(topic)}, {"MessageFormat", "RAW"}, {"RoleArn", role}}}});
}

/// The part of a topic that is known before a message comes: "republished/${topic()}" is any topic below
/// republished.
std::string topicPattern(const std::string& topic) {
    std::string pattern;
    for (std::size_t i = 0; i < topic.size(); ++i) {
        if (topic.compare(i, 2, "${") != 0) {
            pattern += topic[i];
            continue;
        }
        const std::size_t end = topic.find('}', i);
        if (end == std::string::npos) break;
        pattern += '*';
        i = end;
    }
    return pattern;
}

void ruleRepublishes(Builder& builder, const Connection& connection) {
    const std::string& rule = builder.from(connection).name;
    const Values values = builder.values(connection);
    const std::string topic = values.text("topic");
    const Origin origin = originOf(connection, connection.from);
    const std::string why = rule + " may publish to the topics it republishes to";
    const std::string role = builder.addRole(
        rule + "RepublishRole", "iot.amazonaws.com",
        {{builder.actions(connection), {arn("iot", "topic/" + topicPattern(topic))}, nullptr, why, origin}}, why,
        origin);
    addAction(
        builder, connection,
        {{"Republish", {{"Topic", topic}, {"Qos", values.integer("qos")}, {"RoleArn", getAtt(role, "Arn")}}}});
}

constexpr NodePlanner kNodes[] = {{"iot-rule", planRule}};
constexpr ConnectionPlanner kConnections[] = {{"iot-rule", "function", "", ruleInvokesFunction},
                                              {"iot-rule", "sqs-queue", "", ruleSends},
                                              {"iot-rule", "sns-topic", "", rulePublishes},
                                              {"iot-rule", "iot-rule", "republish", ruleRepublishes}};

}  // namespace

Planners iotPlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
