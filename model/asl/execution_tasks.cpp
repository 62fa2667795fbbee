// SPDX-License-Identifier: MIT
// Ordering tasks, and the events that tell of them.
#include "model/asl/data_flow.h"
#include "model/asl/execution.h"
#include "model/envelope/ids.h"

namespace cascade::asl {
namespace {

/// "arn:aws:states:::sqs:sendMessage.waitForTaskToken" is of type "sqs", resource "sendMessage.waitForTaskToken".
struct ServiceName {
    std::string type;
    std::string resource;
};

ServiceName serviceOf(const std::string& arn) {
    std::size_t begin = 0;
    for (int i = 0; i < 5 && begin != std::string::npos; ++i) begin = arn.find(':', begin ? begin + 1 : 0);
    const std::string rest = begin == std::string::npos ? arn : arn.substr(begin + 1);
    // The action is what follows the last colon, but for the version in "startExecution.sync:2".
    const std::size_t sync = rest.rfind(".sync");
    const std::size_t colon = rest.rfind(':', sync == std::string::npos ? std::string::npos : sync);
    if (colon == std::string::npos) return {"lambda", rest};
    return {rest.substr(0, colon), rest.substr(colon + 1)};
}

/// The beginning of the names of a task's events, and of their details.
struct EventWords {
    std::string type;
    std::string details;
};

EventWords wordsOf(TaskState::Kind kind) {
    switch (kind) {
        case TaskState::Kind::Lambda: return {"LambdaFunction", "lambdaFunction"};
        case TaskState::Kind::Activity: return {"Activity", "activity"};
        case TaskState::Kind::Service: break;
    }
    return {"Task", "task"};
}

}  // namespace

void Execution::executeTask(Branch& branch) {
    const State& state = *branch.state;
    const TaskState& task = std::get<TaskState>(state.what);
    if (task.integration == Integration::Callback) {
        const std::uint64_t high = m_random.next();
        branch.token = uuidOf(high, m_random.next());
    }
    const Outcome<Value> selected = selectInput(state, branch.raw, scopeOf(branch));
    if (!selected) return handle(branch, explained(branch, selected.fault()));
    branch.selected = *selected;
    const Outcome<Value> effective = applyParameters(state, branch.selected, scopeOf(branch));
    if (!effective) return handle(branch, explained(branch, effective.fault()));
    branch.effective = *effective;
    if (jsonSize(*branch.effective, kLargestPayload) > kLargestPayload)
        return handle(branch,
                      {errors::kDataLimitExceeded, "The input of the state/task '" + state.name +
                                                       "' exceeds the maximum number of bytes service limit."});
    const Outcome<std::optional<std::int64_t>> timeout = numberOf(branch, task.timeoutSeconds, "TimeoutSeconds");
    if (!timeout) return handle(branch, explained(branch, timeout.fault()));
    const Outcome<std::optional<std::int64_t>> heartbeat =
        numberOf(branch, task.heartbeatSeconds, "HeartbeatSeconds");
    if (!heartbeat) return handle(branch, explained(branch, heartbeat.fault()));
    TaskOrder order;
    order.resource = task.resource;
    order.integration = task.integration;
    order.payload = branch.effective;
    order.token = branch.token;
    if (*timeout) order.timeout = **timeout * kSecond;
    if (*heartbeat) order.heartbeat = **heartbeat * kSecond;
    noteTaskStart(branch, order);
    this->order(branch, std::move(order));
}

void Execution::order(Branch& branch, TaskOrder order) {
    order.id = branch.task = ++m_lastTask;
    order.state = branch.state->name;
    ++branch.ticket;
    branch.patience = order.heartbeat;
    branch.heartbeat = order.heartbeat ? std::optional(m_now) : std::nullopt;
    if (order.timeout) await(branch, TimerKind::TaskTimeout, m_now + *order.timeout);
    if (order.heartbeat) await(branch, TimerKind::Heartbeat, m_now + *order.heartbeat);
    m_tasks[order.id] = branch.id;
    m_orders.push_back(std::move(order));
}

void Execution::noteTaskStart(Branch& branch, const TaskOrder& order) {
    const TaskState::Kind kind = std::get<TaskState>(branch.state->what).kind;
    const EventWords words = wordsOf(kind);
    const bool service = kind == TaskState::Kind::Service;
    Json scheduled;
    Json started;
    if (notes(branch)) {
        const std::string payload = jsonText(*order.payload);
        if (service) {
            const ServiceName name = serviceOf(order.resource);
            started = {{"resourceType", name.type}, {"resource", name.resource}};
            scheduled = started;
            scheduled["region"] = m_settings.region;
            scheduled["parameters"] = payload;
        } else {
            scheduled = {
                {"resource", order.resource}, {"input", payload}, {"inputDetails", {{"truncated", false}}}};
        }
        if (order.timeout) scheduled["timeoutInSeconds"] = *order.timeout / kSecond;
        if (order.heartbeat) scheduled["heartbeatInSeconds"] = *order.heartbeat / kSecond;
    }
    note(branch, words.type + "Scheduled", words.details + "ScheduledEventDetails", std::move(scheduled));
    note(branch, words.type + "Started", service ? words.details + "StartedEventDetails" : "", started);
    if (service && order.integration != Integration::RequestResponse)
        note(branch, "TaskSubmitted", "taskSubmittedEventDetails", std::move(started));
}

void Execution::noteTaskEnd(Branch& branch, std::string_view what, Json details) {
    const TaskState& task = std::get<TaskState>(branch.state->what);
    const EventWords words = wordsOf(task.kind);
    if (notes(branch) && task.kind == TaskState::Kind::Service) {
        const ServiceName name = serviceOf(task.resource);
        Json whole{{"resourceType", name.type}, {"resource", name.resource}};
        whole.update(details);
        details = std::move(whole);
    }
    const std::string type(what);
    note(branch, words.type + type, words.details + type + "EventDetails", std::move(details));
}

void Execution::timeOut(Branch& branch, const char* error) {
    m_tasks.erase(branch.task);
    branch.task = 0;
    ++branch.ticket;
    noteTaskEnd(branch, "TimedOut", {{"error", error}});
    handle(branch, {error, ""});
}

}  // namespace cascade::asl
