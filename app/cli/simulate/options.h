// SPDX-License-Identifier: MIT
// What `cascade simulate` was asked for, and the commands behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/input.h"
#include "simulator/simulate.h"

namespace cascade::app {

struct SimulateOptions {
    std::string file, scenario, duration;
    std::string trace;                  ///< A file …
    std::string traceFormat = "jsonl";  ///< … in this format.
    std::string tree;                   ///< Of which cascade (simulator/trace/cascade.h); "": of none.
    simulator::Extent extent;           ///< Of the report.
    std::optional<std::uint64_t> seed;
    std::string format = "text";
    std::size_t runs = 1;
    std::vector<std::string> sweeps;  ///< "NAME.PARAMETER=A,B,C"
    unsigned threads = 0;             ///< 0: one for each core.
};

/// Reads the design, with the recorded arrivals of the scenario that will run in their place.
Result<Input> readDesign(const SimulateOptions& options);
/// The scenario that will run on `design`, which may have been changed since it was read.
Result<simulator::Scenario> scenarioOf(const Design& design, const SimulateOptions& options);

class Ranks;

/// One run with its trace and its report; returns the exit status.
Result<int> simulateOnce(const SimulateOptions& options);
/// Many seeds, many settings, or both, shared out over the ranks.
Result<int> simulateMany(const SimulateOptions& options, const Ranks& ranks);

}  // namespace cascade::app
