// SPDX-License-Identifier: MIT
// A message: one copy on its way or inside a node, with its payload, its cause and its lineage.
#pragma once

#include <cstdint>

#include "simulator/engine/content.h"
#include "simulator/engine/slots.h"
#include "simulator/fact.h"

namespace cascade::simulator {

/// What the sender waits for.
enum class Wait : std::uint8_t {
    Nothing,
    Acceptance,  ///< "I have it": queues, topics, asynchronous invocations.
    Result       ///< The target's own answer: synchronous calls and pollers.
};

struct Message {
    MessageId id;
    MessageId cause;
    ContentPointer content;
    Nanoseconds arrived = 0;     ///< At the node that holds it.
    Nanoseconds enqueued = 0;    ///< When a queue first took it; redrives keep it (retention counts from here).
    std::uint32_t root = kNone;  ///< The stimulus it follows from …
    std::uint32_t path = 0;      ///< … and the nodes since then (Paths of the report).
    MessageHandle next = kNone;  ///< Further records of the same batch.
    LinkIndex link = kNone;      ///< By which it came.
    NodeIndex at = kNone;        ///< Who received it and is not done with it; none while it travels.
    NodeIndex caller = kNone;    ///< Who gets the answer, with this token.
    std::uint32_t token = 0;
    Wait wait = Wait::Nothing;
    bool leads = false;   ///< Another message followed from it.
    bool failed = false;  ///< A record that its receiver could not handle, in a batch of which others went well.
    std::uint16_t turns = 0;  ///< How often its lineage came back to `pivot`.
    std::uint32_t hops = 0;   ///< Steps of its lineage inside one loop of the design.
    NodeIndex pivot = kNone;
    std::uint32_t loop = kNone;
};

/// A stimulus, for as long as anything that follows from it is under way.
struct Root {
    Nanoseconds born = 0;
    std::uint32_t open = 0;
    NodeIndex node = kNone;
    MessageId message;
    std::uint32_t stimulus = kNone;  ///< Of the scenario, if one of its users waits for the end of `message`.
};

}  // namespace cascade::simulator
