// SPDX-License-Identifier: MIT
// Where an execution stands: the flows that run at the same time, each at one state.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/asl/definition.h"
#include "model/asl/history.h"
#include "model/asl/scope.h"

namespace cascade::asl {

using BranchId = std::uint64_t;
using TaskId = std::uint64_t;

inline constexpr BranchId kMachine = 1;  ///< The branch that is the machine itself.

/// What one branch or iteration is given.
struct Item {
    Value input;
    Value value = nullptr;  ///< Of Map: the item itself, $$.Map.Item.Value.
    std::string key = {};   ///< Of Map over an object.
};

/// A Parallel or Map state at work.
struct Fan {
    std::vector<Item> items;
    std::vector<Value> results;   ///< Null for what has not succeeded.
    std::vector<BranchId> alive;  ///< Branches that run now.
    std::size_t started = 0;
    std::size_t done = 0;
    std::size_t failed = 0;
    std::size_t concurrency = 0;
    std::size_t tolerated = 0;  ///< Failures that a distributed Map lives with.
};

/// One flow that runs. The first one is the machine; others belong to a Parallel or Map state.
struct Branch {
    BranchId id = 0;
    const Flow* flow = nullptr;
    BranchId parent = 0;    ///< 0 for the machine.
    std::size_t index = 0;  ///< In the parent's fan.
    BranchId root = 0;      ///< Of its execution: the machine, or an item of a distributed Map.
    Item item;
    std::shared_ptr<const Variables> variables;
    EventId lastEvent = 0;

    const State* state = nullptr;
    Value raw;        ///< The state's input.
    Value selected;   ///< After InputPath.
    Value effective;  ///< After Parameters or Arguments.
    Nanoseconds entered = 0;
    EventId enteredEvent = 0;
    std::vector<std::int64_t> attempts;  ///< By retrier of the state.
    std::int64_t retries = 0;
    TaskId task = 0;           ///< Whose answer is awaited; 0 for none.
    std::string token;         ///< Of a task with a callback.
    std::uint64_t ticket = 0;  ///< Grows with each thing that is awaited: timers of earlier ones are void.
    std::optional<Nanoseconds> patience;   ///< HeartbeatSeconds of the task.
    std::optional<Nanoseconds> heartbeat;  ///< When the task was last heard of, where it must be.
    std::optional<Fan> fan;

    /// In a child execution of a distributed Map, whose events are not of this history.
    bool child() const { return root != kMachine; }
};

}  // namespace cascade::asl
