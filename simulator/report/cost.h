// SPDX-License-Identifier: MIT
// What a run would have cost: the catalog's prices times what the recorder counted.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "simulator/report/recorder.h"

namespace cascade::simulator {

/// USD by kind of the design that has prices, in the catalog's order, "total_usd" last. List prices without free
/// tiers.
std::vector<std::pair<std::string, double>> costOf(const Network& network, const Recorder& recorder,
                                                   Nanoseconds end);

}  // namespace cascade::simulator
