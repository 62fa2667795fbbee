// SPDX-License-Identifier: MIT
// What is selected, by id: canvas, properties and actions speak of it this way.
#pragma once

#include <vector>

#include "model/graph/ids.h"

namespace cascade::app {

struct Selection {
    std::vector<NodeId> nodes;
    std::vector<ConnectionId> connections;

    bool empty() const { return nodes.empty() && connections.empty(); }
    std::size_t size() const { return nodes.size() + connections.size(); }
    bool operator==(const Selection&) const = default;
};

}  // namespace cascade::app
