// SPDX-License-Identifier: MIT
// Behaviors from the textbook, for tests and benchmarks of the bare engine: Run::begin takes them instead of AWS's.
#pragma once

#include <memory>

#include "simulator/engine/behavior.h"
#include "simulator/engine/network.h"

namespace cascade::tests {

/// A station of a queueing network: first come first served, "servers" at a time (default 1), each for a "service"
/// (a distribution), both in the node's "simulation", and "room" for so many customers in all (default any number).
/// What it has served goes on along its first connection, if any.
std::unique_ptr<simulator::Behavior> makeStation(const simulator::Network& network, simulator::NodeIndex node);

/// The hold model: "pending" timers, each of which sets itself again after an exponential time of mean 1 s, and
/// says so in a fact.
std::unique_ptr<simulator::Behavior> makeHold(const simulator::Network& network, simulator::NodeIndex node);

}  // namespace cascade::tests
