// SPDX-License-Identifier: MIT
// New ways, and all of them in the end.
#include "simulator/report/paths.h"

#include <algorithm>

namespace cascade::simulator {

Paths::Index Paths::add(Index path, NodeIndex node) {
    if (path == kOther || m_steps.size() == kMostSteps || m_steps[path].length == kLongest) return kOther;
    const auto index = static_cast<Index>(m_steps.size());
    m_steps.push_back({node, path, kStart, m_steps[path].firstChild, m_steps[path].length + 1, kNone});
    m_steps[path].firstChild = index;
    return index;
}

void Paths::makeRecord(Index path) {
    if (path != kOther && m_records.size() >= kMostRecords) {
        m_steps[path].record = (recordOf(kOther), m_steps[kOther].record);
        return;
    }
    m_steps[path].record = static_cast<std::uint32_t>(m_records.size());
    m_records.emplace_back();
}

std::vector<NodeIndex> Paths::nodesOf(Index path) const {
    std::vector<NodeIndex> nodes;
    for (; m_steps[path].node != kNone; path = m_steps[path].parent) nodes.push_back(m_steps[path].node);
    std::ranges::reverse(nodes);
    return nodes;
}

std::vector<Paths::Entry> Paths::entries() const {
    std::vector<Entry> entries;
    for (Index path = kOther; path < m_steps.size(); ++path) {
        const std::uint32_t record = m_steps[path].record;
        if (record == kNone || (path != kOther && record == m_steps[kOther].record)) continue;
        entries.push_back({nodesOf(path), &m_records[record]});
    }
    std::ranges::sort(entries, [](const Entry& left, const Entry& right) {
        if (left.nodes.empty() != right.nodes.empty()) return right.nodes.empty();  // "other" comes last
        if (left.record->count() != right.record->count()) return left.record->count() > right.record->count();
        return left.nodes < right.nodes;
    });
    return entries;
}

}  // namespace cascade::simulator
