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

Json& actionsOf(Builder& builder, const Connection& connection) {
    return builder.resource(builder.from(connection).name)->properties["TopicRulePayload"]["Actions"];
}

void ruleInvokesFunction(Builder& builder, const Connection& connection) {
    const std::string& rule = builder.from(connection).name;
    const std::string& function = builder.to(connection).name;
    const Json action{{"Lambda", {{"FunctionArn", getAtt(function, "Arn")}}}};
    Json& actions = actionsOf(builder, connection);
    for (const Json& known : actions)
        if (known == action) return;
    actions.push_back(action);
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
    actionsOf(builder, connection)
        .push_back(
            {{"Republish", {{"Topic", topic}, {"Qos", values.integer("qos")}, {"RoleArn", getAtt(role, "Arn")}}}});
}

constexpr NodePlanner kNodes[] = {{"iot-rule", planRule}};
constexpr ConnectionPlanner kConnections[] = {{"iot-rule", "function", "invoke", ruleInvokesFunction},
                                              {"iot-rule", "iot-rule", "republish", ruleRepublishes}};

}  // namespace

Planners iotPlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
