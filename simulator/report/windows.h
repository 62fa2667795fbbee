// SPDX-License-Identifier: MIT
// Windows of time: what every node did in each of at most 150 equal parts of a run. Sums are noted when a window
// ends, so that a fact costs one comparison; memory does not grow with the run's length.
#pragma once

#include <cstdint>
#include <vector>

#include "model/units.h"

namespace cascade::simulator {

/// A node's sums at the end of a window. "Most" and "oldest" are those of the window alone.
struct WindowSample {
    std::uint64_t received = 0;
    std::uint64_t invocations = 0;
    std::uint64_t errors = 0;
    std::uint64_t throttled = 0;
    std::uint64_t ended = 0;  ///< Messages whose stay here was over …
    double stay = 0;          ///< … and how long they stayed, together.
    double depthArea = 0;
    double concurrencyArea = 0;
    double instancesArea = 0;
    std::int64_t depthMost = 0;
    std::int64_t concurrencyMost = 0;
    Nanoseconds oldest = 0;
};

/// The width that a run of this length is cut into: 1, 2, 5, 10 … of a unit that people use.
Nanoseconds windowWidth(Nanoseconds duration);

}  // namespace cascade::simulator
