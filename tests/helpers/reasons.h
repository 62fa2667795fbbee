// SPDX-License-Identifier: MIT
// What the facts of a run give as reasons.
#pragma once

#include <algorithm>
#include <string_view>

#include "tests/helpers/rehearse.h"

namespace cascade::tests {

/// How many facts of this type a node has with this reason.
inline std::size_t countOf(const Rehearsal& run, NodeId node, simulator::FactType type, std::string_view reason) {
    return static_cast<std::size_t>(std::ranges::count_if(run.facts, [&](const simulator::Fact& fact) {
        return fact.node == node && fact.type == type && fact.reason == reason;
    }));
}

}  // namespace cascade::tests
