// SPDX-License-Identifier: MIT
// Takes circular dependencies out of a plan without taking anything away from it.
#pragma once

#include "model/plan/builder.h"

namespace cascade {

/// Every circle runs through what a function uses, or through dead-letter queues. In a circle,
///   permissions     leave the function's role for a policy of their own, which needs both and which nothing needs;
///   destinations    leave the function for an EventInvokeConfig of their own;
///   names           of buckets, functions, delivery streams and queues are fixed, and the others build them with
///   Sub; API addresses   have no name that can be fixed: they go through an SSM parameter.
void breakCycles(Builder& builder);

}  // namespace cascade
