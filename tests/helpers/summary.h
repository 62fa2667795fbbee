// SPDX-License-Identifier: MIT
// A design as text, a line for each node and connection: what tests of readers compare.
#pragma once

#include <string>

#include "model/graph/design.h"

namespace cascade::tests {

/// "Orders sqs-queue {"delay":"5s"}", then "Api -> Orders: send {…}", each in the design's order.
std::string summaryOf(const Design& design);
/// The same lines, sorted: for designs that may differ in order alone.
std::string sortedSummaryOf(const Design& design);

}  // namespace cascade::tests
