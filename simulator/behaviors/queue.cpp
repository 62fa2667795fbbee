// SPDX-License-Identifier: MIT
// Messages entering and leaving an SQS queue (facts 1.3).
#include "simulator/behaviors/queue.h"

#include <algorithm>
#include <functional>

#include "simulator/behaviors/factories.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

constexpr Nanoseconds kDeduplication = 5 * kMinute;

/// AWS advises six times the function's timeout; without a function, SQS's own default.
Nanoseconds advisedVisibility(const Network& network, const Vertex& queue) {
    Nanoseconds longest = 0;
    for (const LinkIndex index : queue.out)
        if (network.link(index).role == "trigger")
            longest = std::max(longest, durationOr(network.vertex(network.link(index).to).value("timeout"), 0));
    return longest > 0 ? 6 * longest : 30 * kSecond;
}

/// When window and timeout outlast the visibility timeout, Lambda uses both and 30 s more (facts 1.2).
Nanoseconds effectiveVisibility(const Network& network, const Vertex& queue) {
    Nanoseconds visibility = durationOr(queue.value("visibility_timeout"), advisedVisibility(network, queue));
    for (const LinkIndex index : queue.out) {
        const Link& link = network.link(index);
        if (link.role != "trigger") continue;
        const Nanoseconds needed =
            durationOr(link.value("batching_window"), 0) + durationOr(network.vertex(link.to).value("timeout"), 0);
        if (needed > visibility) visibility = needed + 30 * kSecond;
    }
    return visibility;
}

}  // namespace

Queue::Queue(const Network& network, NodeIndex node) {
    const Vertex& vertex = network.vertex(node);
    m_fifo = truthOr(vertex.value("fifo"), false);
    m_contentDeduplication = truthOr(vertex.value("content_based_deduplication"), true);
    m_visibility = effectiveVisibility(network, vertex);
    m_delay = durationOr(vertex.value("delay"), 0);
    m_retention = durationOr(vertex.value("retention"), 4 * kDay);
    m_visibilities = Deadlines(m_visibility, kVisibility);
    m_retentions = Deadlines(m_retention, kRetention);
    for (const LinkIndex index : vertex.out) {
        const Link& link = network.link(index);
        if (link.role == "trigger") addPoller(network, link);
        if (link.role != "dead-letter") continue;
        m_redriveLink = index;
        m_maxReceives = static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(countOr(link.value("max_receive_count"), 5), 1, 1000));
    }
}

void Queue::receive(Context& context, MessageHandle message) {
    context.reply(message, kOk);
    Message& record = context.message(message);
    const bool redriven = record.link != kNone && context.link(record.link).role == "dead-letter" &&
                          context.network().vertex(context.link(record.link).from).is("sqs-queue");
    if (!redriven) record.enqueued = context.now();
    if (m_fifo && !redriven && isDuplicate(context, message)) {
        context.fact(FactType::Filtered, message, {record.link, 0, 0, "a duplicate within five minutes"});
        return context.handled(message, "a duplicate within five minutes");
    }
    Entry entry;
    entry.message = message;
    entry.born = ++m_lastBorn;
    if (m_fifo) {
        const Json* group = member(record.content->beside(), "group");
        entry.group = hashOf(group ? group->dump() : "");
    }
    const std::uint32_t index = m_entries.insert(entry);
    if (redriven)
        context.after(std::max<Nanoseconds>(record.enqueued + m_retention - context.now(), 0),
                      {kExpired, index, entry.born});
    else
        m_retentions.add(context, index, entry.born, std::bind_front(&Queue::isHere, this));
    if (m_delay == 0) return makeVisible(context, index);
    m_entries[index].state = State::Delayed;
    context.after(m_delay, {kDelayOver, index, entry.born});
}

