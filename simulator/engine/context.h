// SPDX-License-Identifier: MIT
// The context: all that a behavior may do while it handles one event at one node.
#pragma once

#include <optional>

#include "simulator/engine/behavior.h"
#include "simulator/engine/network.h"
#include "simulator/engine/random.h"

namespace cascade::simulator {

class Run;
enum class FaultType : std::uint8_t;

/// The concurrency that all functions without a reservation share.
struct Account {
    std::int64_t limit = 1000;
    std::int64_t running = 0;
};

/// What a fact says besides its type and its message.
struct Detail {
    LinkIndex link = kNone;
    Nanoseconds duration = 0;
    std::int64_t value = 0;
    std::string_view reason = {};
};

class Context {
public:
    Context(Run& run, NodeIndex node) : m_run(run), m_node(node) {}

    NodeIndex node() const { return m_node; }
    Nanoseconds now() const;
    Random& random();
    const Network& network() const;
    const Vertex& self() const;
    const Link& link(LinkIndex index) const;
    Message& message(MessageHandle handle);
    Account& account();

    void fact(FactType type, MessageHandle message, const Detail& detail = {});
    void fact(FactType type, const Detail& detail = {});  ///< About the node, not about a message.

    // --- Making and sending ---

    /// How a message came here.
    Passage passageOf(MessageHandle message);
    /// A content of the recipe, made from what a message says.
    ContentPointer make(const std::shared_ptr<const Recipe>& recipe, MessageHandle from, std::uint64_t sequence = 0);
    /// A new message of this node that follows from `cause`.
    MessageHandle create(ContentPointer content, MessageHandle cause);
    /// A new message that follows from nothing: a schedule fires. The node has received it.
    MessageHandle stimulate(ContentPointer content);
    /// Sends a message (or batch). Its answer, if waited for, comes with `token`. Returns the travel time.
    Nanoseconds send(LinkIndex link, MessageHandle message, Wait wait, std::uint32_t token = 0);
    /// Tells another node something that is no message: an API asks its authorizer.
    void ask(NodeIndex node, Timer question);
    void after(Nanoseconds delay, Timer timer);

    // --- Answering and ending ---

    /// Answers whoever waits for this message; once.
    void reply(MessageHandle message, std::uint16_t status, ContentPointer result = {});
    /// Ends each message of the batch here: it went well, or the caller was told.
    void handled(MessageHandle message, std::string_view reason = {});
    void deadLettered(MessageHandle message, std::string_view reason);
    void lost(MessageHandle message, std::string_view reason);
    /// Ends the batch here and gives it back to its sender, which decides what now. A stimulus just ends.
    void giveBack(MessageHandle message, std::uint16_t status, std::string_view reason);
    /// As giveBack, and says so: Throttled or Rejected.
    void refuse(MessageHandle message, std::uint16_t status, std::string_view reason);
    /// Forgets messages that this node made or got back and will not send (again).
    void discard(MessageHandle message);

    // --- Recursion and faults ---

    /// True when the lineage of this message has gone round a loop sixteen times.
    bool isRecursive(MessageHandle message) const;
    /// Whether a fault of this type strikes now; its added duration.
    std::optional<Nanoseconds> fault(FaultType type, MessageHandle message);

private:
    void end(FactType type, MessageHandle message, std::string_view reason);

    Run& m_run;
    NodeIndex m_node;
};

}  // namespace cascade::simulator
