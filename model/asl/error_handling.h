// SPDX-License-Identifier: MIT
// Which Retry and Catch a fault meets, and how long a retry waits.
#pragma once

#include <string>
#include <vector>

#include "model/asl/definition.h"
#include "model/asl/fault.h"
#include "model/asl/random.h"

namespace cascade::asl {

/// A branch of a Parallel or Map state failed: its fault answers to States.BranchFailed also.
enum class FaultOrigin { State, Branch };

/// States.ALL meets all but States.DataLimitExceeded; States.TaskFailed all but timeouts; States.Runtime meets
/// nothing, by any name: such errors always fail the execution.
bool meets(const std::vector<std::string>& names, const Fault& fault, FaultOrigin origin);

/// Before the retry that follows `attempts` others of the same retrier.
Nanoseconds retryDelay(const Retrier& retrier, std::int64_t attempts, Random& random);

}  // namespace cascade::asl
