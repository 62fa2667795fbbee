// SPDX-License-Identifier: MIT
// SQS queue: visibility timeouts, Lambda's pollers with batches and windows, redrive, retention, FIFO groups.
#pragma once

#include "simulator/behaviors/queue_settings.h"
#include "simulator/engine/ring.h"
#include "simulator/parts/billing_units.h"
#include "simulator/parts/deadlines.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/hash_table.h"
#include "simulator/parts/size_limit.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {

class Queue : public Copyable<Queue> {
public:
    Queue(const Network& network, NodeIndex node);

    void receive(Context& context, MessageHandle message) override;
    void answer(Context& context, const Answer& answer) override;
    void timer(Context& context, const Timer& timer) override;

private:
    enum Tag : std::uint8_t {
        kDelayOver,
        kVisibility,
        kRetention,
        kExpired,
        kScale,
        kServe,
        kWindow,
        kInvokeAgain,
        kRedrive
    };
    enum class State : std::uint8_t { Free, Delayed, Visible, Taken };

    /// One message in the queue. `born` names it for good; `receipt` changes with each receive.
    struct Entry {
        MessageHandle message = kNone;
        State state = State::Free;
        std::uint32_t born = 0;
        std::uint32_t receipt = 0;
        std::uint32_t receives = 0;
        std::uint32_t holders = 0;    // batches under way that hold it; it may be visible at the same time
        std::uint32_t group = kNone;  // FIFO: its message group, and its neighbours there
        std::uint32_t before = kNone;
        std::uint32_t after = kNone;
        Nanoseconds since = 0;  // visible or taken since
    };
    struct Ticket {
        std::uint32_t entry = kNone;
        std::uint32_t born = 0;
    };
    /// Messages of one group in their order. While one of them is in flight, the others wait.
    struct Group {
        std::uint64_t hash = 0;
        std::uint32_t first = kNone;
        std::uint32_t last = kNone;
        std::uint32_t inFlight = 0;
        bool ready = false;    // in m_readyGroups
        bool leaving = false;  // in m_emptyGroups
        Nanoseconds emptySince = 0;
        TokenBucket requests{0, 0};  // of a high-throughput queue
    };
    struct Poller {
        PollerSettings settings;
        std::int64_t limit = 0;  // of batches at once; grows with the backlog
        std::int64_t running = 0;
        std::int64_t growth = 0;  // in sixtieths of a batch
        bool waiting = false;     // for its window
        bool watching = false;    // its next look at the backlog is due
    };
    /// A batch that a function handles.
    struct Batch {
        std::uint32_t poller = kNone;
        std::uint32_t first = kNone;  // of m_parts
        std::uint32_t last = kNone;
        std::uint32_t attempts = 1;
        Nanoseconds taken = 0;
        MessageHandle messages = kNone;  // until the function is invoked, again if it was throttled
    };
    struct Part {
        Ticket ticket;
        MessageHandle copy = kNone;
        std::uint32_t next = kNone;
    };
    struct Seen {
        Nanoseconds time = 0;
        std::uint64_t hash = 0;
    };

    /// A receive under way.
    struct Receive {
        std::uint32_t batch;
        std::size_t room;
        std::size_t bytes = 0;
    };
    struct Refusal {
        std::uint16_t status = kOk;
        std::string_view reason = {};
    };

    // Entering and leaving (queue.cpp)
    Refusal refusalOf(Context& context, MessageHandle message, const SentWith& sent);
    void keep(Context& context, MessageHandle message, const SentWith& sent, bool redriven);
    void makeVisible(Context& context, std::uint32_t entry);
    void show(Context& context, std::uint32_t entry);
    void putDown(Entry& entry);
    void visibilityOver(Context& context, std::uint32_t entry);
    void leave(Context& context, MessageHandle message);
    void expire(Context& context, std::uint32_t entry);
    void redrive(Context& context, std::uint32_t entry);
    void erase(Context& context, std::uint32_t entry);
    /// Whether a retention period, or a visibility timeout, still waits for its message.
    bool isHere(std::uint32_t index, std::uint32_t born) const { return m_entries[index].born == born; }
    bool isTaken(std::uint32_t index, std::uint32_t receipt) const {
        return m_entries[index].state == State::Taken && m_entries[index].receipt == receipt;
    }
    // Order and deduplication (queue_order.cpp)
    bool isDuplicate(Context& context, MessageHandle message, const SentWith& sent);
    std::uint32_t groupOf(std::uint64_t hash, Nanoseconds now);
    void forgetEmptyGroups(Nanoseconds now);
    void addToGroup(std::uint32_t entry);
    void removeFromGroup(Context& context, std::uint32_t entry);
    void offer(Context& context, std::uint32_t entry);
    void offerGroup(std::uint32_t group);
    // Taking batches (queue_pollers.cpp)
    void serve(Context& context);
    bool serve(Context& context, std::uint32_t poller);
    bool isVisible(const Ticket& ticket) const;
    bool mayReceive(Context& context, std::uint32_t poller);
    bool waitsForWindow(Context& context, std::uint32_t poller);
    bool takeBatch(Context& context, std::uint32_t poller);
    void takeFromRow(Context& context, Receive& receive);
    void takeFromGroups(Context& context, Receive& receive);
    bool take(Context& context, Receive& receive, std::uint32_t entry);
    void addToBatch(Context& context, std::uint32_t batch, std::uint32_t entry);
    void showAgain(Context& context, const Ticket& ticket);
    void deliver(Context& context, std::uint32_t batch);
    bool invokesAgain(Context& context, const Answer& answer);
    void settle(Context& context, const Ticket& ticket, std::string_view failedBecause);
    void watch(Context& context, std::uint32_t poller);
    void scale(Context& context, std::uint32_t poller);

    QueueSettings m_settings;
    SentWithReader m_sentWith;
    std::vector<Poller> m_pollers;

    Slots<Entry> m_entries;
    Ring<Ticket> m_ready;  // of a standard queue
    Slots<Group> m_groups;
    HashTable<std::uint32_t> m_groupOf;  // by the hash of its id
    Ring<std::uint32_t> m_readyGroups;
    Ring<std::uint32_t> m_emptyGroups;
    std::int64_t m_visible = 0;
    std::int64_t m_inFlight = 0;
    Slots<Batch> m_batches;
    Slots<Part> m_parts;
    std::vector<Ticket> m_again;  // of the batch being taken, what will be delivered once more
    HashTable<bool> m_seen;       // deduplication ids, by hash
    Ring<Seen> m_seenInOrder;
    TokenBucket m_sends;
    TokenBucket m_receives;
    SizeLimit m_messageSize;
    Sizes m_sizes;
    BillingUnits m_units;
    std::uint32_t m_lastBorn = 0;
    std::uint32_t m_lastReceipt = 0;
    std::uint32_t m_nextPoller = 0;
    bool m_waitsForRate = false;
    bool m_isFull = false;  // as many messages are in flight as may be
    Deadlines m_visibilities;
    Deadlines m_retentions;
    Deliveries m_redrives{retryForADay, kRedrive};
};

}  // namespace cascade::simulator
