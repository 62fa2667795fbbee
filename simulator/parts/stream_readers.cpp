// SPDX-License-Identifier: MIT
// Appending to shards, and reading from them within their limits.
#include "simulator/parts/stream_readers.h"

#include <algorithm>

namespace cascade::simulator {

namespace {

/// Enhanced fan-out: each consumer has 2 MB a second of each shard
/// (docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html).
constexpr std::int64_t kPushBytesPerSecond = 2'000'000;
constexpr Nanoseconds kPushAgain = 50 * kMillisecond;

/// Where a hash lies when all of them are divided into equal parts, and where within its part.
std::uint64_t scaled(std::uint64_t hash, std::uint32_t parts) { return (hash >> 32) * parts; }

}  // namespace

StreamReaders::StreamReaders(const Network& network, NodeIndex node, StreamSettings settings)
    : m_settings(settings) {
    const ShardLimits limits{TokenBucket(settings.readsPerSecond, settings.readsPerSecond),
                             TokenBucket(settings.readBytesPerSecond, settings.readBytesPerSecond)};
    m_shards.assign(settings.shards, limits);
    for (const LinkIndex index : network.vertex(node).out) addConsumer(network, network.link(index));
}

void StreamReaders::addConsumer(const Network& network, const Link& link) {
    const auto number = static_cast<std::uint32_t>(m_consumers.size());
    m_consumers.push_back(streamConsumerOf(network, link, m_settings));
    for (std::uint32_t shard = 0; shard < m_settings.shards; ++shard) {
        const auto reader = static_cast<std::uint32_t>(m_readers.size());
        const auto firstLane = static_cast<std::uint32_t>(m_lanes.size());
        m_readers.push_back(
            {number, firstLane, {}, 0, false, TokenBucket(kPushBytesPerSecond, kPushBytesPerSecond)});
        for (std::uint32_t i = 0; i < m_consumers.back().lanesPerShard; ++i) m_lanes.emplace_back().reader = reader;
    }
}

std::uint32_t StreamReaders::shardOf(std::uint64_t keyHash) const {
    return static_cast<std::uint32_t>(scaled(keyHash, m_settings.shards) >> 32);
}

void StreamReaders::append(Context& context, MessageHandle message, std::uint64_t keyHash, std::size_t size) {
    const std::uint32_t original = m_originals.insert({message, 1, Ending::Handled, {}});
    for (std::uint32_t consumer = 0; consumer < m_consumers.size(); ++consumer)
        appendFor(context, consumer, original, keyHash, size);
    settle(context, original, Ending::Handled, {});
}

void StreamReaders::appendFor(Context& context, std::uint32_t number, std::uint32_t original, std::uint64_t keyHash,
                              std::size_t size) {
    StreamConsumer& consumer = m_consumers[number];
    const MessageHandle message = m_originals[original].message;
    if (!isFor(context, consumer, message)) return;
    const std::uint32_t reader = number * m_settings.shards + shardOf(keyHash);
    const std::uint64_t within = (scaled(keyHash, m_settings.shards) << 32) >> 32;
    const std::uint32_t lane =
        m_readers[reader].firstLane + static_cast<std::uint32_t>(within * consumer.lanesPerShard >> 32);
    ++m_originals[original].open;
    const Record record{original, static_cast<std::uint32_t>(size), context.now()};
    m_readers[reader].unread.pushBack({record, lane});
    context.fact(FactType::Enqueued, message, {consumer.link, 0, ++m_waiting});
    pollSoon(context, reader);
}

/// What no filter lets through is passed over: the reader's place in the shard moves on.
bool StreamReaders::isFor(Context& context, StreamConsumer& consumer, MessageHandle message) {
    std::string_view reason;
    if (context.now() < consumer.readsFrom)
        reason = "put before the position that the mapping starts at";
    else if (!consumer.filters.empty() && std::ranges::none_of(consumer.filters, [&](RecordFilter& filter) {
                 return filter.accepts(context, consumer.link, message);
             }))
        reason = consumer.filters.size() == 1 ? consumer.filters.front().whyNot()
                                              : std::string_view("no filter of the mapping matches");
    if (reason.empty()) return true;
    context.fact(FactType::Filtered, message, {consumer.link, 0, 0, reason});
    return false;
}

/// A poller looks at its shard at fixed times; each has its own phase. Records that are pushed do not wait.
void StreamReaders::pollSoon(Context& context, std::uint32_t index) {
    Reader& reader = m_readers[index];
    if (reader.polling || reader.unread.empty() || reader.fetched >= m_settings.recordsPerRead) return;
    const auto until = std::max<Nanoseconds>(m_settings.mappingDelay - context.now(), 0);
    if (m_consumers[reader.consumer].fanOut && until == 0) return poll(context, index);
    const auto every = static_cast<std::uint64_t>(m_settings.pollEvery);
    const auto phase = static_cast<Nanoseconds>((index * 0x9e3779b97f4a7c15 >> 20) % every);
    const Nanoseconds since = (context.now() + until + phase) % m_settings.pollEvery;
    reader.polling = true;
    context.after(until + m_settings.pollEvery - since, {kPoll, index, 0});
}

void StreamReaders::poll(Context& context, std::uint32_t index) {
    Reader& reader = m_readers[index];
    if (const std::string_view reason = obstacle(context.now(), index); !reason.empty()) {
        context.fact(FactType::Throttled, {m_consumers[reader.consumer].link, 0, kThrottled, reason});
        return pollSoon(context, index);
    }
    if (m_consumers[reader.consumer].fanOut && !reader.push.holds(context.now(), 1)) {
        reader.polling = true;
        return context.after(kPushAgain, {kPoll, index, 0});
    }
    read(context, index);
    if (reader.unread.empty() || reader.polling || reader.fetched >= m_settings.recordsPerRead) return;
    reader.polling = true;  // there is more: not at the usual time but as soon as the shard allows
    context.after(kSecond / std::max<std::int64_t>(m_settings.readsPerSecond, 1), {kPoll, index, 0});
}

/// Why a poll is throttled now; consumers with enhanced fan-out share nothing.
std::string_view StreamReaders::obstacle(Nanoseconds now, std::uint32_t index) {
    if (m_consumers[m_readers[index].consumer].fanOut) return {};
    ShardLimits& shard = m_shards[index % m_settings.shards];
    if (!shard.bytes.holds(now, 1)) return m_settings.tooManyBytes;
    return shard.reads.take(now) ? std::string_view() : m_settings.tooManyReads;
}

void StreamReaders::read(Context& context, std::uint32_t index) {
    Reader& reader = m_readers[index];
    const StreamConsumer& consumer = m_consumers[reader.consumer];
    std::int64_t bytes = 0;
    for (std::size_t count = 0; !reader.unread.empty() && count < m_settings.recordsPerRead; ++count) {
        const Unread next = reader.unread.front();
        if (count > 0 && bytes + next.record.size > m_settings.bytesPerRead) break;
        reader.unread.popFront();
        bytes += next.record.size;
        ++reader.fetched;
        m_lanes[next.lane].ready.pushBack(next.record);
    }
    if (consumer.fanOut)
        reader.push.spend(context.now(), bytes);
    else
        m_shards[index % m_settings.shards].bytes.spend(context.now(), bytes);
    const std::uint32_t lanes = consumer.lanesPerShard;
    const std::uint32_t first = reader.firstLane;
    for (std::uint32_t lane = first; lane < first + lanes; ++lane) gather(context, lane);
}

void StreamReaders::timer(Context& context, const Timer& timer) {
    switch (static_cast<Tag>(timer.tag)) {
        case kPoll: m_readers[timer.a].polling = false; return poll(context, timer.a);
        case kGather: m_lanes[timer.a].gathers = false; return gather(context, timer.a);
        case kRetry: m_lanes[timer.a].waits = false; return deliver(context, timer.a);
        case kWindowEnds: return gather(context, timer.a);
    }
}

}  // namespace cascade::simulator
