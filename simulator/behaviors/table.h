// SPDX-License-Identifier: MIT
// The table of behaviors: one per kind of the catalog. A test says which kind is missing.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "simulator/engine/behavior.h"
#include "simulator/engine/network.h"

namespace cascade::simulator {

struct BehaviorEntry {
    std::string_view kind;
    std::unique_ptr<Behavior> (*make)(const Network&, NodeIndex);
};

std::span<const BehaviorEntry> behaviors();
const BehaviorEntry* findBehavior(std::string_view kind);

}  // namespace cascade::simulator
