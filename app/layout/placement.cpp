// SPDX-License-Identifier: MIT
// Taking places over into a design, and the layouts that need no Graphviz.
#include "app/layout/placement.h"

#include <deque>
#include <map>
#include <unordered_map>

#include "app/edit_sequence.h"

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
    EditSequence edits(design);
    for (const auto& [node, point] : places) edits.add(design.moveNode(node, point));
    return std::move(edits).finish();
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

}  // namespace cascade::app
