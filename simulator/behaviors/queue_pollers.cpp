// SPDX-License-Identifier: MIT
// Lambda's pollers of an SQS queue: batches, windows, scaling (facts 1.2).
#include <algorithm>
#include <functional>

#include "simulator/behaviors/queue.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

constexpr std::int64_t kFirstConcurrency = 5;
constexpr std::int64_t kMostConcurrency = 1250;
constexpr std::int64_t kGrowthPerSecond = 5;  // 300 a minute

}  // namespace

void Queue::addPoller(const Network&, const Link& link) {
    Poller poller;
    poller.link = link.index;
    poller.batchSize = static_cast<std::size_t>(
        std::clamp<std::int64_t>(countOr(link.value("batch_size"), 10), 1, m_fifo ? 10 : 10'000));
    poller.window = m_fifo ? 0 : durationOr(link.value("batching_window"), 0);
    poller.most =
        std::clamp<std::int64_t>(countOr(link.value("maximum_concurrency"), kMostConcurrency), 1, kMostConcurrency);
    poller.limit = std::min(kFirstConcurrency, poller.most);
    poller.filter = RecordFilter(link.value("filter"));
    m_pollers.push_back(std::move(poller));
}

/// Several functions on one queue compete: they take turns.
void Queue::serve(Context& context) {
    for (std::size_t idle = 0; idle < m_pollers.size() && m_visible > 0;) {
        const std::uint32_t poller = m_nextPoller++ % static_cast<std::uint32_t>(m_pollers.size());
        idle = serve(context, poller) ? 0 : idle + 1;
    }
}

/// True: it took a batch.
bool Queue::serve(Context& context, std::uint32_t index) {
    const Poller& poller = m_pollers[index];
    if (poller.running >= poller.limit) {
        if (poller.limit < poller.most && !m_scaling) {
            m_scaling = true;
            context.after(kSecond, {kScale, 0, 0});
        }
        return false;
    }
    dropStale();
    if (m_ready.empty() || waitsForWindow(context, index)) return false;
    take(context, poller);
    if (m_taken.empty()) return false;
    dispatch(context, index);
    return true;
}

void Queue::dropStale() {
    const auto isStale = [&](const Ticket& ticket) {
        const Entry& entry = m_entries[ticket.entry];
        return entry.born != ticket.born || entry.state != State::Visible;
    };
    while (!m_ready.empty() && isStale(m_ready.front())) m_ready.popFront();
}

bool Queue::waitsForWindow(Context& context, std::uint32_t index) {
    Poller& poller = m_pollers[index];
    const Nanoseconds full = m_entries[m_ready.front().entry].since + poller.window;
    if (full <= context.now() || static_cast<std::size_t>(m_visible) >= poller.batchSize) return false;
    if (!poller.waiting) context.after(full - context.now(), {kWindow, index, 0});
    poller.waiting = true;
    return true;
}

/// From the front, but past groups of which another batch still holds messages.
void Queue::take(Context& context, const Poller& poller) {
    m_taken.clear();
    for (std::size_t next = 0; next < m_ready.size() && m_taken.size() < poller.batchSize;) {
        const Ticket ticket = m_ready[next];
        Entry& entry = m_entries[ticket.entry];
        if (m_fifo && m_lockedGroups.contains(entry.group)) {
            ++next;
            continue;
        }
        if (entry.born == ticket.born && entry.state == State::Visible) {
            hide(context, entry);
            entry.since = context.now();
            ++entry.receives;
            entry.receipt = ++m_lastReceipt;
            m_visibilities.add(context, ticket.entry, entry.receipt, std::bind_front(&Queue::isTaken, this));
            m_taken.push_back(ticket);
        }
        m_ready.erase(next);
    }
    if (!m_fifo) return;
    for (const Ticket& ticket : m_taken) m_lockedGroups.insert(m_entries[ticket.entry].group);
}

void Queue::dispatch(Context& context, std::uint32_t index) {
    Poller& poller = m_pollers[index];
    const std::uint32_t token = m_batches.claim();
    Batch& batch = m_batches[token];
    batch.poller = index;
    MessageHandle first = kNone;
    MessageHandle last = kNone;
    for (const Ticket& ticket : m_taken) {
        const MessageHandle message = m_entries[ticket.entry].message;
        const MessageHandle copy = context.create(context.message(message).content, message);
        context.message(copy).link = poller.link;
        if (!poller.filter.accepts(context, poller.link, copy)) {  // what no filter lets through, Lambda deletes
            context.fact(FactType::Filtered, copy, {poller.link});
            context.discard(copy);
            erase(ticket.entry);
            context.handled(message, "filtered");
            continue;
        }
        if (last == kNone)
            first = copy;
        else
            context.message(last).next = copy;
        last = copy;
        batch.tickets.push_back(ticket);
    }
    if (first == kNone) return m_batches.release(token);
    ++poller.running;
    context.send(poller.link, first, Wait::Result, token);
}

void Queue::answer(Context& context, const Answer& answer) {
    if (Deliveries::owns(answer.token)) return m_redrives.answer(context, answer);
    if (answer.returned != kNone) context.discard(answer.returned);
    Batch& batch = m_batches[answer.token];
    --m_pollers[batch.poller].running;
    for (const Ticket& ticket : batch.tickets) {
        Entry& entry = m_entries[ticket.entry];
        if (entry.born != ticket.born) continue;  // deleted by another receive, or expired
        const MessageHandle message = entry.message;
        if (!answer.ok()) {  // the whole batch reappears when its visibility timeout is over
            const Nanoseconds left = std::max<Nanoseconds>(entry.since + m_visibility - context.now(), 0);
            context.fact(FactType::Retried, message, {kNone, left, 0, "visible again after the timeout"});
            continue;
        }
        const bool visible = entry.state == State::Visible;
        erase(ticket.entry);
        if (visible) leave(context, message);
        context.fact(FactType::Deleted, message);
        context.handled(message);
    }
    batch.tickets.clear();
    m_batches.release(answer.token);
    serve(context);
}

/// Each second with a backlog allows five more batches at once; without one it starts from five again.
void Queue::scale(Context& context) {
    m_scaling = false;
    for (Poller& poller : m_pollers)
        poller.limit = m_visible > 0 ? std::min(poller.limit + kGrowthPerSecond, poller.most)
                                     : std::min(kFirstConcurrency, poller.most);
    serve(context);
}

}  // namespace cascade::simulator
