// SPDX-License-Identifier: MIT
// Provenance: from a line of an exported file to the node or connection it came from, and back.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "exporters/exporter.h"

namespace cascade::exporters {

/// Lines `first` to `last`, from 1.
struct LineRange {
    int first = 0;
    int last = 0;
    bool operator==(const LineRange&) const = default;
};

/// Of one file.
class Provenance {
public:
    Provenance() = default;
    explicit Provenance(const GeneratedFile& file);

    int lines() const { return static_cast<int>(m_innermost.size()); }
    /// Of the innermost part that holds the line; nothing for what belongs to the whole file: headers, globals.
    std::optional<Origin> at(int line) const;
    /// Everything that stands there for the node, with what its connections brought into it.
    std::vector<LineRange> of(NodeId node) const;
    /// Exactly what the connection brought.
    std::vector<LineRange> of(ConnectionId connection) const;
    /// All of these together, each line once.
    std::vector<LineRange> of(std::span<const NodeId> nodes, std::span<const ConnectionId> connections) const;

private:
    std::vector<LineOrigin> m_origins;  ///< Outer before inner.
    std::vector<int> m_innermost;       ///< By line: an index into m_origins, or -1.
};

}  // namespace cascade::exporters
