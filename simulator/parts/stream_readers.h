// SPDX-License-Identifier: MIT
// Readers of a stream: each consumer reads each shard in order, one batch at a time, and a failing batch blocks its
// shard until it succeeds, is given up, or expires (facts 1.2).
#pragma once

#include "simulator/engine/context.h"
#include "simulator/engine/ring.h"
#include "simulator/parts/record_filter.h"

namespace cascade::simulator {

struct StreamSettings {
    std::uint32_t shards = 1;
    Nanoseconds pollEvery = kSecond;
    Nanoseconds retention = kDay;
};

class StreamReaders {
public:
    StreamReaders(const Network& network, NodeIndex node, StreamSettings settings);

    bool any() const { return !m_consumers.empty(); }
    /// Takes over a received message: it stays inside until every consumer is done with its copy.
    void append(Context& context, MessageHandle original, std::uint64_t keyHash);
    void answer(Context& context, const Answer& answer);
    void timer(Context& context, const Timer& timer);

private:
    enum Tag : std::uint8_t { kPoll, kRetry };
    struct Consumer {
        LinkIndex link = kNone;
        Wait wait = Wait::Result;
        std::size_t batchSize = 100;
        Nanoseconds window = 0;
        std::uint32_t lanesPerShard = 1;
        std::int64_t maximumAttempts = -1;  // retries; -1: until the records expire
        Nanoseconds maximumAge = 0;         // of a record; the retention at most
        bool bisect = false;
        RecordFilter filter;
    };
    struct Record {
        MessageHandle message = kNone;
        std::uint32_t original = 0;
        Nanoseconds appended = 0;
    };
    /// What keeps its order: a shard, or with a parallelization factor the keys that fall into one part of it.
    struct Lane {
        std::uint32_t consumer = 0;
        Ring<Record> waiting;
        std::vector<Record> batch;
        std::uint32_t failures = 0;
        std::uint32_t tries = 0;
        bool polling = false;
        bool busy = false;
    };
    struct Original {
        MessageHandle message = kNone;
        std::uint32_t open = 0;
        bool lost = false;
        std::string_view reason;
    };

    void addConsumer(const Network& network, const Link& link);
    void appendFor(Context& context, std::uint32_t consumer, std::uint32_t original, std::uint64_t keyHash);
    void pollSoon(Context& context, std::uint32_t lane);
    void poll(Context& context, std::uint32_t lane);
    void take(Context& context, Lane& lane, const Consumer& consumer);
    void deliver(Context& context, std::uint32_t lane);
    void failed(Context& context, std::uint32_t lane, const Answer& answer);
    bool isGivenUp(Context& context, const Lane& lane) const;
    void bisect(Lane& lane);
    void settle(Context& context, std::uint32_t lane, std::string_view lostBecause);
    void settle(Context& context, std::uint32_t original);

    StreamSettings m_settings;
    std::vector<Consumer> m_consumers;
    std::vector<std::uint32_t> m_firstLane;  // of each consumer
    std::vector<Lane> m_lanes;
    std::vector<Record> m_settled;  // of the batch that just ended
    Slots<Original> m_originals;
    std::int64_t m_waiting = 0;
};

}  // namespace cascade::simulator
