// SPDX-License-Identifier: MIT
// OpenTelemetry traces as OTLP/JSON: one document, on one line, as the protocol's file exporter has it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "simulator/trace/spans.h"
#include "simulator/trace/trace_writer.h"

namespace cascade::simulator {

class OtlpWriter final : public TraceWriter {
public:
    OtlpWriter(const Architecture& architecture, const Catalog& catalog, std::uint64_t seed, TextSink sink);
    void observe(const Fact& fact) override { m_spans.observe(fact); }
    void finish(Nanoseconds end) override;

private:
    void take(const Span& span);
    void flush();

    const Architecture& m_architecture;
    TextSink m_sink;
    Spans m_spans;
    std::map<NodeId, std::string> m_waiting;  ///< Spans of each node as JSON, until there are enough to write.
    std::size_t m_count = 0;
    bool m_isFirst = true;
};

}  // namespace cascade::simulator
