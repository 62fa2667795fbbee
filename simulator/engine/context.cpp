// SPDX-License-Identifier: MIT
// The context's few operations on the run.
#include "simulator/engine/context.h"

#include "simulator/engine/run.h"

namespace cascade::simulator {

namespace {
/// Lambda stops an event that came back more often (docs.aws.amazon.com/lambda, recursive loop detection); for
/// services that AWS does not watch the same number is Cascade's own.
constexpr std::uint16_t kMostTurns = 16;
}  // namespace

Nanoseconds Context::now() const { return m_run.m_now; }
Random& Context::random() { return m_run.m_places[m_node].random; }
const Network& Context::network() const { return *m_run.m_network; }
const Vertex& Context::self() const { return network().vertex(m_node); }
const Link& Context::link(LinkIndex index) const { return network().link(index); }
Message& Context::message(MessageHandle handle) { return m_run.m_messages[handle]; }
Account& Context::account() { return m_run.m_account; }

void Context::fact(FactType type, MessageHandle handle, const Detail& detail) {
    const Message& subject = message(handle);
    const ConnectionId connection = detail.link == kNone ? ConnectionId{} : link(detail.link).id;
    m_run.publish({now(), type, self().id, connection, subject.id, subject.cause, detail.duration, detail.value,
                   detail.reason});
}

void Context::fact(FactType type, const Detail& detail) {
    const ConnectionId connection = detail.link == kNone ? ConnectionId{} : link(detail.link).id;
    m_run.publish({now(), type, self().id, connection, {}, {}, detail.duration, detail.value, detail.reason});
}

Passage Context::passageOf(MessageHandle handle) {
    const Message& record = message(handle);
    return {record.link, record.id.number, record.arrived};
}

ContentPointer Context::make(const std::shared_ptr<const Recipe>& recipe, MessageHandle from,
                             std::uint64_t sequence) {
    return makeContent(recipe, {message(from).content, passageOf(from), now(), sequence, random().next()});
}

MessageHandle Context::create(ContentPointer content, MessageHandle cause) {
    const MessageHandle handle = m_run.newMessage(m_node, std::move(content));
    Message& made = message(handle);
    const Message& parent = message(cause);
    made.cause = parent.id;
    made.root = parent.root;
    made.enqueued = parent.enqueued;
    made.turns = parent.turns;
    made.hops = parent.hops;
    made.pivot = parent.pivot;
    made.loop = parent.loop;
    if (made.root != kNone) ++m_run.m_roots[made.root].open;
    return handle;
}

MessageHandle Context::stimulate(ContentPointer content) {
    const MessageHandle handle = m_run.newRoot(m_node, std::move(content), kNone);
    message(handle).at = m_node;
    message(handle).arrived = now();
    fact(FactType::Stimulated, handle);
    fact(FactType::Received, handle);
    return handle;
}

Nanoseconds Context::send(LinkIndex index, MessageHandle first, Wait wait, std::uint32_t token) {
    const Link& way = link(index);
    const Nanoseconds duration = way.travel.sample(random());
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

void Context::ask(NodeIndex node, Timer question) {
    m_run.push(now(), EventType::Timer, node, question.tag, question.a, question.b);
}

void Context::after(Nanoseconds delay, Timer timer) {
    m_run.push(now() + delay, EventType::Timer, m_node, timer.tag, timer.a, timer.b);
}

void Context::reply(MessageHandle handle, std::uint16_t status, ContentPointer result) {
    Message& record = message(handle);
    if (record.caller == kNone) return;
    const std::uint32_t slot = result ? m_run.m_results.insert(std::move(result)) : kNone;
    m_run.push(now(), EventType::Answer, record.caller, 0, record.token, slot, status);
    record.caller = kNone;
}

void Context::end(FactType type, MessageHandle first, std::string_view reason) {
    MessageHandle handle = first;
    while (handle != kNone) {
        const MessageHandle next = message(handle).next;
        fact(type, handle, {message(handle).link, now() - message(handle).arrived, 0, reason});
        m_run.release(handle);
        handle = next;
    }
}

void Context::handled(MessageHandle first, std::string_view reason) { end(FactType::Handled, first, reason); }
void Context::deadLettered(MessageHandle first, std::string_view reason) {
    end(FactType::DeadLettered, first, reason);
}
void Context::lost(MessageHandle first, std::string_view reason) { end(FactType::Lost, first, reason); }

void Context::refuse(MessageHandle first, std::uint16_t status, std::string_view reason) {
    const FactType type = status == kThrottled ? FactType::Throttled : FactType::Rejected;
    fact(type, first, {message(first).link, 0, status, reason});
    giveBack(first, status, reason);
}

void Context::giveBack(MessageHandle first, std::uint16_t status, std::string_view reason) {
    const NodeIndex caller = message(first).caller;
    const std::uint32_t token = message(first).token;
    if (caller == kNone) return handled(first, reason);
    for (MessageHandle handle = first; handle != kNone; handle = message(handle).next) {
        Message& record = message(handle);
        fact(FactType::Handled, handle, {record.link, now() - record.arrived, 0, reason});
        record.at = kNone;
        record.caller = kNone;
    }
    m_run.push(now(), EventType::Answer, caller, 1, token, first, status);
}

void Context::discard(MessageHandle first) {
    while (first != kNone) {
        const MessageHandle next = message(first).next;
        m_run.release(first);
        first = next;
    }
}

bool Context::isRecursive(MessageHandle handle) const {
    const Message& record = m_run.m_messages[handle];
    return record.turns >= kMostTurns || (record.loop != kNone && record.hops > kMostTurns * (self().loopSize + 1));
}

std::optional<Nanoseconds> Context::fault(FaultType type, MessageHandle handle) {
    return m_run.m_faults.strike(type, *this, handle);
}

}  // namespace cascade::simulator
