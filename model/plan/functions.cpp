// SPDX-License-Identifier: MIT
// Plans of functions: their settings and where their asynchronous results go.
#include <algorithm>

#include "model/plan/intrinsics.h"
#include "model/plan/language.h"
#include "model/plan/names.h"
#include "model/plan/planners.h"

namespace cascade {
namespace {

constexpr std::size_t kLongestDescription = 256;  // bytes, Lambda's limit

/// "canary-10-percent-5-minutes" -> "Canary10Percent5Minutes", CodeDeploy's own names.
std::string deploymentName(const std::string& words) {
    std::string name;
    bool start = true;
    for (const char c : words) {
        if (c == '-')
            start = true;
        else {
            name += start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            start = false;
        }
    }
    return name;
}

/// CloudWatch keeps logs only for these numbers of days; the next longer one is taken.
int retention(int days) {
    static constexpr int kDays[] = {1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                    365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};
    const auto* found = std::lower_bound(std::begin(kDays), std::end(kDays), days);
    return found == std::end(kDays) ? 3653 : *found;
}

void addAuthorsEnvironment(const Json& written, const Origin& origin, FunctionPlan& function) {
    if (!written.is_object()) return;
    for (const auto& [name, value] : written.items())
        function.environment.push_back(
            {name, literal(value.is_string() ? value.get<std::string>() : value.dump()), origin});
}

/// The function's own word, else the application's, else the runtime's usual language.
void setLanguage(const Builder& builder, const Values& values, FunctionPlan& function) {
    const Json* everywhere = member(builder.architecture().application(), "language");
    std::string wanted = everywhere && everywhere->is_string() ? everywhere->get<std::string>() : std::string();
    if (values.has("language")) wanted = values.text("language");
    const Language* language = languageOf(function.runtime, wanted);
    function.language = language ? language->name : "";
    function.handler = language ? language->handler : "app.handler";
    function.artifact = language ? language->artifact : "";
}

void planFunction(Builder& builder, const Node& node) {
    const Values values = builder.values(node);
    FunctionPlan function;
    function.node = node.id;
    function.name = node.name;
    function.description = shortened(node.description(), kLongestDescription);
    function.origin = originOf(node);
    function.runtime = values.has("runtime") ? values.text("runtime") : builder.plan().runtime;
    setLanguage(builder, values, function);
    function.architecture = values.text("architecture");
    function.memory = values.integer("memory");
    function.timeoutSeconds = values.seconds("timeout");
    function.logRetentionDays = retention(values.integer("log_retention"));
    if (values.has("reserved_concurrency")) function.reservedConcurrency = values.integer("reserved_concurrency");
    if (values.has("provisioned_concurrency"))
        function.provisionedConcurrency = values.integer("provisioned_concurrency");
    function.allowsLoops = values.text("recursive_loop") == "allow";
    const Json* everywhere = member(builder.architecture().application(), "deployment");
    std::string deployment = everywhere && everywhere->is_string() ? everywhere->get<std::string>() : "all-at-once";
    if (values.has("deployment")) deployment = values.text("deployment");
    function.deployment = deploymentName(deployment);
    if (values.differs("maximum_retry_attempts"))
        function.asyncSettings["MaximumRetryAttempts"] = values.integer("maximum_retry_attempts");
    if (values.differs("maximum_event_age"))
        function.asyncSettings["MaximumEventAgeInSeconds"] = values.seconds("maximum_event_age");
    addAuthorsEnvironment(values.json("environment"), function.origin, function);
    builder.plan().functions.push_back(std::move(function));
}

Destination::Outcome outcomeOf(const Connection& connection) {
    if (connection.role == "on-success") return Destination::Outcome::Success;
    if (connection.role == "on-failure") return Destination::Outcome::Failure;
    return Destination::Outcome::DeadLetter;
}

Destination::Type typeOf(const Node& target) {
    if (target.kind == "sqs-queue") return Destination::Type::Sqs;
    if (target.kind == "sns-topic") return Destination::Type::Sns;
    if (target.kind == "event-bus") return Destination::Type::EventBridge;
    return Destination::Type::Lambda;
}

std::string reasonOf(Destination::Outcome outcome, const Node& target) {
    switch (outcome) {
        case Destination::Outcome::Success: return "Lambda hands asynchronous results to " + target.name;
        case Destination::Outcome::Failure: return "Lambda hands failed asynchronous events to " + target.name;
        case Destination::Outcome::DeadLetter: break;
    }
    return "Lambda puts events that it gave up into " + target.name;
}

void planDestination(Builder& builder, const Connection& connection) {
    const Node& target = builder.to(connection);
    const Destination::Type type = typeOf(target);
    const Json arn = type == Destination::Type::Sns ? refTo(target.name) : getAtt(target.name, "Arn");
    const Origin origin = originOf(connection, connection.from);
    const Destination::Outcome outcome = outcomeOf(connection);
    FunctionPlan& function = builder.function(connection.from);
    const bool second = std::any_of(function.destinations.begin(), function.destinations.end(),
                                    [&](const Destination& known) { return known.outcome == outcome; });
    if (second) {
        return builder.refuse(connection, "a function has one target for this",
                              "send to a topic or an event bus and let that one have several targets");
    }
    function.destinations.push_back({outcome, type, target.id, arn, origin});
    function.statements.push_back({builder.actions(connection),
                                   {arn},
                                   nullptr,
                                   reasonOf(outcome, target),
                                   origin,
                                   Statement::Purpose::Destination});
}

constexpr NodePlanner kNodes[] = {{"function", planFunction}};
constexpr ConnectionPlanner kConnections[] = {{"function", "", "on-success", planDestination},
                                              {"function", "", "on-failure", planDestination},
                                              {"function", "", "dead-letter", planDestination}};

}  // namespace

Planners functionPlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
