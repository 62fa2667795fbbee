// SPDX-License-Identifier: MIT
// Counting facts.
#include "simulator/report/recorder.h"

#include "simulator/report/metrics.h"

namespace cascade::simulator {

Recorder::Recorder(const Network& network)
    : m_network(&network), m_records(network.vertices().size()), m_sent(network.links().size()) {}

std::optional<Latency> Recorder::latencyOf(const Histogram& histogram) {
    if (histogram.count() == 0) return std::nullopt;
    constexpr double kUnit = kMillisecond;
    return Latency{histogram.mean() / kUnit, histogram.percentile(0.5) / kUnit, histogram.percentile(0.9) / kUnit,
                   histogram.percentile(0.99) / kUnit, static_cast<double>(histogram.largest()) / kUnit};
}

NodeReport Recorder::report(NodeIndex node, Nanoseconds end) const {
    const Vertex& vertex = m_network->vertex(node);
    const NodeRecord& record = m_records[node];
    NodeReport report{vertex.id, vertex.name(), metricsOf(vertex.node->kind, record, end), std::nullopt};
    if (hasLatency(vertex.node->kind)) report.latency = latencyOf(record.latency);
    return report;
}

}  // namespace cascade::simulator
