// SPDX-License-Identifier: MIT
// Driving an execution: answers and timers come in, states run, it ends.
#include "model/asl/execution.h"

#include <algorithm>

namespace cascade::asl {
namespace {

/// States without any wait between them, after which an Express execution counts as one that never ends: each would
/// take AWS some milliseconds, so that its five minutes are over. (Standard executions end at their event limit.)
constexpr std::int64_t kMostAtOnce = 100'000;

Json withText(const Fault& fault) {
    Json details = Json::object();
    if (!fault.error.empty()) details["error"] = fault.error;
    if (!fault.cause.empty()) details["cause"] = fault.cause;
    return details;
}

}  // namespace

std::string_view nameOf(Status status) {
    switch (status) {
        case Status::Running: return "RUNNING";
        case Status::Succeeded: return "SUCCEEDED";
        case Status::Failed: return "FAILED";
        case Status::TimedOut: return "TIMED_OUT";
        case Status::Aborted: return "ABORTED";
    }
    return {};
}

Execution::Execution(std::shared_ptr<const Machine> machine, ExecutionSettings settings)
    : m_machine(std::move(machine)),
      m_settings(std::move(settings)),
      m_history(m_settings.keepHistory, m_settings.express ? 0 : kMostEvents),
      m_random(m_settings.seed) {}

void Execution::start(Value input, Nanoseconds now) {
    m_input = std::move(input);
    m_now = m_started = now;
    std::optional<Nanoseconds> limit;
    if (m_machine->timeoutSeconds) limit = *m_machine->timeoutSeconds * kSecond;
    if (m_settings.express) limit = std::min(limit.value_or(kLongestExpress), kLongestExpress);
    if (limit) m_timers.set({now + *limit, 0, TimerKind::Execution, 0, 0});
    Branch& root = m_branches[++m_lastBranch];
    root.id = root.root = m_lastBranch;
    root.flow = &m_machine->flow;
    root.variables = std::make_shared<const Variables>();
    Json details;
    if (m_history.keeps())
        details = {{"input", jsonText(*m_input)},
                   {"inputDetails", {{"truncated", false}}},
                   {"roleArn", "arn:aws:iam::" + m_settings.account + ":role/" + m_settings.machine}};
    note(root, "ExecutionStarted", "executionStartedEventDetails", std::move(details));
    enter(root, m_machine->flow.startAt, m_input);
    run();
}

void Execution::advance(Nanoseconds now) {
    while (m_status == Status::Running) {
        const std::optional<Nanoseconds> wake = nextWake();
        if (!wake || *wake > now) break;
        if (*wake > m_now) m_atOnce = 0;
        m_now = std::max(m_now, *wake);
        const Timer timer = m_timers.first();
        m_timers.dropFirst();
        fire(timer);
        run();
    }
    if (now > m_now) m_atOnce = 0;
    m_now = std::max(m_now, now);
}

bool Execution::succeed(TaskId task, Value result, Nanoseconds now) {
    advance(now);
    Branch* branch = awaiting(task);
    if (!branch) return false;
    m_tasks.erase(task);
    branch->task = 0;
    ++branch->ticket;
    if (branch->state->type == StateType::Map) {
        fanOut(*branch, *result);
    } else {
        Json details;
        if (notes(*branch)) details = {{"output", jsonText(*result)}, {"outputDetails", {{"truncated", false}}}};
        noteTaskEnd(*branch, "Succeeded", std::move(details));
        complete(*branch, result);
    }
    run();
    return true;
}

bool Execution::fail(TaskId task, Fault fault, Nanoseconds now) {
    advance(now);
    Branch* branch = awaiting(task);
    if (!branch) return false;
    m_tasks.erase(task);
    branch->task = 0;
    ++branch->ticket;
    if (branch->state->type == StateType::Map)
        fault = {errors::kItemReaderFailed, fault.error + ": " + fault.cause};
    else
        noteTaskEnd(*branch, "Failed", withText(fault));
    handle(*branch, std::move(fault));
    run();
    return true;
}

bool Execution::heartbeat(TaskId task, Nanoseconds now) {
    advance(now);
    Branch* branch = awaiting(task);
    if (!branch) return false;
    if (branch->heartbeat) branch->heartbeat = now;
    return true;
}

void Execution::abort(Fault fault, Nanoseconds now) {
    advance(now);
    if (m_status == Status::Running) endWithFault(Status::Aborted, std::move(fault), at(kMachine).lastEvent);
}

std::vector<TaskOrder> Execution::takeOrders() {
    std::erase_if(m_orders, [this](const TaskOrder& order) { return !m_tasks.contains(order.id); });
    return std::exchange(m_orders, {});
}

std::optional<Nanoseconds> Execution::nextWake() {
    while (m_status == Status::Running && !m_timers.empty()) {
        const Timer& timer = m_timers.first();
        const auto branch = m_branches.find(timer.branch);
        if (timer.kind == TimerKind::Execution ||
            (branch != m_branches.end() && branch->second.ticket == timer.ticket))
            return timer.time;
        m_timers.dropFirst();
    }
    return std::nullopt;
}

void Execution::run() {
    while (m_status == Status::Running) {
        if (m_history.full())
            return endWithFault(Status::Failed,
                                {errors::kRuntime, "The execution reached the maximum number of history events (" +
                                                       std::to_string(kMostEvents) + ")."},
                                at(kMachine).lastEvent);
        if (m_ready.empty()) return;
        const auto branch = m_branches.find(m_ready.front());
        m_ready.pop_front();
        if (branch == m_branches.end()) continue;
        if (m_settings.express && ++m_atOnce > kMostAtOnce)
            return endWithFault(Status::TimedOut, {errors::kTimeout, ""}, at(kMachine).lastEvent);
        execute(branch->second);
    }
}

void Execution::fire(const Timer& timer) {
    if (timer.kind == TimerKind::Execution)
        return endWithFault(Status::TimedOut, {errors::kTimeout, ""}, at(kMachine).lastEvent);
    Branch& branch = at(timer.branch);
    switch (timer.kind) {
        case TimerKind::Execution: return;
        case TimerKind::Wait: return complete(branch, branch.selected);
        case TimerKind::Retry: return m_ready.push_back(branch.id);
        case TimerKind::TaskTimeout: return timeOut(branch, errors::kTimeout);
        case TimerKind::Heartbeat: {
            // A heartbeat in the meantime puts the end of patience off.
            const Nanoseconds silence = m_now - *branch.heartbeat;
            const Nanoseconds patience = *branch.patience;
            if (silence >= patience) return timeOut(branch, errors::kHeartbeatTimeout);
            m_timers.set({*branch.heartbeat + patience, 0, TimerKind::Heartbeat, branch.id, branch.ticket});
            return;
        }
    }
}

void Execution::await(Branch& branch, TimerKind kind, Nanoseconds time) {
    m_timers.set({time, 0, kind, branch.id, branch.ticket});
}

Branch* Execution::awaiting(TaskId task) {
    const auto found = m_tasks.find(task);
    return m_status == Status::Running && found != m_tasks.end() ? &at(found->second) : nullptr;
}

void Execution::endWithFault(Status status, Fault fault, EventId previous) {
    m_fault = std::move(fault);
    end(status, previous);
}

void Execution::end(Status status, EventId previous) {
    m_status = status;
    Json details;
    if (m_history.keeps())
        details = status == Status::Succeeded
                      ? Json{{"output", jsonText(*m_output)}, {"outputDetails", {{"truncated", false}}}}
                      : withText(m_fault);
    switch (status) {
        case Status::Running: break;
        case Status::Succeeded:
            m_history.add(previous, m_now, "ExecutionSucceeded", "executionSucceededEventDetails",
                          std::move(details));
            break;
        case Status::Failed:
            m_history.add(previous, m_now, "ExecutionFailed", "executionFailedEventDetails", std::move(details));
            break;
        case Status::TimedOut:
            m_history.add(previous, m_now, "ExecutionTimedOut", "executionTimedOutEventDetails",
                          std::move(details));
            break;
        case Status::Aborted:
            m_history.add(previous, m_now, "ExecutionAborted", "executionAbortedEventDetails", std::move(details));
            break;
    }
    m_branches.clear();
    m_ready.clear();
    m_orders.clear();
    m_tasks.clear();
    m_timers.clear();
}

}  // namespace cascade::asl
