// SPDX-License-Identifier: MIT
// Events as others see them: the function its record, a filter what it is matched against.
#pragma once

#include "simulator/engine/network.h"

namespace cascade::simulator {

/// The event, or for batches its one record, in AWS's own shape.
Json recordView(const Network& network, const Passage& passage, const Content& content);
/// `decodeBody`: a queue's body as JSON, for patterns that look inside it.
Json filterView(const Network& network, const Passage& passage, const Content& content, bool decodeBody);

/// The event that EventBridge makes of what was put on a bus.
Json busEvent(const Content& content, Nanoseconds now);

}  // namespace cascade::simulator
