// SPDX-License-Identifier: MIT
// SQS queue: visibility timeouts, Lambda's pollers with batches and windows, redrive, retention, FIFO groups.
#pragma once

#include <unordered_set>

#include "simulator/engine/ring.h"
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
        std::uint32_t entry = 0;
        std::uint32_t born = 0;
    };
    struct Seen {
        std::uint64_t hash = 0;
        Nanoseconds time = 0;
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
    /// Whether a retention period, or a visibility timeout, still waits for its message.
    bool isHere(std::uint32_t index, std::uint32_t born) const { return m_entries[index].born == born; }
    bool isTaken(std::uint32_t index, std::uint32_t receipt) const {
        return m_entries[index].state == State::Taken && m_entries[index].receipt == receipt;
    }
    // queue_pollers.cpp: taking batches
    void serve(Context& context);
    bool serve(Context& context, std::uint32_t poller);
    bool waitsForWindow(Context& context, std::uint32_t poller);
    void take(Context& context, const Poller& poller);
    void dispatch(Context& context, std::uint32_t poller);
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
    Ring<Ticket> m_ready;
    std::vector<Ticket> m_taken;  // by the poller at work
    std::int64_t m_visible = 0;
    Slots<Batch> m_batches;
    std::unordered_set<std::uint64_t> m_lockedGroups;
    std::unordered_set<std::uint64_t> m_seen;  // hashes of deduplication ids, for five minutes
    Ring<Seen> m_forgetting;                   // the same, the oldest first
    std::uint32_t m_lastBorn = 0;
    std::uint32_t m_lastReceipt = 0;
    std::uint32_t m_nextPoller = 0;
    bool m_scaling = false;
    Deadlines m_visibilities{30 * kSecond, kVisibility};
    Deadlines m_retentions{4 * kDay, kRetention};
    Deliveries m_redrives{retryForADay, kRedrive};
};

}  // namespace cascade::simulator
