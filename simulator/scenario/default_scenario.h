// SPDX-License-Identifier: MIT
// The scenario of a design that has none: draw it and press play.
#pragma once

#include "simulator/simulate.h"

namespace cascade::simulator {

class Network;

inline constexpr std::string_view kDefaultScenario = "default";

/// Schedules fire; every other connected source of events that nothing in the design feeds gets one message a
/// second with its kind's sample payload, for 5 minutes, seed 1. An API gets that on each of its routes.
Scenario defaultScenario(const Network& network);

}  // namespace cascade::simulator
