// SPDX-License-Identifier: MIT
// What Lambda tells of an asynchronous invocation, to its destinations and dead-letter queues.
#pragma once

#include "simulator/engine/network.h"

namespace cascade::simulator {

/// Of contents whose parent is what the function was invoked with and whose sequence counts its attempts; the
/// connection wraps it as the destination's record. `condition` is Lambda's word for how it went ("Success").
std::shared_ptr<const Recipe> makeResult(std::shared_ptr<const Network> network, std::string condition);

}  // namespace cascade::simulator
