// SPDX-License-Identifier: MIT
// One benchmark each: does its work, measures it alone, and says how much it did.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "model/json.h"
#include "model/result.h"

namespace cascade::benchmarks {

using Arguments = std::vector<std::string>;

class Stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begun).count();
    }

private:
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

// Each answers {"items", "seconds"} and what else is worth telling.

/// PENDING EVENTS: the event queue alone, without engine, behaviors and facts.
Result<Json> bareQueue(const Arguments& arguments);
/// FILE DURATION: the first scenario of a design, so long, through simulate(); items are facts.
Result<Json> design(const Arguments& arguments);

}  // namespace cascade::benchmarks
