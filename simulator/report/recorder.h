// SPDX-License-Identifier: MIT
// The recorder: makes metrics of facts. Behaviors know nothing of it.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "simulator/engine/network.h"
#include "simulator/report/histogram.h"
#include "simulator/report/paths.h"
#include "simulator/report/windows.h"
#include "simulator/simulate.h"

namespace cascade::simulator {

/// A quantity over time: its mean and its largest value.
class Gauge {
public:
    void set(std::int64_t value, Nanoseconds now) {
        m_area += static_cast<double>(m_value) * static_cast<double>(now - m_since);
        m_since = now;
        m_value = value;
        if (value > m_peak) m_peak = value;
    }
    void change(std::int64_t by, Nanoseconds now) { set(m_value + by, now); }
    double most() const { return static_cast<double>(std::max(m_most, m_peak)); }
    double mean(Nanoseconds end) const { return end <= 0 ? 0 : area(end) / static_cast<double>(end); }
    /// Below the quantity, until `now`.
    double area(Nanoseconds now) const {
        return m_area + static_cast<double>(m_value) * static_cast<double>(now - m_since);
    }
    std::int64_t value() const { return m_value; }
    /// The largest value of the window that is open.
    std::int64_t peak() const { return m_peak; }
    void openWindow() {
        m_most = std::max(m_most, m_peak);
        m_peak = m_value;
    }

private:
    std::int64_t m_value = 0;
    std::int64_t m_most = 0;  ///< Of the windows that are over.
    std::int64_t m_peak = 0;
    Nanoseconds m_since = 0;
    double m_area = 0;
};

/// What a service meters besides what its facts count.
enum class Metered : std::uint8_t {
    ExtraUnits,   ///< Of large messages, beyond one unit each.
    Requests,     ///< Calls of the service's API that are no message's own.
    Transitions,  ///< Of state machines.
    kCount
};

struct NodeRecord {
    std::array<std::uint64_t, kFactTypes> counts{};
    std::uint64_t answeredWithError = 0;
    Gauge depth;
    Gauge concurrency;
    Gauge instances;
    Gauge storedBytes;
    Nanoseconds oldest = 0;     ///< Longest wait of what was taken from here, in the windows that are over …
    Nanoseconds oldestNow = 0;  ///< … and in the open one.
    std::uint64_t billedMilliseconds = 0;       ///< Of runs on demand …
    std::uint64_t provisionedMilliseconds = 0;  ///< … and in provisioned environments.
    std::uint64_t deliveredRecords = 0;
    std::uint64_t writtenUnits = 0;
    std::uint64_t readUnits = 0;
    std::array<std::uint64_t, static_cast<std::size_t>(Metered::kCount)> metered{};
    Histogram latency;

    std::uint64_t count(FactType type) const { return counts[static_cast<std::size_t>(type)]; }
    std::uint64_t used(Metered what) const { return metered[static_cast<std::size_t>(what)]; }
    /// As CloudWatch counts them: function errors and timeouts, and failing answers to a client.
    std::uint64_t errors() const { return count(FactType::Failed) + count(FactType::TimedOut) + answeredWithError; }
    Nanoseconds longestWait() const { return std::max(oldest, oldestNow); }
};

/// A copyable value, part of a run: its numbers are those of the run's instant.
class Recorder {
public:
    /// `end`: of the run, unless it is stopped before.
    Recorder(const Network& network, Nanoseconds end);

    /// A fact: `value`, `duration` and `link` mean what the type says. Called for each, so everything is in flat
    /// memory.
    void record(FactType type, NodeIndex node, LinkIndex link, Nanoseconds now, Nanoseconds duration,
                std::int64_t value, std::uint32_t billed, bool provisioned);

    /// What the service's own meter counts; no fact.
    void meter(NodeIndex node, Metered what, std::uint64_t amount) {
        m_records[node].metered[static_cast<std::size_t>(what)] += amount;
    }
    /// A store has so many bytes more, or less.
    void store(NodeIndex node, std::int64_t bytes, Nanoseconds now) {
        m_records[node].storedBytes.change(bytes, now);
    }
    Paths& paths() { return m_paths; }

    const NodeRecord& record(NodeIndex node) const { return m_records[node]; }
    /// How often messages were sent along a link.
    std::uint64_t sent(LinkIndex link) const { return m_sent[link]; }
    NodeReport report(NodeIndex node, Nanoseconds end) const;
    std::optional<Latency> endToEnd() const { return latencyOf(m_endToEnd); }
    std::vector<Bin> endToEndBins() const { return m_endToEnd.bins(); }
    std::vector<PathReport> pathReports() const;
    Nanoseconds windowWidth() const { return m_width; }

private:
    static std::optional<Latency> latencyOf(const Histogram& histogram);
    static WindowSample sampleOf(const NodeRecord& record, Nanoseconds now);
    void closeWindows(Nanoseconds now);
    std::vector<Series> seriesOf(NodeIndex node, Nanoseconds end) const;

    const Network* m_network;
    std::vector<NodeRecord> m_records;
    std::vector<std::uint64_t> m_sent;
    Histogram m_endToEnd;
    Paths m_paths;
    Nanoseconds m_end;
    Nanoseconds m_width;
    Nanoseconds m_windowEnd;
    std::vector<WindowSample> m_samples;  ///< All nodes of the first window, then of the second, …
};

inline void Recorder::record(FactType type, NodeIndex node, LinkIndex link, Nanoseconds now, Nanoseconds duration,
                             std::int64_t value, std::uint32_t billed, bool provisioned) {
    if (now >= m_windowEnd) [[unlikely]]
        closeWindows(now);
    NodeRecord& record = m_records[node];
    ++record.counts[static_cast<std::size_t>(type)];
    switch (type) {
        case FactType::Sent: ++m_sent[link]; break;
        case FactType::Handled: record.latency.add(duration); break;
        case FactType::Completed: m_endToEnd.add(duration); break;
        case FactType::Answered: record.answeredWithError += value >= 400 ? 1 : 0; break;
        case FactType::Delivered: record.deliveredRecords += static_cast<std::uint64_t>(value); break;
        case FactType::Written: record.writtenUnits += static_cast<std::uint64_t>(value); break;
        case FactType::Read: record.readUnits += static_cast<std::uint64_t>(value); break;
        case FactType::Invoked:
        case FactType::Succeeded:
        case FactType::Failed:
        case FactType::TimedOut:
            record.concurrency.set(value, now);
            (provisioned ? record.provisionedMilliseconds : record.billedMilliseconds) += billed;
            break;
        case FactType::Dequeued: record.oldestNow = std::max(record.oldestNow, duration); [[fallthrough]];
        case FactType::Enqueued: record.depth.set(value, now); break;
        case FactType::ColdStart:
        case FactType::Provisioned:
        case FactType::Expired: record.instances.set(value, now); break;
        default: break;
    }
}

}  // namespace cascade::simulator
