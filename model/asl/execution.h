// SPDX-License-Identifier: MIT
// One execution of a state machine, as a value: no clock, no threads, no input or output of its own. Whoever drives
// it starts the tasks that it orders, tells it what they answer and when it is, and asks whether it has ended.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/asl/branch.h"
#include "model/asl/definition.h"
#include "model/asl/error_handling.h"
#include "model/asl/history.h"
#include "model/asl/timers.h"

namespace cascade::asl {

/// AWS Step Functions Developer Guide, "Service quotas" and "Map state".
inline constexpr std::int64_t kMostEvents = 25'000;
inline constexpr std::size_t kMostInline = 40;
inline constexpr std::size_t kMostChildren = 10'000;
inline constexpr Nanoseconds kLongestExpress = 5 * kMinute;

struct ExecutionSettings {
    std::string machine = "StateMachine";
    std::string name = "execution";
    std::string region = "us-east-1";
    std::string account = "123456789012";
    Nanoseconds epoch = 0;  ///< Virtual time 0, since 1970-01-01T00:00:00Z.
    std::uint64_t seed = 1;
    bool express = false;
    bool keepHistory = true;
};

/// A task to start. Whoever starts it answers with the same id, once.
struct TaskOrder {
    enum class Purpose { Task, ItemReader };
    TaskId id = 0;
    Purpose purpose = Purpose::Task;
    std::string state;
    std::string resource;
    Integration integration = Integration::RequestResponse;
    Value payload;
    std::string token;  ///< For SendTaskSuccess and SendTaskFailure of a callback.
    std::optional<Nanoseconds> timeout;
    std::optional<Nanoseconds> heartbeat;
};

enum class Status { Running, Succeeded, Failed, TimedOut, Aborted };
/// "SUCCEEDED" and its like, as DescribeExecution says.
std::string_view nameOf(Status status);

class Execution {
public:
    Execution(std::shared_ptr<const Machine> machine, ExecutionSettings settings);

    /// Times are virtual and never go back. REQUIRES: called once, before all others.
    void start(Value input, Nanoseconds now);
    /// Does what is due by `now`.
    void advance(Nanoseconds now);
    /// False, and nothing happens, when that task is no longer awaited.
    bool succeed(TaskId task, Value result, Nanoseconds now);
    bool fail(TaskId task, Fault fault, Nanoseconds now);
    bool heartbeat(TaskId task, Nanoseconds now);
    void abort(Fault fault, Nanoseconds now);

    /// The tasks to start that were not taken yet.
    std::vector<TaskOrder> takeOrders();
    /// When `advance` has something to do next, if no task answers before.
    std::optional<Nanoseconds> nextWake();

    Status status() const { return m_status; }
    const Value& output() const { return m_output; }  ///< Null unless it succeeded.
    const Fault& fault() const { return m_fault; }    ///< Empty unless it failed.
    const History& history() const { return m_history; }
    const ExecutionSettings& settings() const { return m_settings; }
    /// How many retries were begun so far, and how long the last one waits.
    std::int64_t retries() const { return m_retries; }
    /// Steps that were executed so far, retries included: what Standard executions are charged by.
    std::int64_t transitions() const { return m_entered + m_retries; }
    Nanoseconds lastDelay() const { return m_lastDelay; }

private:
    // execution.cpp: the loop, timers, endings
    void run();
    void fire(const Timer& timer);
    void end(Status status, EventId previous);
    void endWithFault(Status status, Fault fault, EventId previous);
    Branch* awaiting(TaskId task);
    Branch& at(BranchId id) { return m_branches.at(id); }
    void await(Branch& branch, TimerKind kind, Nanoseconds time);

