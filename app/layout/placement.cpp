// SPDX-License-Identifier: MIT
// Taking places over into a design, and the layouts that need no Graphviz.
#include "app/layout/placement.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <unordered_map>

namespace cascade::app {
namespace {

/// The fewest connections from a node that nothing leads to. In a part that is all loops, its first node is the
/// start.
std::unordered_map<NodeId, int> columns(const Architecture& architecture) {
    std::unordered_map<NodeId, std::vector<NodeId>> targets;
    std::unordered_map<NodeId, int> incoming;
    for (const Connection& connection : architecture.connections()) {
        if (connection.from == connection.to) continue;
        targets[connection.from].push_back(connection.to);
        ++incoming[connection.to];
    }
    std::unordered_map<NodeId, int> column;
    const auto walkFrom = [&](std::deque<NodeId> waiting) {
        for (; !waiting.empty(); waiting.pop_front())
            for (const NodeId next : targets[waiting.front()])
                if (column.emplace(next, column[waiting.front()] + 1).second) waiting.push_back(next);
    };
    std::deque<NodeId> sources;
    for (const Node& node : architecture.nodes())
        if (incoming[node.id] == 0 && column.emplace(node.id, 0).second) sources.push_back(node.id);
    walkFrom(std::move(sources));
    for (const Node& node : architecture.nodes())
        if (column.emplace(node.id, 0).second) walkFrom({node.id});
    return column;
}

}  // namespace

Result<Changes> applyPlacement(Design& design, const Placement& places) {
    Changes all;
    for (const auto& [node, point] : places) {
        Result<Changes> changes = design.moveNode(node, point);
        if (!changes) return changes;
        all.insert(all.end(), changes->begin(), changes->end());
    }
    return all;
}

Placement columnPlacement(const Architecture& architecture, const Spacing& spacing) {
    const auto column = columns(architecture);
    std::map<int, int> filled;
    Placement places;
    places.reserve(architecture.nodes().size());
    for (const Node& node : architecture.nodes()) {
        const int x = column.at(node.id);
        const int y = filled[x]++;
        places.push_back(
            {node.id,
             {x * (spacing.nodeWidth + spacing.betweenRanks), y * (spacing.nodeHeight + spacing.between)}});
    }
    return places;
}

Placement placementBeneath(const Design& design, const Spacing& spacing) {
    const auto& nodes = design.architecture().nodes();
    const auto& placed = design.layout().entries();
    Point start;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const Point& point = placed[i].second;
        start.x = i == 0 ? point.x : std::min(start.x, point.x);
        start.y = i == 0 ? point.y : std::max(start.y, point.y);
    }
    if (!placed.empty()) start.y += spacing.nodeHeight + spacing.between;
    const auto missing = static_cast<double>(nodes.size() - std::min(nodes.size(), placed.size()));
    const int perRow = std::max(4, static_cast<int>(std::ceil(std::sqrt(missing))));
    Placement places;
    for (const Node& node : nodes) {
        if (design.layout().find(node.id)) continue;
        const int index = static_cast<int>(places.size());
        places.push_back({node.id,
                          {start.x + index % perRow * (spacing.nodeWidth + spacing.between),
                           start.y + index / perRow * (spacing.nodeHeight + spacing.between)}});
    }
    return places;
}

}  // namespace cascade::app
