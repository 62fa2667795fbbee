// SPDX-License-Identifier: MIT
// From facts to spans: a message's way along a connection, its stay at a node, and each run of code there.
#pragma once

#include <functional>
#include <memory>

#include "model/catalog/catalog.h"
#include "model/graph/architecture.h"
#include "simulator/trace/batches.h"
#include "simulator/trace/live_messages.h"
#include "simulator/trace/span.h"

namespace cascade::simulator {

/// A trace is a cascade. Ids follow from the seed and from what the span is about, so that they are the same in
/// every run of the same scenario.
class Spans final : public Observer {
public:
    using Sink = std::function<void(Span)>;
    /// REQUIRES: architecture and catalog outlive it.
    Spans(const Architecture& architecture, const Catalog& catalog, std::uint64_t seed, Sink sink);

    void observe(const Fact& fact) override;
    /// Ends what is open, in the order in which it began.
    void finish(Nanoseconds end);

private:
    /// A message inside a node.
    struct Stay {
        Span span;
        bool failed = false;  ///< The last that happened to it here went wrong.
    };
    struct Tracked {
        TraceId trace{};
        SpanId sent = 0;          ///< Its way to where it is.
        std::vector<Stay> stays;  ///< More than one where a fault delivered it twice.
        std::unique_ptr<Span> run;
    };

    Tracked& track(const Fact& fact);
    void sent(const Fact& fact, Tracked& message);
    void received(const Fact& fact, Tracked& message);
    void left(const Fact& fact, Tracked& message);
    void runBegan(const Fact& fact, Tracked& message, const std::vector<MessageId>& companions);
    void runEnded(const Fact& fact, Tracked& message);
    void note(const Fact& fact, Tracked& message);
    SpanId currentOf(const Tracked& message) const;
    SpanId newId(NodeId node);
    Span begin(const Fact& fact, const Tracked& message, std::string name, SpanKind kind);
    void describe(Span& span, const Fact& fact) const;
    const ConnectionType* typeOf(ConnectionId connection) const;

    const Architecture& m_architecture;
    const Catalog& m_catalog;
    std::uint64_t m_seed;
    Sink m_sink;
    Batches m_batches;
    LiveMessages<Tracked> m_messages;
    std::vector<std::uint64_t> m_counts;  ///< Spans of each node, by its id.
};

}  // namespace cascade::simulator
