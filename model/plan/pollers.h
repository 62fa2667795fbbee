// SPDX-License-Identifier: MIT
// Event source mappings: what Lambda's pollers fetch for a function.
#pragma once

#include <vector>

#include "model/plan/builder.h"

namespace cascade {

/// A queue or a stream triggers a function: the event with the connection's batch settings, and the right to poll.
void addPoller(Builder& builder, const Connection& connection, EventSource::Type type, const Json& arn,
               std::vector<Json> resources);

}  // namespace cascade
