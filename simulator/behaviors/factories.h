// SPDX-License-Identifier: MIT
// One factory per behavior; each is defined beside its behavior, and listed in table.cpp.
#pragma once

#include <memory>

#include "simulator/engine/behavior.h"
#include "simulator/engine/network.h"

namespace cascade::simulator {

std::unique_ptr<Behavior> makeClient(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeApi(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeFunction(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeTable(const Network& network, NodeIndex node);

}  // namespace cascade::simulator
