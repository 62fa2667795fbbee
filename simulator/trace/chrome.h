// SPDX-License-Identifier: MIT
// Chrome's trace events, which Perfetto (ui.perfetto.dev) and chrome://tracing open: nodes as processes, their runs
// or messages side by side as threads, messages as arrows, depth and concurrency as curves.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/graph/architecture.h"
#include "simulator/trace/batches.h"
#include "simulator/trace/live_messages.h"
#include "simulator/trace/trace_writer.h"

namespace cascade::simulator {

class ChromeWriter final : public TraceWriter {
public:
    ChromeWriter(const Architecture& architecture, TextSink sink);
    void observe(const Fact& fact) override;
    void finish(Nanoseconds end) override;

private:
    using Lane = std::uint32_t;  ///< 0: not drawn, since too much goes on at once.
    /// Something that goes on in a lane of a node.
    struct Slice {
        NodeId node;
        Lane lane = 0;
        Nanoseconds begin = 0;
        Nanoseconds init = 0;
    };
    struct Tracked {
        std::vector<Slice> slices;  ///< What is drawn of it now; the last one sends what follows from it.
        Slice sender;               ///< Where it was sent from …
        Nanoseconds sentAt = -1;    ///< … and when; -1: its arrow is drawn, or there is none.
    };
    struct Track {
        std::vector<bool> taken;  ///< Lanes.
        std::string laneName;
        bool runsOnly = false;
    };

    Tracked& track(const Fact& fact);
    void sent(const Fact& fact, Tracked& message);
    void begin(const Fact& fact, const std::vector<MessageId>& companions);
    void left(const Fact& fact, Tracked& message);
    void runEnded(const Fact& fact, Tracked& message, const std::vector<MessageId>& companions);
    void draw(const Slice& slice, Nanoseconds end, const std::string& name, const Json& details);
    void drawArrow(Tracked& message, const Slice& to);
    void mark(const Fact& fact);
    void curve(const Fact& fact, const char* name);
    Lane takeLane(NodeId node);
    void write(const Json& event);

    const Architecture& m_architecture;
    TextSink m_sink;
    Batches m_batches;
    LiveMessages<Tracked> m_messages;
    std::vector<Track> m_tracks;  ///< By node id.
    std::uint64_t m_arrows = 0;
    bool m_isFirst = true;
};

}  // namespace cascade::simulator
