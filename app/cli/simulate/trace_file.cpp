// SPDX-License-Identifier: MIT
// Traces into files.
#include "app/cli/simulate/trace_file.h"

namespace cascade::app {
namespace {

using simulator::TraceFormat;

TraceFormat formatOf(const std::string& name) {
    return name == "otlp" ? TraceFormat::Otlp : name == "chrome" ? TraceFormat::Chrome : TraceFormat::Lines;
}

}  // namespace

Result<TraceFile> TraceFile::open(const SimulateOptions& options, const Architecture& architecture,
                                  std::uint64_t seed) {
    Result<FileWriter> file = FileWriter::open(options.trace);
    if (!file) return file.error();
    TraceFile trace;
    trace.m_file = std::make_unique<FileWriter>(std::move(file).value());
    trace.m_writer =
        simulator::makeTraceWriter(formatOf(options.traceFormat), architecture, builtinCatalog(), seed,
                                   [to = trace.m_file.get()](std::string_view text) { to->write(text); });
    return trace;
}

Result<Done> TraceFile::finish(Nanoseconds end) {
    m_writer->finish(end);
    return m_file->finish();
}

}  // namespace cascade::app