bool Queue::isDuplicate(Context& context, MessageHandle message) {
    const Content& content = *context.message(message).content;
    const Json* id = member(content.beside(), "deduplication");
    if (!id && !m_contentDeduplication) return false;
    const Json& source = id ? *id : content.payload();
    const std::uint64_t hash = hashOf(source.dump(-1, ' ', false, Json::error_handler_t::replace));
    while (!m_forgetting.empty() && context.now() - m_forgetting.front().time >= kDeduplication) {
        m_seen.erase(m_forgetting.front().hash);
        m_forgetting.popFront();
    }
    if (!m_seen.insert(hash).second) return true;
    m_forgetting.pushBack({hash, context.now()});
    return false;
}

void Queue::makeVisible(Context& context, std::uint32_t index) {
    Entry& entry = m_entries[index];
    entry.state = State::Visible;
    entry.since = context.now();
    const Ticket ticket{index, entry.born};
    if (m_fifo) {  // a message that comes back keeps its place in the order
        if (entry.receives > 0) m_lockedGroups.erase(entry.group);
        m_ready.insert(m_ready.firstNot([&](const Ticket& other) { return other.born < ticket.born; }), ticket);
    } else {
        m_ready.pushBack(ticket);
    }
    context.fact(FactType::Enqueued, entry.message, {context.message(entry.message).link, 0, ++m_visible});
    serve(context);
}

void Queue::hide(Context& context, Entry& entry) {
    entry.state = State::Taken;
    leave(context, entry.message);
}

void Queue::leave(Context& context, MessageHandle message) {
    const Nanoseconds age = context.now() - context.message(message).arrived;
    context.fact(FactType::Dequeued, message, {kNone, age, --m_visible});
}

void Queue::visibilityOver(Context& context, std::uint32_t index) {
    const Entry& entry = m_entries[index];
    if (m_redriveLink != kNone && entry.receives >= m_maxReceives) return redrive(context, index);
    const bool stillRunning = std::ranges::any_of(m_batches.places(), [&](const Batch& batch) {
        return std::ranges::find(batch.tickets, entry.born, &Ticket::born) != batch.tickets.end();
    });
    if (stillRunning)
        context.fact(FactType::Duplicated, entry.message,
                     {kNone, 0, 0, "visible again while it is being processed"});
    makeVisible(context, index);
}

void Queue::expire(Context& context, std::uint32_t index) {
    const bool visible = m_entries[index].state == State::Visible;
    const MessageHandle message = m_entries[index].message;
    erase(index);
    if (visible) leave(context, message);
    context.lost(message, "its retention period is over");
}

void Queue::redrive(Context& context, std::uint32_t index) {
    const MessageHandle message = m_entries[index].message;
    erase(index);
    const std::uint32_t batch =
        m_redrives.open(message, Deliveries::Ending::DeadLettered, "received too often without success");
    m_redrives.add(context, batch, m_redriveLink, context.message(message).content);
    m_redrives.close(context, batch);
}

/// Forgets the entry, not its message.
void Queue::erase(std::uint32_t index) {
    if (m_entries[index].state == State::Taken) m_lockedGroups.erase(m_entries[index].group);
    m_entries.erase(index);
}

void Queue::timer(Context& context, const Timer& timer) {
    switch (static_cast<Tag>(timer.tag)) {
        case kDelayOver:
            if (isHere(timer.a, timer.b) && m_entries[timer.a].state == State::Delayed)
                makeVisible(context, timer.a);
            return;
        case kVisibility:
            return m_visibilities.check(context, std::bind_front(&Queue::isTaken, this),
                                        [&](std::uint32_t index) { visibilityOver(context, index); });
        case kRetention:
            return m_retentions.check(context, std::bind_front(&Queue::isHere, this),
                                      [&](std::uint32_t index) { expire(context, index); });
        case kExpired:
            if (isHere(timer.a, timer.b)) expire(context, timer.a);
            return;
        case kScale: return scale(context);
        case kWindow: m_pollers[timer.a].waiting = false; return serve(context);
        case kRedrive: return m_redrives.timer(context, timer);
    }
}

std::unique_ptr<Behavior> makeQueue(const Network& network, NodeIndex node) {
    return std::make_unique<Queue>(network, node);
}

}  // namespace cascade::simulator
