// SPDX-License-Identifier: MIT
// Events of EventBridge and of those who speak its language, and results of asynchronous invocations.
#pragma once

#include <string>

#include "model/envelope/hop.h"
#include "model/envelope/records.h"
#include "model/json.h"

namespace cascade {

/// What a rule on a bus hands to its target.
Json busEvent(const Hop& hop, const std::string& source, const std::string& detailType, const Json& detail);

/// What a schedule hands over when its author gave no input.
Json scheduledEvent(const Hop& hop);

/// A bucket's notification to EventBridge ("Object Created").
Json s3BusEvent(const Hop& hop, const ObjectChange& change);

/// What a destination of an asynchronous invocation receives. `condition`: "Success", "RetriesExhausted" or
/// "EventAgeExceeded"; `hop.source` is the function.
Json destinationRecord(const Hop& hop, const Json& request, const Json& response, const std::string& condition,
                       int invokeCount);

}  // namespace cascade
