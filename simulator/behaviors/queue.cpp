// SPDX-License-Identifier: MIT
// Messages entering and leaving an SQS queue (facts 1.3).
#include "simulator/behaviors/queue.h"

#include <algorithm>
#include <functional>

#include "simulator/behaviors/factories.h"

namespace cascade::simulator {
namespace {

constexpr std::size_t kRequest = 64 * 1024;  // aws.amazon.com/sqs/pricing: each 64 KB of a payload is one request

/// Moved here by another queue that gave it up.
bool isRedriven(Context& context, const Message& message) {
    if (message.link == kNone) return false;
    const Link& link = context.link(message.link);
    return link.role == "dead-letter" && context.network().vertex(link.from).is("sqs-queue");
}

}  // namespace

Queue::Queue(const Network& network, NodeIndex node)
    : m_settings(network, node),
      m_sends(m_settings.requestRate * m_settings.sendBatch, m_settings.requestRate * m_settings.sendBatch),
      m_receives(m_settings.requestRate, m_settings.requestRate),
      m_messageSize(static_cast<std::size_t>(m_settings.largestMessage)),
      m_units(kRequest),
      m_visibilities(m_settings.visibility, kVisibility),
      m_retentions(m_settings.retention, kRetention) {
    for (const PollerSettings& settings : m_settings.pollers) m_pollers.push_back({settings, settings.first});
}

void Queue::receive(Context& context, MessageHandle message) {
    const Message& record = context.message(message);
    const SentWith sent = m_sentWith.of(*record.content);
    const bool redriven = isRedriven(context, record);
    if (!redriven)
        if (const Refusal refusal = refusalOf(context, message, sent); refusal.status != kOk)
            return context.refuse(message, refusal.status, refusal.reason);
    if (!redriven) context.meter(Metered::Requests, m_units.of(*record.content));
    context.reply(message, kOk);
    if (m_settings.fifo && !redriven && isDuplicate(context, message, sent)) {
        context.fact(FactType::Filtered, message, {record.link, 0, 0, "a duplicate within five minutes"});
        return context.handled(message, "a duplicate within five minutes");
    }
    keep(context, message, sent, redriven);
}

Queue::Refusal Queue::refusalOf(Context& context, MessageHandle message, const SentWith& sent) {
    if (m_messageSize.isExceededBy(*context.message(message).content))
        return {kTooLarge, "the message is larger than the queue allows"};
    if (!m_settings.fifo) return {};
    if (sent.delay) return {kBadRequest, "a FIFO queue takes no delay of a single message"};
    if (m_settings.requestRate > 0 && !m_sends.take(context.now()))
        return {kThrottled, "more messages a second than a FIFO queue takes"};
    if (m_settings.highThroughput && m_settings.groupRate > 0 &&
        !m_groups[groupOf(sent.group, context.now())].requests.take(context.now()))
        return {kThrottled, "more messages a second than one message group takes"};
    return {};
}

/// Dead letters of a standard queue keep the age that they had; those of a FIFO queue begin anew.
void Queue::keep(Context& context, MessageHandle message, const SentWith& sent, bool redriven) {
    Message& record = context.message(message);
    if (!redriven || m_settings.fifo) record.enqueued = context.now();
    const Nanoseconds age = context.now() - record.enqueued;
    Entry entry;
    entry.message = message;
    entry.born = ++m_lastBorn;
    if (m_settings.fifo) entry.group = groupOf(sent.group, context.now());
    const std::uint32_t index = m_entries.insert(entry);
    if (m_settings.fifo) addToGroup(index);
    if (age == 0)
        m_retentions.add(context, index, entry.born, std::bind_front(&Queue::isHere, this));
    else
        context.after(std::max<Nanoseconds>(m_settings.retention - age, 0), {kExpired, index, entry.born});
    const Nanoseconds delay = redriven ? 0 : sent.delay.value_or(m_settings.delay);
    if (delay == 0) return makeVisible(context, index);
    m_entries[index].state = State::Delayed;
    context.after(delay, {kDelayOver, index, entry.born});
}

void Queue::makeVisible(Context& context, std::uint32_t index) {
    show(context, index);
    serve(context);
}

void Queue::show(Context& context, std::uint32_t index) {
    Entry& entry = m_entries[index];
    putDown(entry);
    entry.state = State::Visible;
    entry.since = context.now();
    context.fact(FactType::Enqueued, entry.message, {context.message(entry.message).link, 0, ++m_visible});
    offer(context, index);
}

/// Nobody holds it in flight any more.
void Queue::putDown(Entry& entry) {
    if (entry.state != State::Taken) return;
    --m_inFlight;
    if (entry.group != kNone) --m_groups[entry.group].inFlight;
}

void Queue::leave(Context& context, MessageHandle message) {
    const Nanoseconds age = context.now() - context.message(message).arrived;
    context.fact(FactType::Dequeued, message, {kNone, age, --m_visible});
}

void Queue::visibilityOver(Context& context, std::uint32_t index) {
    const Entry& entry = m_entries[index];
    if (entry.holders > 0)
        context.fact(FactType::Duplicated, entry.message,
                     {kNone, 0, 0, "visible again while it is being processed"});
    makeVisible(context, index);
}

void Queue::expire(Context& context, std::uint32_t index) {
    const bool visible = m_entries[index].state == State::Visible;
    const MessageHandle message = m_entries[index].message;
    erase(context, index);
    if (visible) leave(context, message);
    context.lost(message, "its retention period is over");
}

/// REQUIRES: it is visible.
void Queue::redrive(Context& context, std::uint32_t index) {
    const MessageHandle message = m_entries[index].message;
    erase(context, index);
    leave(context, message);
    const std::uint32_t batch =
        m_redrives.open(message, Deliveries::Ending::DeadLettered, "received too often without success");
    m_redrives.add(context, batch, m_settings.redriveLink, context.message(message).content);
    m_redrives.close(context, batch);
}

/// Forgets the entry, not its message.
void Queue::erase(Context& context, std::uint32_t index) {
    putDown(m_entries[index]);
    if (m_settings.fifo) removeFromGroup(context, index);
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
        case kScale: return scale(context, timer.a);
        case kServe: m_waitsForRate = false; return serve(context);
        case kWindow: m_pollers[timer.a].waiting = false; return serve(context);
        case kInvokeAgain: return deliver(context, timer.a);
        case kRedrive: return m_redrives.timer(context, timer);
    }
}

std::unique_ptr<Behavior> makeQueue(const Network& network, NodeIndex node) {
    return std::make_unique<Queue>(network, node);
}

}  // namespace cascade::simulator
