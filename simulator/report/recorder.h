// SPDX-License-Identifier: MIT
// The recorder: makes metrics of facts. Behaviors know nothing of it.
#pragma once

#include <algorithm>
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
    std::uint64_t billedMilliseconds = 0;       ///< Of runs on demand …
    std::uint64_t provisionedMilliseconds = 0;  ///< … and in provisioned environments.
    std::uint64_t deliveredRecords = 0;
    Histogram latency;

    std::uint64_t count(FactType type) const { return counts[static_cast<std::size_t>(type)]; }
};

/// A copyable value, part of a run: its numbers are those of the run's instant.
class Recorder {
public:
    explicit Recorder(const Network& network);

    /// A fact: `value`, `duration` and `link` mean what the type says. Called for each, so everything is in flat memory.
    void record(FactType type, NodeIndex node, LinkIndex link, Nanoseconds now, Nanoseconds duration,
                std::int64_t value, std::uint32_t billed, bool provisioned);

    const NodeRecord& record(NodeIndex node) const { return m_records[node]; }
    /// How often messages were sent along a link.
    std::uint64_t sent(LinkIndex link) const { return m_sent[link]; }
    NodeReport report(NodeIndex node, Nanoseconds end) const;
    std::optional<Latency> endToEnd() const { return latencyOf(m_endToEnd); }

private:
    static std::optional<Latency> latencyOf(const Histogram& histogram);

    const Network* m_network;
    std::vector<NodeRecord> m_records;
    std::vector<std::uint64_t> m_sent;
    Histogram m_endToEnd;
};

inline void Recorder::record(FactType type, NodeIndex node, LinkIndex link, Nanoseconds now, Nanoseconds duration,
                             std::int64_t value, std::uint32_t billed, bool provisioned) {
    NodeRecord& record = m_records[node];
    ++record.counts[static_cast<std::size_t>(type)];
    switch (type) {
        case FactType::Sent: ++m_sent[link]; break;
        case FactType::Handled: record.latency.add(duration); break;
        case FactType::Completed: m_endToEnd.add(duration); break;
        case FactType::Answered: record.answeredWithError += value >= 400 ? 1 : 0; break;
        case FactType::Delivered: record.deliveredRecords += static_cast<std::uint64_t>(value); break;
        case FactType::Invoked:
        case FactType::Succeeded:
        case FactType::Failed:
        case FactType::TimedOut:
            record.concurrency.set(value, now);
            (provisioned ? record.provisionedMilliseconds : record.billedMilliseconds) += billed;
            break;
        case FactType::Dequeued: record.oldest = std::max(record.oldest, duration); [[fallthrough]];
        case FactType::Enqueued: record.depth.set(value, now); break;
        case FactType::ColdStart:
        case FactType::Provisioned:
        case FactType::Expired: record.instances.set(value, now); break;
        default: break;
    }
}

}  // namespace cascade::simulator
