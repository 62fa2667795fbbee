// SPDX-License-Identifier: MIT
// Tying the tasks of a definition to the connections of a design.
#include "simulator/parts/machine_tasks.h"

#include <algorithm>

#include "model/asl/reader.h"
#include "model/plan/machines.h"

namespace cascade::simulator {
namespace {

constexpr std::string_view kLambdaInvoke = ":lambda:invoke";

bool isLambdaInvoke(const asl::TaskOrder& order) { return order.resource.find(kLambdaInvoke) != std::string::npos; }

Json sequence(const Vertex& machine, const Network& network) {
    std::vector<std::string> functions;
    for (const LinkIndex link : machine.out) functions.push_back(network.vertex(network.link(link).to).name());
    return sequenceOf(functions);
}

/// How well a task's text names a node: as ${Name}, at the end of an ARN, or anywhere; 0 for not at all.
int naming(const std::string& task, const std::string& name) {
    for (const char* after : {"}", ".", ":"})
        if (task.find("${" + name + after) != std::string::npos) return 3;
    for (const char* after : {"\"", ":"})
        if (task.find(":" + name + after) != std::string::npos) return 2;
    return task.find("\"" + name + "\"") != std::string::npos ? 1 : 0;
}

/// Calls `see` for each state of a definition, also of those inside others.
template <typename See>
void eachState(const Json& json, const See& see) {
    if (!json.is_structured()) return;
    if (const Json* states = member(json, "States"); states && states->is_object())
        for (const auto& state : states->items()) see(state.key(), state.value());
    for (const Json& inner : json) eachState(inner, see);
}

}  // namespace

MachineTasks::MachineTasks(const Network& network, NodeIndex node) {
    const Vertex& vertex = network.vertex(node);
    const Json written = vertex.value("definition");
    if (written.is_object()) {
        m_machine = asl::readDefinition(written).machine;
        m_looksAtData = m_machine != nullptr;
    }
    const Json definition = m_machine ? written : sequence(vertex, network);
    if (!m_machine) m_machine = asl::readDefinition(definition).machine;
    tie(definition, vertex, network);
}

void MachineTasks::tie(const Json& definition, const Vertex& machine, const Network& network) {
    eachState(definition, [&](const std::string& name, const Json& state) {
        const Json* type = member(state, "Type");
        if (!type || *type != "Task") return;
        Json called = Json::object();
        for (const char* field : {"Resource", "Parameters", "Arguments"})
            if (const Json* value = member(state, field)) called[field] = *value;
        const std::string text = called.dump(-1, ' ', false, Json::error_handler_t::replace);
        int best = 0;
        for (const LinkIndex link : machine.out) {
            const int found = naming(text, network.vertex(network.link(link).to).name());
            if (found > best) m_links[name] = link;
            best = std::max(best, found);
        }
    });
}

LinkIndex MachineTasks::linkOf(const asl::TaskOrder& order) const {
    const auto found = m_links.find(order.state);
    return found == m_links.end() ? kNone : found->second;
}

asl::Value MachineTasks::payloadOf(const asl::TaskOrder& order) const {
    const Json* payload = isLambdaInvoke(order) ? member(*order.payload, "Payload") : nullptr;
    return payload ? asl::share(*payload) : order.payload;
}

asl::Value MachineTasks::resultOf(const asl::TaskOrder& order, asl::Value answered) const {
    if (!answered) answered = payloadOf(order);
    const bool direct = !isLambdaInvoke(order) || order.integration == asl::Integration::Callback;
    if (direct) return answered;
    return asl::share({{"ExecutedVersion", "$LATEST"}, {"Payload", *answered}, {"StatusCode", 200}});
}

asl::Fault faultOf(std::uint16_t status) {
    switch (status) {
        case kThrottled: return {"Lambda.TooManyRequestsException", "Rate Exceeded."};
        case kTimedOut: return {"Sandbox.Timedout", "The function did not end within its timeout"};
        case kUnavailable: return {"Lambda.ServiceException", "The service is unavailable"};
        case kNotFound: return {"Lambda.ResourceNotFoundException", "There is no such function"};
        case kUnauthorized:
            return {"Lambda.AccessDeniedException", "Not authorized to perform lambda:InvokeFunction"};
        default: return {"Exception", "The function failed"};
    }
}

std::string_view reasonOf(const asl::Execution& execution) {
    struct Reason {
        std::string_view error;
        std::string_view words;
    };
    static constexpr Reason kReasons[] = {
        {asl::errors::kTimeout, "a step took longer than its TimeoutSeconds, and nothing caught that"},
        {asl::errors::kHeartbeatTimeout,
         "a step was not heard of for its HeartbeatSeconds, and nothing caught that"},
        {asl::errors::kNoChoiceMatched, "no rule of a Choice state held, and it has no Default"},
        {asl::errors::kDataLimitExceeded, "data between states were larger than 256 KiB"},
        {asl::errors::kParameterPathFailure, "a path in Parameters or ResultSelector names nothing in the data"},
        {asl::errors::kResultPathMatchFailure, "a ResultPath does not fit the state's input"},
        {asl::errors::kIntrinsicFailure, "an intrinsic function failed"},
        {asl::errors::kQueryEvaluationError, "a JSONata expression failed or answered nothing"},
        {asl::errors::kToleranceExceeded, "more items of a Map failed than it tolerates"},
        {asl::errors::kItemReaderFailed, "the items of a Map could not be read"},
        {asl::errors::kRuntime, "the data did not fit the definition (States.Runtime)"},
        {"Lambda.TooManyRequestsException", "a function was throttled more often than its step retries"},
        {"Sandbox.Timedout", "a function timed out, and its step neither retried nor caught that in the end"},
        {"Exception", "a function failed, and its step neither retried nor caught that in the end"}};
    if (execution.status() == asl::Status::Succeeded) return {};
    if (execution.status() == asl::Status::TimedOut) return "the execution took longer than it may";
    const auto found = std::ranges::find(kReasons, execution.fault().error, &Reason::error);
    return found == std::end(kReasons) ? "the execution ended in an error that nothing caught" : found->words;
}

}  // namespace cascade::simulator
