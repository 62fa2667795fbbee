// SPDX-License-Identifier: MIT
// The formats of traces.
#include "simulator/trace/trace_writer.h"

#include "simulator/simulate.h"
#include "simulator/trace/chrome.h"
#include "simulator/trace/otlp.h"

namespace cascade::simulator {
namespace {

class LineWriter final : public TraceWriter {
public:
    LineWriter(const Architecture& architecture, TextSink sink)
        : m_architecture(architecture), m_sink(std::move(sink)) {}
    void observe(const Fact& fact) override { m_sink(traceLine(fact, m_architecture) + "\n"); }
    void finish(Nanoseconds) override {}

private:
    const Architecture& m_architecture;
    TextSink m_sink;
};

}  // namespace

std::unique_ptr<TraceWriter> makeTraceWriter(TraceFormat format, const Architecture& architecture,
                                             const Catalog& catalog, std::uint64_t seed, TextSink sink) {
    switch (format) {
        case TraceFormat::Otlp: return std::make_unique<OtlpWriter>(architecture, catalog, seed, std::move(sink));
        case TraceFormat::Chrome: return std::make_unique<ChromeWriter>(architecture, std::move(sink));
        case TraceFormat::Lines: break;
    }
    return std::make_unique<LineWriter>(architecture, std::move(sink));
}

}  // namespace cascade::simulator
