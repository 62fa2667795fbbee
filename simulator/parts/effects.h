// SPDX-License-Identifier: MIT
// Effects: what a function does when it handles an event, as its "simulation" declares it or as the drawing
// implies.
#pragma once

#include <vector>

#include "simulator/engine/context.h"
#include "simulator/parts/record_filter.h"

namespace cascade::simulator {

/// One use of one connection.
struct Effect {
    LinkIndex link = kNone;
    Wait wait = Wait::Acceptance;
    std::uint32_t times = 1;
    RecordFilter when;
    std::shared_ptr<const Recipe> content;  ///< none: what the event says goes on as it is
};

/// True for connections that carry results of asynchronous invocations, not what the code does.
bool isDestination(const Link& link);
/// Declared effects, or each other outgoing connection once. A use of a connection that is not there is left out
/// (the rules report it).
std::vector<Effect> effectsOf(const Network& network, NodeIndex function);

}  // namespace cascade::simulator
