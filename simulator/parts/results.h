// SPDX-License-Identifier: MIT
// What Lambda tells of an asynchronous invocation, to its destinations and dead-letter queues.
#pragma once

#include "simulator/engine/network.h"

namespace cascade::simulator {

/// Of contents whose parent is what the function was invoked with and whose sequence counts its attempts. The
/// connection starts at the function; `condition` is Lambda's word for how it went ("Success").
std::shared_ptr<const Recipe> makeResult(std::shared_ptr<const Network> network, LinkIndex link,
                                         std::string condition);

}  // namespace cascade::simulator
