// SPDX-License-Identifier: MIT
// Counting facts.
#include "simulator/report/recorder.h"

#include "simulator/report/metrics.h"

namespace cascade::simulator {
namespace {

std::uint64_t wholeMilliseconds(Nanoseconds duration) {  // rounded up, as Lambda bills
    return static_cast<std::uint64_t>((duration + kMillisecond - 1) / kMillisecond);
}

}  // namespace

Recorder::Recorder(const Network& network) : m_network(network), m_records(network.vertices().size()) {
    for (const Vertex& vertex : network.vertices()) {
        if (vertex.id.value >= m_indices.size()) m_indices.resize(vertex.id.value + 1, kNone);
        m_indices[vertex.id.value] = vertex.index;
    }
    for (const Link& link : network.links()) {
        if (link.id.value >= m_linkIndices.size()) m_linkIndices.resize(link.id.value + 1, kNone);
        m_linkIndices[link.id.value] = link.index;
    }
    m_sent.resize(network.links().size());
}

void Recorder::observe(const Fact& fact) {
    const NodeIndex node = m_indices[fact.node.value];
    NodeRecord& record = m_records[node];
    ++record.counts[static_cast<std::size_t>(fact.type)];
    switch (fact.type) {
        case FactType::Sent: ++m_sent[m_linkIndices[fact.connection.value]]; break;
        case FactType::Handled: record.latency.add(fact.duration); break;
        case FactType::Completed: m_endToEnd.add(fact.duration); break;
        case FactType::Answered: record.answeredWithError += fact.value >= 400 ? 1 : 0; break;
        case FactType::Delivered: record.deliveredRecords += static_cast<std::uint64_t>(fact.value); break;
        case FactType::Invoked:
        case FactType::Succeeded:
        case FactType::Failed:
        case FactType::TimedOut: recordRun(record, fact); break;
        default: recordLevel(record, fact); break;
    }
}

void Recorder::recordRun(NodeRecord& record, const Fact& fact) {
    record.concurrency.set(fact.value, fact.time);
    record.billedMilliseconds += wholeMilliseconds(fact.duration);
}

void Recorder::recordLevel(NodeRecord& record, const Fact& fact) {
    switch (fact.type) {
        case FactType::Enqueued: record.depth.set(fact.value, fact.time); break;
        case FactType::Dequeued:
            record.depth.set(fact.value, fact.time);
            record.oldest = std::max(record.oldest, fact.duration);
            break;
        case FactType::ColdStart:
        case FactType::Expired: record.instances.set(fact.value, fact.time); break;
        default: break;
    }
}

std::optional<Latency> Recorder::latencyOf(const Histogram& histogram) {
    if (histogram.count() == 0) return std::nullopt;
    constexpr double kUnit = kMillisecond;
    return Latency{histogram.mean() / kUnit, histogram.percentile(0.5) / kUnit, histogram.percentile(0.9) / kUnit,
                   histogram.percentile(0.99) / kUnit, static_cast<double>(histogram.largest()) / kUnit};
}

NodeReport Recorder::report(NodeIndex node, Nanoseconds end) const {
    const Vertex& vertex = m_network.vertex(node);
    const NodeRecord& record = m_records[node];
    NodeReport report{vertex.id, vertex.name(), metricsOf(vertex.node->kind, record, end), std::nullopt};
    if (hasLatency(vertex.node->kind)) report.latency = latencyOf(record.latency);
    return report;
}

}  // namespace cascade::simulator
