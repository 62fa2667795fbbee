// SPDX-License-Identifier: MIT
// Readers of a stream: each consumer reads each shard in order, one batch at a time, and a failing batch blocks its
// shard until it succeeds, is given up, or expires (facts 1.2).
#pragma once

#include "simulator/engine/context.h"
#include "simulator/engine/ring.h"
#include "simulator/parts/stream_consumers.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {

/// The function handled the batch but for some records, which come back.
inline constexpr std::uint16_t kSomeFailed = 207;

class StreamReaders {
public:
    /// Timers below belong to the readers, those from here on to the stream's own behavior.
    static constexpr std::uint8_t kFirstOwnTag = 8;

    StreamReaders(const Network& network, NodeIndex node, StreamSettings settings);

    bool any() const { return !m_consumers.empty(); }
    /// The shard of a key, by its place in the range of all hashes.
    std::uint32_t shardOf(std::uint64_t keyHash) const;
    /// Takes over a received message: it stays inside until every consumer is done with it. `size` in bytes.
    void append(Context& context, MessageHandle original, std::uint64_t keyHash, std::size_t size);
    void answer(Context& context, const Answer& answer);
    void timer(Context& context, const Timer& timer);

private:
    enum Tag : std::uint8_t { kPoll, kGather, kRetry, kWindowEnds };
    enum class Ending : std::uint8_t { Handled, DeadLettered, Lost };
    struct Record {
        std::uint32_t original = kNone;
        std::uint32_t size = 0;
        Nanoseconds appended = 0;
    };
    struct Unread {
        Record record;
        std::uint32_t lane = kNone;
    };
    /// One consumer at one shard.
    struct Reader {
        std::uint32_t consumer = 0;
        std::uint32_t firstLane = 0;
        Ring<Unread> unread;
        std::size_t fetched = 0;  // read, and not done with
        bool polling = false;
        TokenBucket push;  // of enhanced fan-out
    };
    /// What all that poll one shard share.
    struct ShardLimits {
        TokenBucket reads;
        TokenBucket bytes;
    };
    /// What keeps its order: a shard, or with a parallelization factor the keys that fall into one part of it.
    struct Lane {
        std::uint32_t reader = 0;
        Ring<Record> ready;                 // of which the first `size` are with the function
        std::size_t size = 0;               // 0: idle, or the final invocation of a window
        std::vector<MessageHandle> copies;  // of those, as they are sent; none: the function has handled it before
        std::vector<std::size_t> halves;    // sizes of what bisecting put off, the next one last
        std::uint32_t failures = 0;         // that count as retries
        std::uint32_t tries = 0;
        bool waits = false;  // for a retry
        Nanoseconds gathersFrom = -1;
        bool gathers = false;  // its timer is under way
        // Of a tumbling window
        std::uint32_t held = kNone;  // the last original that was handled; the final invocation follows from it
        Nanoseconds windowEnds = 0;
        ContentPointer state;
        MessageHandle final = kNone;  // the final invocation, while it is under way or waits for a retry
    };
    struct Original {
        MessageHandle message = kNone;
        std::uint32_t open = 0;  // consumers that are not done, and one while it is appended
        Ending ending = Ending::Handled;
        std::string_view reason;
    };
    /// Somebody is told of a batch that was given up; its records end with the answer.
    struct Notice {
        std::vector<std::uint32_t> originals;
        std::string_view reason;
    };
    static constexpr std::uint32_t kNoticeToken = 0x40000000;

    /// Only function errors use up retries; throttling and trouble of the service do not.
    static bool isFunctionError(std::uint16_t status) {
        return status == kSomeFailed || status == kFailed || status == kTimedOut;
    }
    const StreamConsumer& consumerOf(const Lane& lane) const {
        return m_consumers[m_readers[lane.reader].consumer];
    }
    void addConsumer(const Network& network, const Link& link);

    // Reading (stream_readers.cpp)
    void appendFor(Context& context, std::uint32_t consumer, std::uint32_t original, std::uint64_t keyHash,
                   std::size_t size);
    bool isFor(Context& context, StreamConsumer& consumer, MessageHandle original);
    void pollSoon(Context& context, std::uint32_t reader);
    void poll(Context& context, std::uint32_t reader);
    std::string_view obstacle(Nanoseconds now, std::uint32_t reader);
    void read(Context& context, std::uint32_t reader);

    // Batches (stream_batches.cpp)
    void gather(Context& context, std::uint32_t lane);
    std::size_t batchAt(Lane& lane) const;
    bool isFull(const Lane& lane, std::size_t size) const;
    bool dropOld(Context& context, std::uint32_t lane);
    void take(Context& context, Lane& lane, std::size_t size);
    void deliver(Context& context, std::uint32_t lane);
    MessageHandle copyOf(Context& context, Lane& lane, std::size_t index);
    void failed(Context& context, std::uint32_t lane, const Answer& answer);
    std::size_t handledBefore(Lane& lane, Context& context, const Answer& answer);
    bool giveUpOld(Context& context, std::uint32_t lane);
    void retry(Context& context, std::uint32_t lane, MessageHandle first, std::uint16_t status);
    void settle(Context& context, Lane& lane, std::size_t count, Ending ending, std::string_view reason);
    void forget(Lane& lane, std::size_t count);
    void goOn(Context& context, std::uint32_t lane);
    void settle(Context& context, std::uint32_t original, Ending ending, std::string_view reason);

    // Giving up (stream_failures.cpp)
    void giveUp(Context& context, std::uint32_t lane, std::size_t count, const char* condition,
                std::string_view reason);
    ContentPointer noticeOf(Context& context, Lane& lane, std::size_t count, const char* condition) const;
    void noticeAnswered(Context& context, const Answer& answer);

    // Tumbling windows (stream_windows.cpp)
    void hold(Context& context, Lane& lane, const Record& record);
    bool windowIsOver(const Lane& lane, Nanoseconds now) const;
    void finishWindow(Context& context, std::uint32_t lane);
    void windowAnswered(Context& context, std::uint32_t lane, const Answer& answer);
    void releaseWindow(Context& context, Lane& lane, Ending ending, std::string_view reason);

    StreamSettings m_settings;
    std::vector<StreamConsumer> m_consumers;
    std::vector<ShardLimits> m_shards;
    std::vector<Reader> m_readers;  // consumer by consumer, shard by shard
    std::vector<Lane> m_lanes;
    Slots<Original> m_originals;
    Slots<Notice> m_notices;
    std::int64_t m_waiting = 0;
};

}  // namespace cascade::simulator
