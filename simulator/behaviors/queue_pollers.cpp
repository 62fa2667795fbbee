// SPDX-License-Identifier: MIT
// Lambda's pollers of an SQS queue: batches, windows, scaling (facts 1.2).
#include <algorithm>
#include <functional>

#include "simulator/behaviors/queue.h"

namespace cascade::simulator {
namespace {

/// Lambda's largest event, 6 MB, and what a record has beside its body: ids, receipt handle, attributes, ARN, as in
/// AWS's sample event (docs.aws.amazon.com/lambda/latest/dg/with-sqs.html).
constexpr std::size_t kLargestEvent = 6 * 1024 * 1024;
constexpr std::size_t kRecordOverhead = 640;
/// As SQS charges for what Lambda asks of it: a request takes or deletes up to ten messages, of 64 KB together.
constexpr std::size_t kMessagesARequest = 10;
constexpr std::size_t kBytesARequest = 64 * 1024;

std::uint64_t requestsFor(std::size_t messages, std::size_t bytes) {
    return std::max((messages + kMessagesARequest - 1) / kMessagesARequest,
                    (bytes + kBytesARequest - 1) / kBytesARequest);
}

std::string_view whyBack(std::uint16_t status) {
    switch (status) {
        case kThrottled: return "the function was throttled: visible again after the visibility timeout";
        case kTimedOut: return "the function timed out: visible again after the visibility timeout";
        case kPartly: return "the function reported it as failed: visible again after the visibility timeout";
        default: return "the function failed: visible again after the visibility timeout";
    }
}

}  // namespace

/// Several functions on one queue compete: they take turns.
void Queue::serve(Context& context) {
    for (std::size_t idle = 0; idle < m_pollers.size() && m_visible > 0;) {
        const std::uint32_t poller = m_nextPoller++ % static_cast<std::uint32_t>(m_pollers.size());
        idle = serve(context, poller) ? 0 : idle + 1;
    }
}

/// True: it received something.
bool Queue::serve(Context& context, std::uint32_t index) {
    while (!m_ready.empty() && !isVisible(m_ready.front())) m_ready.popFront();
    if (m_settings.fifo ? m_readyGroups.empty() : m_ready.empty()) return false;
    return mayReceive(context, index) && takeBatch(context, index);
}

bool Queue::isVisible(const Ticket& ticket) const {
    const Entry& entry = m_entries[ticket.entry];
    return entry.born == ticket.born && entry.state == State::Visible;
}

bool Queue::mayReceive(Context& context, std::uint32_t index) {
    Poller& poller = m_pollers[index];
    if (poller.running >= poller.limit) {
        watch(context, index);
        return false;
    }
    if (m_inFlight >= m_settings.inFlightLimit) {
        if (!std::exchange(m_isFull, true))
            context.fact(FactType::Throttled, {.value = m_inFlight,
                                               .reason = "as many messages are in flight as may be: no more until "
                                                         "some are deleted"});
        return false;
    }
    m_isFull = false;
    if (poller.settings.window > 0 && waitsForWindow(context, index)) return false;
    if (m_settings.requestRate == 0 || m_receives.take(context.now())) return true;
    if (!std::exchange(m_waitsForRate, true)) context.after(m_receives.untilNext(context.now()), {kServe, 0, 0});
    return false;
}

bool Queue::waitsForWindow(Context& context, std::uint32_t index) {
    Poller& poller = m_pollers[index];
    const Nanoseconds full = m_entries[m_ready.front().entry].since + poller.settings.wait;
    if (full <= context.now() || static_cast<std::size_t>(m_visible) >= poller.settings.batchSize) return false;
    if (!poller.waiting) context.after(full - context.now(), {kWindow, index, 0});
    poller.waiting = true;
    return true;
}

/// True: it received something, though perhaps nothing to invoke the function with.
bool Queue::takeBatch(Context& context, std::uint32_t poller) {
    Receive receive{m_batches.insert({}), m_pollers[poller].settings.batchSize};
    Batch& batch = m_batches[receive.batch];
    batch.poller = poller;
    batch.taken = context.now();
    const std::size_t wanted = receive.room;
    if (m_settings.fifo)
        takeFromGroups(context, receive);
    else
        takeFromRow(context, receive);
    for (const Ticket& ticket : m_again) showAgain(context, ticket);
    m_again.clear();
    context.meter(Metered::Requests, requestsFor(wanted - receive.room, receive.bytes));
    if (m_batches[receive.batch].first == kNone) {
        m_batches.erase(receive.batch);
    } else {
        ++m_pollers[poller].running;
        deliver(context, receive.batch);
    }
    return receive.room < wanted;
}

void Queue::takeFromRow(Context& context, Receive& receive) {
    while (receive.room > 0 && !m_ready.empty()) {
        const Ticket ticket = m_ready.front();
        if (isVisible(ticket) && !take(context, receive, ticket.entry)) return;
        m_ready.popFront();
    }
}

/// As many of one group as there are, then of the next one.
void Queue::takeFromGroups(Context& context, Receive& receive) {
    while (receive.room > 0 && !m_readyGroups.empty()) {
        const std::uint32_t group = m_readyGroups.front();
        m_readyGroups.popFront();
        m_groups[group].ready = false;
        if (m_groups[group].inFlight > 0) continue;
        bool fits = true;
        for (std::uint32_t entry = m_groups[group].first;
             fits && receive.room > 0 && entry != kNone && m_entries[entry].state == State::Visible;) {
            const std::uint32_t next = m_entries[entry].after;
            fits = take(context, receive, entry);
            entry = next;
        }
        offerGroup(group);
        if (!fits) return;
    }
}

/// False: it does not fit into the event any more, or too much is in flight.
bool Queue::take(Context& context, Receive& receive, std::uint32_t index) {
    Entry& entry = m_entries[index];
    if (m_settings.redriveLink != kNone && entry.receives >= m_settings.maxReceives) {
        --receive.room;
        redrive(context, index);
        return true;
    }
    const std::size_t size = m_sizes.of(*context.message(entry.message).content) + kRecordOverhead;
    if (receive.bytes > 0 && receive.bytes + size > kLargestEvent) return false;
    if (m_inFlight >= m_settings.inFlightLimit) return false;
    receive.bytes += size;
    --receive.room;
    ++m_inFlight;
    if (entry.group != kNone) ++m_groups[entry.group].inFlight;
    entry.state = State::Taken;
    entry.since = context.now();
    entry.receipt = ++m_lastReceipt;
    m_visibilities.add(context, index, entry.receipt, std::bind_front(&Queue::isTaken, this));
    leave(context, entry.message);
    if (++entry.receives == 1 && context.random().chance(m_settings.duplicateRate))
        m_again.push_back({index, entry.born});
    addToBatch(context, receive.batch, index);
    return true;
}

/// What no filter lets through, Lambda deletes.
void Queue::addToBatch(Context& context, std::uint32_t number, std::uint32_t index) {
    Batch& batch = m_batches[number];
    Poller& poller = m_pollers[batch.poller];
    Entry& entry = m_entries[index];
    const MessageHandle message = entry.message;
    const MessageHandle copy = context.create(context.message(message).content, message);
    context.message(copy).link = poller.settings.link;
    if (!poller.settings.filter.accepts(context, poller.settings.link, copy)) {
        context.fact(FactType::Filtered, copy, {poller.settings.link, 0, 0, poller.settings.filter.whyNot()});
        context.discard(copy);
        erase(context, index);
        return context.handled(message, "filtered");
    }
    ++entry.holders;
    const std::uint32_t part = m_parts.insert({{index, entry.born}, copy, kNone});
    if (batch.first == kNone) {
        batch.first = part;
        batch.messages = copy;
    } else {
        m_parts[batch.last].next = part;
        context.message(m_parts[batch.last].copy).next = copy;
    }
    batch.last = part;
}

/// A standard queue delivers at least once, and sometimes twice.
void Queue::showAgain(Context& context, const Ticket& ticket) {
    const Entry& entry = m_entries[ticket.entry];
    if (entry.born != ticket.born || entry.state != State::Taken) return;
    context.fact(FactType::Duplicated, entry.message, {kNone, 0, 0, "delivered twice: a standard queue may"});
    show(context, ticket.entry);
}

/// Invokes the function, for the first time or again.
void Queue::deliver(Context& context, std::uint32_t index) {
    Batch& batch = m_batches[index];
    const LinkIndex link = m_pollers[batch.poller].settings.link;
    context.send(link, std::exchange(batch.messages, kNone), Wait::Result, index);
}

void Queue::answer(Context& context, const Answer& answer) {
    if (Deliveries::owns(answer.token)) return m_redrives.answer(context, answer);
    if (answer.status == kThrottled && invokesAgain(context, answer)) return;
    const Batch batch = m_batches[answer.token];
    m_batches.erase(answer.token);
    --m_pollers[batch.poller].running;
    MessageHandle returned = answer.returned;
    std::size_t handled = 0;
    for (std::uint32_t index = batch.first; index != kNone;) {
        const Part part = m_parts[index];
        const bool failed = !answer.ok() || part.copy == returned;
        if (returned != kNone && part.copy == returned) returned = context.message(returned).next;
        handled += failed ? 0 : 1;
        settle(context, part.ticket, failed ? whyBack(answer.status) : std::string_view());
        m_parts.erase(index);
        index = part.next;
    }
    context.meter(Metered::Requests, requestsFor(handled, 0));
    if (answer.returned != kNone) context.discard(answer.returned);
    serve(context);
}

/// AWS only says that a throttled batch is tried again for a while; how often is a parameter.
bool Queue::invokesAgain(Context& context, const Answer& answer) {
    Batch& batch = m_batches[answer.token];
    const Nanoseconds wait = kSecond << std::min(batch.attempts - 1, 9u);
    if (answer.returned == kNone || batch.attempts >= m_settings.throttleAttempts ||
        context.now() + wait >= batch.taken + m_settings.visibility)
        return false;
    ++batch.attempts;
    batch.messages = answer.returned;
    context.fact(FactType::Retried, batch.messages,
                 {m_pollers[batch.poller].settings.link, wait, 0, "throttled: the poller invokes again"});
    context.after(wait, {kInvokeAgain, answer.token, 0});
    return true;
}

/// One message of a batch that came back. Without a reason it was handled, and is deleted.
void Queue::settle(Context& context, const Ticket& ticket, std::string_view failedBecause) {
    Entry& entry = m_entries[ticket.entry];
    if (entry.born != ticket.born) return;  // deleted by another receive, or expired
    --entry.holders;
    const MessageHandle message = entry.message;
    if (!failedBecause.empty()) {
        const Nanoseconds left = std::max<Nanoseconds>(entry.since + m_settings.visibility - context.now(), 0);
        return context.fact(FactType::Retried, message, {kNone, left, 0, failedBecause});
    }
    const bool visible = entry.state == State::Visible;
    erase(context, ticket.entry);
    if (visible) leave(context, message);
    context.fact(FactType::Deleted, message);
    context.handled(message);
}

/// Lambda looks at the backlog; here once a second, while it has more or wants more than it begins with.
void Queue::watch(Context& context, std::uint32_t index) {
    Poller& poller = m_pollers[index];
    if (poller.watching || poller.settings.first == poller.settings.most) return;
    poller.watching = true;
    context.after(kSecond, {kScale, index, 0});
}

/// A backlog allows more batches at once; without anything to do it begins again as in the beginning.
void Queue::scale(Context& context, std::uint32_t index) {
    Poller& poller = m_pollers[index];
    poller.watching = false;
    if (m_visible > 0) {
        poller.growth += poller.settings.growth;
        poller.limit = std::min(poller.limit + poller.growth / 60, poller.settings.most);
        poller.growth %= 60;
    } else if (poller.running == 0) {
        poller.limit = poller.settings.first;
    }
    if (poller.limit > poller.settings.first) watch(context, index);
    serve(context);
}

}  // namespace cascade::simulator
