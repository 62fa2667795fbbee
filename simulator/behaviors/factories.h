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
std::unique_ptr<Behavior> makeQueue(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeTopic(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeBus(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeBucket(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeSchedule(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeStream(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeFirehose(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeAnalytics(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeStateMachine(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeIotRule(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeUserPool(const Network& network, NodeIndex node);
std::unique_ptr<Behavior> makeIdentityPool(const Network& network, NodeIndex node);

}  // namespace cascade::simulator
