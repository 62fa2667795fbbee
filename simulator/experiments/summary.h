// SPDX-License-Identifier: MIT
// The summary of many runs: the shape of one report, with a statistic where the report has a number.
#pragma once

#include <vector>

#include "model/json.h"

namespace cascade::simulator {

/// `reports` are toJson() of runs that differ in nothing but the seed, in the order of the seeds; at least one. The
/// result has "scenario", "seed" (the first), "runs", "virtual_seconds", "events", "nodes", "end_to_end", "cost"…
/// with {"mean", "sd", "ci95": [low, high], "min", "max"} for every number ("runs" too, where not all runs had it),
/// and "expectations" with the number of runs that "passed" and the statistic of "actual".
Json summaryOf(const std::vector<Json>& reports);

}  // namespace cascade::simulator
