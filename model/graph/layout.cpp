// SPDX-License-Identifier: MIT
// Placing nodes, with an index that follows.
#include "model/graph/layout.h"

namespace cascade {

std::size_t Layout::positionOf(NodeId node) const {
    const auto found = m_index.find(node);
    return found == m_index.end() ? m_entries.size() : found->second;
}

void Layout::set(NodeId node, std::optional<Point> point, std::size_t position) {
    const auto found = m_index.find(node);
    if (found != m_index.end() && point) {
        m_entries[found->second].second = *point;
        return;
    }
    if (found == m_index.end() && !point) return;
    const auto at = m_entries.begin() + static_cast<std::ptrdiff_t>(position);
    if (point)
        m_entries.insert(at, {node, *point});
    else
        m_entries.erase(at);
    if (!point) m_index.erase(node);
    for (std::size_t i = position; i < m_entries.size(); ++i) m_index[m_entries[i].first] = i;
}

}  // namespace cascade
