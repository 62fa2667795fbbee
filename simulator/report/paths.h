// SPDX-License-Identifier: MIT
// The ways that messages took through the design, from the stimulus to the last node, and how long each way took.
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/engine/content.h"
#include "simulator/report/histogram.h"

namespace cascade::simulator {

/// What became of the messages at the end of one way.
struct PathRecord {
    std::uint64_t finished = 0;  ///< Came to their end, and nothing followed from them.
    std::uint64_t failed = 0;    ///< Were refused or failed at the last node, and that copy was not tried again.
    std::uint64_t lost = 0;
    Histogram latency;  ///< Of the finished ones, since the stimulus.

    std::uint64_t count() const { return finished + failed + lost; }
};

/// A tree of ways in bounded memory: what does not fit any more is one way of its own, "other". A node that a
/// message comes to several times in a row counts once. Called for each message, so everything is in flat memory.
class Paths {
public:
    using Index = std::uint32_t;
    static constexpr Index kStart = 0;  ///< Before the first node.
    static constexpr Index kOther = 1;

    Paths() : m_steps{{}, {}} {}

    /// The way that goes on to this node.
    Index step(Index path, NodeIndex node) {
        if (m_steps[path].node == node) return path;
        for (Index next = m_steps[path].firstChild; next != kStart; next = m_steps[next].sibling)
            if (m_steps[next].node == node) return next;
        return add(path, node);
    }
    NodeIndex lastNode(Index path) const { return m_steps[path].node; }

    void finished(Index path, Nanoseconds latency) {
        PathRecord& record = recordOf(path);
        ++record.finished;
        record.latency.add(latency);
    }
    void failed(Index path) { ++recordOf(path).failed; }
    void lost(Index path) { ++recordOf(path).lost; }

    /// Every way at whose end something happened, the most travelled first. No nodes: all other ways together.
    struct Entry {
        std::vector<NodeIndex> nodes;
        const PathRecord* record;
    };
    std::vector<Entry> entries() const;

private:
    static constexpr std::size_t kMostSteps = 4096;
    static constexpr std::size_t kMostRecords = 128;
    static constexpr std::uint32_t kLongest = 64;
    struct Step {
        NodeIndex node = kNone;
        Index parent = kStart;
        Index firstChild = kStart;
        Index sibling = kStart;
        std::uint32_t length = 0;
        std::uint32_t record = kNone;
    };

    Index add(Index path, NodeIndex node);
    std::vector<NodeIndex> nodesOf(Index path) const;
    PathRecord& recordOf(Index path) {
        if (m_steps[path].record == kNone) [[unlikely]]
            makeRecord(path);
        return m_records[m_steps[path].record];
    }
    void makeRecord(Index path);

    std::vector<Step> m_steps;
    std::vector<PathRecord> m_records;
};

}  // namespace cascade::simulator
