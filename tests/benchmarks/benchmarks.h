// SPDX-License-Identifier: MIT
// One benchmark each: does its work, measures it alone, and says how much it did.
#pragma once

#include <ctime>
#include <string>
#include <vector>

#include "model/json.h"
#include "model/result.h"

namespace cascade::benchmarks {

using Arguments = std::vector<std::string>;

/// Processor time: on a shared machine it says more than the clock on the wall, and our side and the peers have one
/// thread each.
class Stopwatch {
public:
    double seconds() const { return static_cast<double>(std::clock() - m_begun) / CLOCKS_PER_SEC; }

private:
    std::clock_t m_begun = std::clock();
};

// Each answers {"items", "seconds"} and what else is worth telling.

/// PENDING EVENTS: the event queue alone, without engine, behaviors and facts.
Result<Json> bareQueue(const Arguments& arguments);
/// PENDING EVENTS: as many timers that set themselves again, through the engine; items are events, a fact each.
Result<Json> hold(const Arguments& arguments);
/// CUSTOMERS: arrivals at 0.9 a second, one server at 1 a second; items are events, two a customer.
Result<Json> mm1(const Arguments& arguments);
/// FORMAT NODES: a design of so many nodes as a project; items are nodes.
Result<Json> exports(const Arguments& arguments);
/// FILE DURATION: the first scenario of a design, so long, through simulate(); items are facts.
Result<Json> design(const Arguments& arguments);

}  // namespace cascade::benchmarks
