// SPDX-License-Identifier: MIT
// Paints the parts of a file over each other, the outer ones first.
#include "exporters/provenance/provenance.h"

#include <algorithm>

namespace cascade::exporters {
namespace {

void mark(std::vector<bool>& marked, LineRange range) {
    for (int line = range.first; line <= range.last; ++line) marked[static_cast<std::size_t>(line - 1)] = true;
}

std::vector<LineRange> rangesOf(const std::vector<bool>& marked) {
    std::vector<LineRange> ranges;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        if (!marked[i]) continue;
        const int line = static_cast<int>(i) + 1;
        if (ranges.empty() || ranges.back().last != line - 1) ranges.push_back({line, line});
        ranges.back().last = line;
    }
    return ranges;
}

}  // namespace

Provenance::Provenance(const GeneratedFile& file) : m_origins(file.origins) {
    const auto count = std::count(file.text.begin(), file.text.end(), '\n') +
                       (file.text.empty() || file.text.back() == '\n' ? 0 : 1);
    m_innermost.assign(static_cast<std::size_t>(count), -1);
    std::stable_sort(m_origins.begin(), m_origins.end(), [](const LineOrigin& a, const LineOrigin& b) {
        return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    for (std::size_t i = 0; i < m_origins.size(); ++i)
        for (int line = m_origins[i].first; line <= std::min(m_origins[i].last, lines()); ++line)
            m_innermost[static_cast<std::size_t>(line - 1)] = static_cast<int>(i);
}

std::optional<Origin> Provenance::at(int line) const {
    if (line < 1 || line > lines()) return {};
    const int part = m_innermost[static_cast<std::size_t>(line - 1)];
    if (part < 0) return {};
    return m_origins[static_cast<std::size_t>(part)].origin;
}

std::vector<LineRange> Provenance::of(NodeId node) const { return of(std::span(&node, 1), {}); }

std::vector<LineRange> Provenance::of(ConnectionId connection) const { return of({}, std::span(&connection, 1)); }

std::vector<LineRange> Provenance::of(std::span<const NodeId> nodes,
                                      std::span<const ConnectionId> connections) const {
    std::vector<bool> marked(m_innermost.size(), false);
    const auto has = [](const auto& list, const auto& id) {
        return std::find(list.begin(), list.end(), id) != list.end();
    };
    for (const LineOrigin& part : m_origins)
        if (!part.origin.connection && has(nodes, part.origin.node))
            mark(marked, {part.first, std::min(part.last, lines())});
    for (std::size_t i = 0; i < m_innermost.size(); ++i)
        if (m_innermost[i] >= 0 &&
            has(connections, m_origins[static_cast<std::size_t>(m_innermost[i])].origin.connection))
            marked[i] = true;
    return rangesOf(marked);
}

}  // namespace cascade::exporters
