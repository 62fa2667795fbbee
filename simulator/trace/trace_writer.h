// SPDX-License-Identifier: MIT
// Traces: the facts of a run in a format that other tools read, written piece by piece, so that memory does not
// grow with the length of the run.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "model/catalog/catalog.h"
#include "model/graph/architecture.h"
#include "simulator/fact.h"

namespace cascade::simulator {

enum class TraceFormat : std::uint8_t {
    Lines,   ///< One fact as a JSON object per line.
    Otlp,    ///< OpenTelemetry: one OTLP/JSON document of spans.
    Chrome,  ///< Chrome's trace events, which Perfetto opens.
};

/// Where the text goes.
using TextSink = std::function<void(std::string_view)>;

class TraceWriter : public Observer {
public:
    /// The run has ended: writes what is still open, and the end of the document. Once, after all facts.
    virtual void finish(Nanoseconds end) = 0;
};

/// REQUIRES: architecture and catalog outlive the writer.
std::unique_ptr<TraceWriter> makeTraceWriter(TraceFormat format, const Architecture& architecture,
                                             const Catalog& catalog, std::uint64_t seed, TextSink sink);

}  // namespace cascade::simulator
