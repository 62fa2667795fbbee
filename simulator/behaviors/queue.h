// SPDX-License-Identifier: MIT
// SQS queue: visibility timeouts, Lambda's pollers with batches and windows, redrive, retention, FIFO groups.
#pragma once

#include <deque>
#include <unordered_map>
#include <unordered_set>

#include "simulator/parts/deadlines.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/record_filter.h"

namespace cascade::simulator {

class Queue : public Copyable<Queue> {
public:
    Queue(const Network& network, NodeIndex node);

    void receive(Context& context, MessageHandle message) override;
    void answer(Context& context, const Answer& answer) override;
    void timer(Context& context, const Timer& timer) override;

private:
    enum Tag : std::uint8_t { kDelayOver, kVisibility, kRetention, kExpired, kScale, kWindow, kRedrive };
    enum class State : std::uint8_t { Free, Delayed, Visible, Taken };

    /// One message in the queue. `born` names it for good; `receipt` changes with each receive.
    struct Entry {
        MessageHandle message = kNone;
        State state = State::Free;
        std::uint32_t born = 0;
        std::uint32_t receipt = 0;
        std::uint32_t receives = 0;
        std::uint64_t group = 0;
        Nanoseconds since = 0;  // visible or taken since
    };
    struct Ticket {
        std::uint32_t entry;
        std::uint32_t born;
    };
    struct Poller {
        LinkIndex link = kNone;
        std::size_t batchSize = 10;
        Nanoseconds window = 0;
        std::int64_t most = 0;
        std::int64_t limit = 0;  // grows with the backlog
        std::int64_t running = 0;
        RecordFilter filter;
        bool waiting = false;  // for its window
    };
    struct Batch {
        std::uint32_t poller = kNone;
        std::vector<Ticket> tickets;
    };

    void addPoller(const Network& network, const Link& link);
    bool isDuplicate(Context& context, MessageHandle message);
    // queue.cpp: entering, leaving
    void makeVisible(Context& context, std::uint32_t entry);
    void visibilityOver(Context& context, std::uint32_t entry);
    void hide(Context& context, Entry& entry);
    void leave(Context& context, MessageHandle message);
    void expire(Context& context, std::uint32_t entry);
    void redrive(Context& context, std::uint32_t entry);
    void erase(std::uint32_t entry);
    // queue_pollers.cpp: taking batches
    void serve(Context& context);
    bool serve(Context& context, std::uint32_t poller);
    bool waitsForWindow(Context& context, std::uint32_t poller);
    std::vector<Ticket> take(Context& context, const Poller& poller);
    void dispatch(Context& context, std::uint32_t poller, std::vector<Ticket> tickets);
    void scale(Context& context);
    void dropStale();

    bool m_fifo = false;
    bool m_contentDeduplication = false;
    Nanoseconds m_visibility = 30 * kSecond;
    Nanoseconds m_delay = 0;
    Nanoseconds m_retention = 4 * kDay;
    std::uint32_t m_maxReceives = 0;
    LinkIndex m_redriveLink = kNone;
    std::vector<Poller> m_pollers;

    Slots<Entry> m_entries;
    std::deque<Ticket> m_ready;
    std::int64_t m_visible = 0;
    Slots<Batch> m_batches;
    std::unordered_set<std::uint64_t> m_lockedGroups;
    std::unordered_map<std::uint64_t, Nanoseconds> m_seen;  // deduplication ids, by hash
    std::uint32_t m_lastBorn = 0;
    std::uint32_t m_lastReceipt = 0;
    std::uint32_t m_nextPoller = 0;
    bool m_scaling = false;
    Deadlines m_visibilities{30 * kSecond, kVisibility};
    Deadlines m_retentions{4 * kDay, kRetention};
    Deliveries m_redrives{retryForADay, kRedrive};
};

}  // namespace cascade::simulator
