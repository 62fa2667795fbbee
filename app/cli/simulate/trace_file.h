// SPDX-License-Identifier: MIT
// The file that a trace is written to, in the format that was asked for.
#pragma once

#include <memory>

#include "app/cli/simulate/options.h"
#include "app/files.h"
#include "simulator/trace/trace_writer.h"

namespace cascade::app {

class TraceFile {
public:
    /// REQUIRES: the architecture outlives it.
    static Result<TraceFile> open(const SimulateOptions& options, const Architecture& architecture,
                                  std::uint64_t seed);
    simulator::Observer& observer() { return *m_writer; }
    /// Until this succeeds, the old file is what it was.
    Result<Done> finish(Nanoseconds end);

private:
    std::unique_ptr<FileWriter> m_file;
    std::unique_ptr<simulator::TraceWriter> m_writer;
};

}  // namespace cascade::app
