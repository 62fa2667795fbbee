// SPDX-License-Identifier: MIT
// The context: all that a behavior may do while it handles one event at one node.
#pragma once

#include "simulator/engine/run.h"

namespace cascade::simulator {

class Context {
public:
    Context(Run& run, NodeIndex node) : m_run(run), m_node(node) {}

    NodeIndex node() const { return m_node; }
    Nanoseconds now() const { return m_run.m_now; }
    Random& random() { return m_run.m_places[m_node].random; }
    const Network& network() const { return *m_run.m_network; }
    const Vertex& self() const { return network().vertex(m_node); }
    const Link& link(LinkIndex index) const { return network().link(index); }
    Message& message(MessageHandle handle) { return m_run.m_messages[handle]; }
    Account& account() { return m_run.m_account; }

    void fact(FactType type, MessageHandle message, const Detail& detail = {});
    void fact(FactType type, const Detail& detail = {});  ///< About the node, not about a message.
    /// What the service's meter counts besides the facts, for the bill.
    void meter(Metered what, std::uint64_t amount) { m_run.m_recorder.meter(m_node, what, amount); }
    /// So many bytes more are stored here, or less.
    void store(std::int64_t bytes) { m_run.m_recorder.store(m_node, bytes, now()); }

    // --- Making and sending ---

    /// How a message came here.
    Passage passageOf(MessageHandle message);
    /// A content of the recipe, made from what a message says.
    ContentPointer make(const std::shared_ptr<const Recipe>& recipe, MessageHandle from,
                        std::uint64_t sequence = 0);
    /// A new message of this node that follows from `cause`.
    MessageHandle create(ContentPointer content, MessageHandle cause);
    /// A new message that follows from nothing: a schedule fires. The node has received it.
    MessageHandle stimulate(ContentPointer content);
    /// Sends a message (or batch), to arrive not before `earliest`. Its answer, if waited for, comes with `token`.
    /// Returns the travel time.
    Nanoseconds send(LinkIndex link, MessageHandle message, Wait wait, std::uint32_t token = 0,
                     Nanoseconds earliest = 0);
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
    /// Whether a fault of this type strikes now.
    bool fault(FaultType type, MessageHandle message) {
        return m_run.m_faults.any() && m_run.m_faults.strike(type, *this, message).has_value();
    }
    /// What a latency fault adds now; 0 where none strikes.
    Nanoseconds slowdown(MessageHandle message) {
        return m_run.m_faults.any() ? m_run.m_faults.strike(FaultType::Latency, *this, message).value_or(0) : 0;
    }

private:
    /// Lambda stops an event that came back more often (docs.aws.amazon.com/lambda, recursive loop detection); for
    /// services that AWS does not watch the same number is Cascade's own.
    static constexpr std::uint16_t kMostTurns = 16;

    void end(FactType type, MessageHandle message, std::string_view reason);

    Run& m_run;
    NodeIndex m_node;
};

inline void Context::fact(FactType type, MessageHandle handle, const Detail& detail) {
    const Message& subject = message(handle);
    m_run.publish(type, m_node, subject.id, subject.cause, detail);
}

inline void Context::fact(FactType type, const Detail& detail) { m_run.publish(type, m_node, {}, {}, detail); }

inline Passage Context::passageOf(MessageHandle handle) {
    const Message& record = message(handle);
    return {record.link, record.id.number, record.arrived};
}

inline ContentPointer Context::make(const std::shared_ptr<const Recipe>& recipe, MessageHandle from,
                                    std::uint64_t sequence) {
    return makeContent(recipe, {message(from).content, passageOf(from), now(), sequence, random().next()});
}

inline MessageHandle Context::create(ContentPointer content, MessageHandle cause) {
    const MessageHandle handle = m_run.newMessage(m_node, std::move(content));
    Message& made = message(handle);
    Message& parent = message(cause);
    parent.leads = true;
    made.cause = parent.id;
    made.root = parent.root;
    made.path = parent.path;
    made.enqueued = parent.enqueued;
    made.turns = parent.turns;
    made.hops = parent.hops;
    made.pivot = parent.pivot;
    made.loop = parent.loop;
    if (made.root != kNone) ++m_run.m_roots[made.root].open;
    return handle;
}

inline Nanoseconds Context::send(LinkIndex index, MessageHandle first, Wait wait, std::uint32_t token,
                                 Nanoseconds earliest) {
    const Link& way = link(index);
    const Nanoseconds duration = std::max(way.travel.sample(random()), earliest - now());
    for (MessageHandle handle = first; handle != kNone; handle = message(handle).next) {
        Message& record = message(handle);
        record.link = index;
        record.at = kNone;
        record.wait = wait;
        record.caller = wait == Wait::Nothing ? kNone : m_node;
        record.token = token;
        fact(FactType::Sent, handle, {index, duration});
    }
    m_run.push(now() + duration, EventType::Arrival, way.to, 0, first, 0);
    return duration;
}

inline void Context::after(Nanoseconds delay, Timer timer) {
    m_run.push(now() + delay, EventType::Timer, m_node, timer.tag, timer.a, timer.b);
}

inline void Context::reply(MessageHandle handle, std::uint16_t status, ContentPointer result) {
    Message& record = message(handle);
    if (record.caller == kNone) return;
    const std::uint32_t slot = result ? m_run.m_results.insert(std::move(result)) : kNone;
    m_run.push(now(), EventType::Answer, record.caller, 0, record.token, slot, status);
    record.caller = kNone;
}

inline void Context::end(FactType type, MessageHandle first, std::string_view reason) {
    MessageHandle handle = first;
    while (handle != kNone) {
        const Message& record = message(handle);
        const MessageHandle next = record.next;
        fact(type, handle, {record.link, now() - record.arrived, 0, reason});
        m_run.endPath(type, record);
        m_run.release(handle);
        handle = next;
    }
}

inline bool Context::isRecursive(MessageHandle handle) const {
    const Message& record = m_run.m_messages[handle];
    return record.turns >= kMostTurns || (record.loop != kNone && record.hops > kMostTurns * (self().loopSize + 1));
}

inline void Context::handled(MessageHandle first, std::string_view reason) {
    end(FactType::Handled, first, reason);
}

}  // namespace cascade::simulator