    // execution_flow.cpp: from state to state
    void enter(Branch& branch, StateIndex state, Value input);
    void execute(Branch& branch);
    void executeWait(Branch& branch);
    void executeChoice(Branch& branch);
    void executeFail(Branch& branch);
    void complete(Branch& branch, const Value& result);
    /// How a state is left: by itself, or by one rule of a Choice state.
    struct Way {
        const std::optional<Template>& assign;
        const std::optional<Template>& queryOutput;
        std::optional<StateIndex> next;
    };
    void leave(Branch& branch, const Value& placed, const Scope& scope, const Way& way);
    void exit(Branch& branch, const Value& output, std::optional<StateIndex> next, const Json& assigned);
    void handle(Branch& branch, Fault fault, FaultOrigin origin = FaultOrigin::State);
    bool retry(Branch& branch, const Fault& fault, FaultOrigin origin);
    void recover(Branch& branch, const Catcher& catcher, const Fault& fault);
    void endFlow(BranchId id, const Value& output);
    void failFlow(BranchId id, Fault fault);

    // execution_tasks.cpp
    void executeTask(Branch& branch);
    void order(Branch& branch, TaskOrder order);
    void noteTaskStart(Branch& branch, const TaskOrder& order);
    void noteTaskEnd(Branch& branch, std::string_view what, Json details);
    void timeOut(Branch& branch, const char* error);

    // execution_fan.cpp: Parallel and Map
    void executeParallel(Branch& branch);
    void executeMap(Branch& branch);
    void fanOut(Branch& branch, const Json& items);
    std::optional<Fault> selectItems(Branch& branch, std::vector<Item>& items);
    std::optional<Fault> batchItems(Branch& branch, std::vector<Item>& items);
    std::string mapRunArn(const Branch& branch) const;
    void startFan(Branch& branch, Fan fan);
    void startBranches(BranchId id);
    void branchEnded(BranchId parent, std::size_t index, const Value& output, EventId last);
    void branchFailed(BranchId parent, std::size_t index, Fault fault, EventId last);
    void endFan(Branch& branch);
    void noteIteration(Branch& branch, const State& map, std::string_view what, std::size_t index);
    void stopFan(Branch& branch);
    void drop(BranchId id);

    // execution_scope.cpp
    Scope scopeOf(const Branch& branch);
    Json contextOf(const Branch& branch) const;
    Outcome<std::optional<double>> amountOf(const Branch& branch, const std::optional<Template>& field,
                                            std::string_view name);
    /// As amountOf, without what lies behind the point.
    Outcome<std::optional<std::int64_t>> numberOf(const Branch& branch, const std::optional<Template>& field,
                                                  std::string_view name);
    /// An event named after the type of the branch's state: "Pass" + "StateEntered".
    EventId noteState(Branch& branch, std::string_view what, std::string_view detailsName, Json details);
    EventId note(Branch& branch, std::string_view type, std::string_view detailsName = {}, Json details = nullptr);
    bool notes(const Branch& branch) const { return m_history.keeps() && !branch.child(); }
    Fault explained(const Branch& branch, Fault fault) const;

    std::shared_ptr<const Machine> m_machine;
    ExecutionSettings m_settings;
    Status m_status = Status::Running;
    Value m_input;
    Value m_output;
    Fault m_fault;
    Nanoseconds m_now = 0;
    Nanoseconds m_started = 0;
    History m_history;
    Random m_random;
    Timers m_timers;
    std::map<BranchId, Branch> m_branches;
    std::deque<BranchId> m_ready;  ///< Branches whose state is to be executed.
    std::vector<TaskOrder> m_orders;
    std::map<TaskId, BranchId> m_tasks;
    BranchId m_lastBranch = 0;
    TaskId m_lastTask = 0;
    std::int64_t m_entered = 0;  ///< States.
    std::int64_t m_retries = 0;
    Nanoseconds m_lastDelay = 0;
    std::int64_t m_atOnce = 0;      ///< States executed since time last moved on.
    std::optional<Json> m_context;  ///< Of the scope that was made last.
};

}  // namespace cascade::asl
