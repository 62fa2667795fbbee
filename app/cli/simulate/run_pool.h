// SPDX-License-Identifier: MIT
// Many runs on all cores of this process.
#pragma once

#include <optional>

#include "app/cli/interrupt.h"
#include "app/cli/simulate/sweep.h"

namespace cascade::app {

/// One run to do: a point and how many seeds after the scenario's own.
struct Job {
    std::size_t point = 0;
    std::uint64_t seedOffset = 0;
};

/// The reports of the jobs, as JSON, in their order whatever the number of threads; nothing where the work was
/// interrupted before the run's end. Shows progress on a terminal.
Result<std::vector<std::optional<Json>>> runAll(const std::vector<Point>& points, const std::vector<Job>& jobs,
                                                unsigned threads, const Interrupt& interrupt);

}  // namespace cascade::app
