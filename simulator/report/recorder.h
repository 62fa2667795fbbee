// SPDX-License-Identifier: MIT
// The recorder: makes metrics of facts. Behaviors know nothing of it.
#pragma once

#include <array>
#include <vector>

#include "simulator/engine/network.h"
#include "simulator/report/histogram.h"
#include "simulator/simulate.h"

namespace cascade::simulator {

/// A quantity over time: its mean and its largest value.
class Gauge {
public:
    void set(std::int64_t value, Nanoseconds now) {
        m_area += static_cast<double>(m_value) * static_cast<double>(now - m_since);
        m_since = now;
        m_value = value;
        if (value > m_most) m_most = value;
    }
    double most() const { return static_cast<double>(m_most); }
    double mean(Nanoseconds end) const {
        if (end <= 0) return 0;
        return (m_area + static_cast<double>(m_value) * static_cast<double>(end - m_since)) /
               static_cast<double>(end);
    }

private:
    std::int64_t m_value = 0;
    std::int64_t m_most = 0;
    Nanoseconds m_since = 0;
    double m_area = 0;
};

struct NodeRecord {
    std::array<std::uint64_t, kFactTypes> counts{};
    std::uint64_t answeredWithError = 0;
    Gauge depth;
    Gauge concurrency;
    Gauge instances;
    Nanoseconds oldest = 0;  ///< Longest wait of what was taken from here.
    std::uint64_t billedMilliseconds = 0;
    std::uint64_t deliveredRecords = 0;
    Histogram latency;

    std::uint64_t count(FactType type) const { return counts[static_cast<std::size_t>(type)]; }
};

class Recorder : public Observer {
public:
    explicit Recorder(const Network& network);
    void observe(const Fact& fact) override;

    const NodeRecord& record(NodeIndex node) const { return m_records[node]; }
    /// How often messages were sent along a link.
    std::uint64_t sent(LinkIndex link) const { return m_sent[link]; }
    NodeReport report(NodeIndex node, Nanoseconds end) const;
    std::optional<Latency> endToEnd() const { return latencyOf(m_endToEnd); }

private:
    static std::optional<Latency> latencyOf(const Histogram& histogram);
    static void recordRun(NodeRecord& record, const Fact& fact);
    static void recordLevel(NodeRecord& record, const Fact& fact);

    const Network& m_network;
    std::vector<NodeRecord> m_records;
    std::vector<NodeIndex> m_indices;  // by NodeId
    std::vector<LinkIndex> m_linkIndices;
    std::vector<std::uint64_t> m_sent;
    Histogram m_endToEnd;
};

}  // namespace cascade::simulator
