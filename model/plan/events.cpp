// SPDX-License-Identifier: MIT
// Plans of event buses with their rules, and of schedules.
#include <algorithm>

#include "model/graph/design.h"
#include "model/plan/dead_letters.h"
#include "model/plan/intrinsics.h"
#include "model/plan/parts.h"
#include "model/plan/planners.h"

namespace cascade {
namespace {

constexpr int kSecondsOfADay = 86'400;

void planBus(Builder& builder, const Node& node) {
    Resource bus{node.name, "AWS::Events::EventBus"};
    bus.properties = {{"Name", sub("${AWS::StackName}-" + node.name)}};
    bus.comment = "A bus has no name of its own making, so it takes the stack's";
    bus.origin = originOf(node);
    builder.add(std::move(bus));
    builder.addOutput(node, "Bus", "Name", "Name of the event bus " + node.name);
    if (!builder.values(node).has("archive")) return;
    Resource archive{builder.uniqueId(node.name + "Archive"), "AWS::Events::Archive"};
    archive.properties = {{"SourceArn", getAtt(node.name, "Arn")},
                          {"RetentionDays", builder.values(node).seconds("archive") / kSecondsOfADay}};
    archive.comment = "Keeps what is put on " + node.name + ", for replays";
    archive.origin = originOf(node);
    builder.add(std::move(archive));
}

/// Nothing is written where both are AWS's defaults.
void setRetries(const Values& values, Json& settings) {
    if (!values.differs("maximum_retry_attempts") && !values.differs("maximum_event_age")) return;
    settings["RetryPolicy"] = {{"MaximumEventAgeInSeconds", values.seconds("maximum_event_age")},
                               {"MaximumRetryAttempts", values.integer("maximum_retry_attempts")}};
}

void setDeadLetters(const Builder& builder, const Connection& connection, Json& settings) {
    if (const Json arn = deadLetterQueueOf(builder, connection); !arn.is_null())
        settings["DeadLetterConfig"] = {{"Arn", arn}};
}

void setDeadLetters(const Builder& builder, const Connection& connection, EventSource& event) {
    setDeadLetters(builder, connection, event.settings);
    if (const Connection* letters = deadLettersOf(builder, connection))
        event.letters = originOf(*letters, connection.to);
}

/// What a rule's target gets instead of the event.
void setInputOfRule(const Values& values, Json& settings) {
    if (values.has("input")) settings["Input"] = values.json("input").dump();
    if (values.has("input_path")) settings["InputPath"] = values.text("input_path");
    if (values.has("input_transformer")) settings["InputTransformer"] = values.json("input_transformer");
}

/// When a schedule is active, and how exactly it fires.
void setTimes(const Values& values, Json& settings) {
    if (values.has("time_zone")) settings["ScheduleExpressionTimezone"] = values.text("time_zone");
    if (values.has("start")) settings["StartDate"] = values.text("start") + "Z";
    if (values.has("end")) settings["EndDate"] = values.text("end") + "Z";
    if (values.has("flexible_window"))
        settings["FlexibleTimeWindow"] = {
            {"Mode", "FLEXIBLE"}, {"MaximumWindowInMinutes", (values.seconds("flexible_window") + 59) / 60}};
}

/// Connections of one bus that name the same rule are its targets.
std::vector<const Connection*> targetsOfRule(const Builder& builder, const Connection& connection) {
    const std::string rule = builder.values(connection).text("rule");
    if (rule.empty()) return {&connection};
    auto all = builder.outgoing(builder.from(connection), "function", "trigger");
    std::erase_if(all, [&](const Connection* other) { return builder.values(*other).text("rule") != rule; });
    return all;
}

void addPermission(Builder& builder, const std::string& function, const std::string& service, const Json& sourceArn,
                   const std::string& source, const Origin& origin) {
    Resource permission{builder.uniqueId(source + "Invokes" + function), "AWS::Lambda::Permission"};
    permission.properties = {{"Action", "lambda:InvokeFunction"},
                             {"FunctionName", refTo(function)},
                             {"Principal", service},
                             {"SourceArn", sourceArn}};
    permission.comment = source + " may invoke " + function;
    permission.origin = origin;
    builder.add(std::move(permission));
}

/// A rule with several functions: one resource, and each function lets it in.
void addSharedRule(Builder& builder, const std::vector<const Connection*>& targets) {
    const Connection& first = *targets.front();
    const Node& bus = builder.from(first);
    const Values values = builder.values(first);
    const std::string id = builder.uniqueId(bus.name + cleanName(values.text("rule")));
    Resource rule{id, "AWS::Events::Rule"};
    rule.properties = {{"EventBusName", refTo(bus.name)}, {"EventPattern", values.json("pattern")}};
    std::vector<NodeId> known;
    for (const Connection* target : targets) {
        if (std::find(known.begin(), known.end(), target->to) != known.end()) continue;
        known.push_back(target->to);
        const std::string& name = builder.to(*target).name;
        Json entry{{"Id", name}, {"Arn", getAtt(name, "Arn")}};
        setInputOfRule(builder.values(*target), entry);
        setRetries(builder.values(*target), entry);
        setDeadLetters(builder, *target, entry);
        rule.parts.push_back({"/Targets/" + std::to_string(known.size() - 1), originOf(*target, bus.id)});
        rule.properties["Targets"].push_back(std::move(entry));
    }
    rule.comment = "Rule " + values.text("rule") + " of " + bus.name;
    rule.origin = originOf(first, bus.id);
    builder.add(std::move(rule));
    for (const NodeId target : known) {
        addPermission(builder, builder.architecture().node(target).name, "events.amazonaws.com", getAtt(id, "Arn"),
                      id, originOf(first, target));
    }
}

void busTriggersFunction(Builder& builder, const Connection& connection) {
    const auto targets = targetsOfRule(builder, connection);
    if (targets.size() > 1) {
        if (targets.front()->id == connection.id) addSharedRule(builder, targets);
        return;
    }
    const Node& bus = builder.from(connection);
    const Values values = builder.values(connection);
    FunctionPlan& function = builder.function(connection.to);
    const std::string rule = values.text("rule");
    EventSource event{builder.eventName(function.name, rule.empty() ? bus.name : cleanName(rule)),
                      EventSource::Type::EventBridge, bus.id};
    event.settings = {{"EventBusName", refTo(bus.name)}, {"Pattern", values.json("pattern")}};
    setInputOfRule(values, event.settings);
    setRetries(values, event.settings);
    setDeadLetters(builder, connection, event);
    event.origin = originOf(connection, connection.to);
    function.events.push_back(std::move(event));
}

/// The rules of a bus have its name in their ARNs.
void busHasDeadLetterQueue(Builder& builder, const Connection& connection) {
    const std::string& bus = builder.from(connection).name;
    allowDeadLetters(builder, connection, "events.amazonaws.com", arn("events", "rule/${" + bus + "}/*"));
}

/// Each schedule of it has a role that may send there.
void scheduleHasDeadLetterQueue(Builder&, const Connection&) {}

/// The connection's own input goes before the schedule's; EventBridge Scheduler takes it as text.
void setInput(const Builder& builder, const Connection& connection, Json& settings) {
    Json input = builder.values(connection).json("input");
    if (input.is_null()) input = builder.values(builder.from(connection)).json("input");
    if (!input.is_null()) settings["Input"] = input.is_string() ? input : Json(input.dump());
}

void scheduleInvokesFunction(Builder& builder, const Connection& connection) {
    const Node& schedule = builder.from(connection);
    const Values values = builder.values(schedule);
    FunctionPlan& function = builder.function(connection.to);
    EventSource event{builder.eventName(function.name, schedule.name), EventSource::Type::Schedule, schedule.id};
    event.settings = {{"ScheduleExpression", values.text("expression")},
                      {"State", values.boolean("enabled") ? "ENABLED" : "DISABLED"}};
    setTimes(values, event.settings);
    setRetries(values, event.settings);
    setDeadLetters(builder, connection, event);
    setInput(builder, connection, event.settings);
    event.origin = originOf(connection, connection.to);
    function.events.push_back(std::move(event));
}

/// What only one kind of target needs: a partition key, a message group.
void setTargetParameters(const Builder& builder, const Node& target, Json& settings) {
    if (target.kind == "kinesis-stream")
        settings["KinesisParameters"] = {{"PartitionKey", "<aws.scheduler.execution-id>"}};
    if (target.kind == "sqs-queue" && builder.values(target).boolean("fifo"))
        settings["SqsParameters"] = {{"MessageGroupId", "schedule"}};
}

/// EventBridge Scheduler has one target a schedule: each connection is a schedule with a role for its target only.
void scheduleSends(Builder& builder, const Connection& connection) {
    const Node& schedule = builder.from(connection);
    const Node& target = builder.to(connection);
    const Values values = builder.values(schedule);
    const Origin origin = originOf(connection, schedule.id);
    const bool arnIsRef = target.kind == "sns-topic" || target.kind == "state-machine";
    const Json arn = arnIsRef ? refTo(target.name) : getAtt(target.name, "Arn");
    const std::string why = schedule.name + " may reach " + target.name + ", nothing else";
    std::vector<Statement> statements{{builder.actions(connection), {arn}, nullptr, why, origin}};
    if (const Json letters = deadLetterQueueOf(builder, connection); !letters.is_null())
        statements.push_back(deadLetterStatement(letters, origin));
    const std::string role = builder.addRole(schedule.name + "To" + target.name + "Role", "scheduler.amazonaws.com",
                                             statements, why, origin);
    Json settings{{"Arn", arn}, {"RoleArn", getAtt(role, "Arn")}};
    setInput(builder, connection, settings);
    setRetries(values, settings);
    setDeadLetters(builder, connection, settings);
    setTargetParameters(builder, target, settings);
    const bool first = builder.resource(schedule.name) == nullptr;
    Resource resource{first ? schedule.name : builder.uniqueId(schedule.name + "To" + target.name),
                      "AWS::Scheduler::Schedule"};
    resource.properties = {{"ScheduleExpression", values.text("expression")},
                           {"State", values.boolean("enabled") ? "ENABLED" : "DISABLED"},
                           {"FlexibleTimeWindow", {{"Mode", "OFF"}}},
                           {"Target", std::move(settings)}};
    setTimes(values, resource.properties);
    if (!first) resource.attributes = attributesOfPart(schedule);
    resource.comment = schedule.name + " sends to " + target.name;
    resource.origin = origin;
    builder.add(std::move(resource));
}

constexpr NodePlanner kNodes[] = {{"event-bus", planBus}};
constexpr ConnectionPlanner kConnections[] = {{"event-bus", "function", "trigger", busTriggersFunction},
                                              {"event-bus", "sqs-queue", "dead-letter", busHasDeadLetterQueue},
                                              {"schedule", "sqs-queue", "dead-letter", scheduleHasDeadLetterQueue},
                                              {"schedule", "function", "invoke", scheduleInvokesFunction},
                                              {"schedule", "", "", scheduleSends}};

}  // namespace

Planners eventPlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
