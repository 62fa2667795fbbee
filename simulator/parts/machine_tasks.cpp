// SPDX-License-Identifier: MIT
// Tying the tasks of a definition to the connections of a design.
#include "simulator/parts/machine_tasks.h"

#include <algorithm>

#include "model/asl/reader.h"
#include "model/envelope/look_through.h"
#include "model/plan/machines.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

bool calls(const asl::TaskOrder& order, std::string_view action) {
    return order.resource.find(action) != std::string::npos;
}
bool isLambdaInvoke(const asl::TaskOrder& order) { return calls(order, ":lambda:invoke"); }

std::vector<Step> stepsOf(const Vertex& machine, const Network& network) {
    std::vector<Step> steps;
    for (const LinkIndex link : machine.out) {
        const Vertex& target = network.vertex(network.link(link).to);
        steps.push_back({target.name(), target.node->kind, truthOr(target.value("fifo"), false)});
    }
    return steps;
}

/// How a service calls the members of a message.
struct Words {
    std::string_view action;
    const char* payload;
    std::vector<std::pair<const char*, const char*>> beside = {};  ///< Theirs, and ours.
};

const Words* wordsOf(const asl::TaskOrder& order) {
    static const Words kWords[] = {
        {":lambda:invoke", "Payload"},
        {":sqs:sendMessage",
         "MessageBody",
         {{"MessageGroupId", "group"}, {"MessageDeduplicationId", "deduplication"}}},
        {":sns:publish",
         "Message",
         {{"MessageGroupId", "group"}, {"MessageDeduplicationId", "deduplication"}, {"Subject", "subject"}}},
        {":states:startExecution", "Input"},
        {":events:putEvents",
         "Detail",
         {{"Source", "source"}, {"DetailType", "detail_type"}, {"Resources", "resources"}}}};
    const auto* found =
        std::ranges::find_if(kWords, [&](const Words& words) { return calls(order, words.action); });
    return found == std::end(kWords) ? nullptr : found;
}

/// A text of JSON means what it says.
TaskMessage messageOf(const Words& words, const Json& parameters) {
    TaskMessage message;
    const Json* payload = member(parameters, words.payload);
    message.payload = asl::share(payload ? opened(*payload) : Json::object());
    for (const auto& [theirs, ours] : words.beside)
        if (const Json* value = member(parameters, theirs)) message.beside[ours] = *value;
    return message;
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

asl::Value sentBy(const std::vector<TaskMessage>& messages, const asl::TaskOrder& order) {
    return messages.empty() ? order.payload : messages.front().payload;
}

}  // namespace

MachineTasks::MachineTasks(const Network& network, NodeIndex node) {
    const Vertex& vertex = network.vertex(node);
    const Json written = vertex.value("definition");
    if (written.is_object()) {
        m_machine = asl::readDefinition(written).machine;
        m_looksAtData = m_machine != nullptr;
    }
    const std::vector<Step> steps = stepsOf(vertex, network);
    const Json definition = m_machine ? written : sequenceOf(steps);
    if (!m_machine) {
        m_machine = asl::readDefinition(definition).machine;
        m_looksAtData = std::ranges::any_of(steps, [](const Step& step) { return step.kind != "function"; });
    }
    m_waitsForTokens =
        std::ranges::any_of(vertex.in, [&](LinkIndex link) { return network.link(link).role == "answer"; });
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

std::vector<TaskMessage> MachineTasks::messagesOf(const asl::TaskOrder& order) const {
    const Words* words = wordsOf(order);
    if (!words || !order.payload->is_object()) return {TaskMessage{order.payload}};
    if (!calls(order, ":events:putEvents")) return {messageOf(*words, *order.payload)};
    std::vector<TaskMessage> entries;
    if (const Json* list = member(*order.payload, "Entries"); list && list->is_array())
        for (const Json& entry : *list) entries.push_back(messageOf(*words, entry));
    return entries;
}

asl::Value MachineTasks::resultOf(const asl::TaskOrder& order, asl::Value answered) const {
    if (order.integration == asl::Integration::Callback)
        return answered ? answered : sentBy(messagesOf(order), order);
    if (isLambdaInvoke(order)) {
        const Json payload = answered ? *answered : *sentBy(messagesOf(order), order);
        return asl::share({{"ExecutedVersion", "$LATEST"}, {"Payload", payload}, {"StatusCode", 200}});
    }
    if (calls(order, ":sqs:sendMessage") || calls(order, ":sns:publish"))
        return asl::share({{"MessageId", "5fea7756-0ea4-451a-a703-a558b933e274"}});
    if (calls(order, ":events:putEvents")) return asl::share({{"FailedEntryCount", 0}, {"Entries", Json::array()}});
    return answered ? answered : order.payload;
}

bool waitsForExecution(const asl::TaskOrder& order) { return calls(order, ":states:startExecution.sync"); }

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
