// SPDX-License-Identifier: MIT
// Where things stand on the canvas: one point per node, in the author's order, joined to the architecture by id.
#pragma once

#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/graph/ids.h"

namespace cascade {

/// Canvas units (device-independent pixels at 100 %); the centre of a node. x grows right, y grows down.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// Reading only: Design makes the edits.
class Layout {
public:
    using Entry = std::pair<NodeId, Point>;

    const std::vector<Entry>& entries() const { return m_entries; }
    std::optional<Point> find(NodeId node) const {
        const auto found = m_index.find(node);
        return found == m_index.end() ? std::nullopt : std::optional(m_entries[found->second].second);
    }

private:
    friend class Design;
    void set(NodeId node, std::optional<Point> point, std::size_t position);
    std::size_t positionOf(NodeId node) const;  // entries().size() when the node is not placed

    std::vector<Entry> m_entries;
    std::unordered_map<NodeId, std::size_t> m_index;
};

}  // namespace cascade
