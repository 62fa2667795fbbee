// SPDX-License-Identifier: MIT
// Counting facts, window by window.
#include "simulator/report/recorder.h"

#include <limits>
#include <utility>

#include "simulator/report/metrics.h"

namespace cascade::simulator {

Recorder::Recorder(const Network& network, Nanoseconds end)
    : m_network(&network),
      m_records(network.vertices().size()),
      m_sent(network.links().size()),
      m_end(end),
      m_width(simulator::windowWidth(end)),
      m_windowEnd(m_width < end ? m_width : std::numeric_limits<Nanoseconds>::max()) {
    m_samples.reserve(static_cast<std::size_t>(end / m_width) * m_records.size());  // nothing is allocated later
}

WindowSample Recorder::sampleOf(const NodeRecord& record, Nanoseconds now) {
    WindowSample sample;
    sample.received = record.count(FactType::Received);
    sample.invocations = record.count(FactType::Invoked);
    sample.errors = record.errors();
    sample.throttled = record.count(FactType::Throttled);
    sample.ended = record.latency.count();
    sample.stay = record.latency.sum();
    sample.depthArea = record.depth.area(now);
    sample.concurrencyArea = record.concurrency.area(now);
    sample.instancesArea = record.instances.area(now);
    sample.depthMost = record.depth.peak();
    sample.concurrencyMost = record.concurrency.peak();
    sample.oldest = record.oldestNow;
    return sample;
}

/// The last window takes what happens at the very end of the run, too.
void Recorder::closeWindows(Nanoseconds now) {
    for (; now >= m_windowEnd; m_windowEnd += m_width) {
        for (NodeRecord& record : m_records) {
            m_samples.push_back(sampleOf(record, m_windowEnd));
            for (Gauge* gauge : {&record.depth, &record.concurrency}) gauge->openWindow();
            record.oldest = std::max(record.oldest, std::exchange(record.oldestNow, 0));
        }
        if (m_windowEnd + m_width >= m_end) {
            m_windowEnd = std::numeric_limits<Nanoseconds>::max();
            return;
        }
    }
}

/// The windows that are over, and those since the last fact.
std::vector<Series> Recorder::seriesOf(NodeIndex node, Nanoseconds end) const {
    const NodeRecord& record = m_records[node];
    std::vector<WindowSample> samples;
    for (std::size_t i = node; i < m_samples.size(); i += m_records.size()) samples.push_back(m_samples[i]);
    const Nanoseconds closed = static_cast<Nanoseconds>(samples.size()) * m_width;
    for (Nanoseconds begin = closed; begin < end; begin += m_width) {
        samples.push_back(sampleOf(record, std::min(begin + m_width, end)));
        if (begin == closed) continue;
        samples.back().depthMost = record.depth.value();
        samples.back().concurrencyMost = record.concurrency.value();
        samples.back().oldest = 0;
    }
    return simulator::seriesOf(m_network->vertex(node).node->kind, samples, m_width, end);
}

std::optional<Latency> Recorder::latencyOf(const Histogram& histogram) {
    if (histogram.count() == 0) return std::nullopt;
    constexpr double kUnit = kMillisecond;
    return Latency{histogram.mean() / kUnit, histogram.percentile(0.5) / kUnit, histogram.percentile(0.9) / kUnit,
                   histogram.percentile(0.99) / kUnit, static_cast<double>(histogram.largest()) / kUnit};
}

NodeReport Recorder::report(NodeIndex node, Nanoseconds end) const {
    const Vertex& vertex = m_network->vertex(node);
    const NodeRecord& record = m_records[node];
    NodeReport report{vertex.id, vertex.name(),      metricsOf(vertex.node->kind, record, end), std::nullopt,
                      {},        seriesOf(node, end)};
    if (!hasLatency(vertex.node->kind)) return report;
    report.latency = latencyOf(record.latency);
    report.latencyBins = record.latency.bins();
    return report;
}

std::vector<PathReport> Recorder::pathReports() const {
    std::vector<PathReport> reports;
    for (const Paths::Entry& entry : m_paths.entries()) {
        PathReport& report = reports.emplace_back();
        for (const NodeIndex node : entry.nodes) report.nodes.push_back(m_network->vertex(node).name());
        report.finished = entry.record->finished;
        report.failed = entry.record->failed;
        report.lost = entry.record->lost;
        report.latency = latencyOf(entry.record->latency);
    }
    return reports;
}

}  // namespace cascade::simulator
