// SPDX-License-Identifier: MIT
// Kinesis stream: records go to shards by partition key, and every consumer reads every shard in order (facts 1.6).
#include <algorithm>

#include "simulator/behaviors/factories.h"
#include "simulator/parts/content_size.h"
#include "simulator/parts/key_hash.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/shard_capacity.h"
#include "simulator/parts/stream_readers.h"

namespace cascade::simulator {
namespace {

constexpr std::uint16_t kInvalid = 400;
constexpr std::size_t kKibibyte = 1024;
constexpr std::size_t kPutUnit = 25 * kKibibyte;  // as AWS bills records
constexpr std::size_t kOnDemandUnit = kKibibyte;

bool isOnDemand(const Vertex& vertex) { return textOr(vertex.value("mode"), {}) == "ON_DEMAND"; }

std::uint32_t shardsOf(const Vertex& vertex) {
    const Json count = isOnDemand(vertex) ? vertex.simulation("on_demand_shards") : vertex.value("shards");
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(countOr(count, 1), 1, 20'000));
}

StreamSettings readingOf(const Vertex& vertex) {
    StreamSettings settings;
    settings.shards = shardsOf(vertex);
    settings.retention = durationOr(vertex.value("retention"), kDay);
    settings.firstBackoff =
        std::clamp<Nanoseconds>(durationOr(vertex.simulation("retry_after"), kSecond), 1, kHour);
    settings.longestBackoff =
        std::max(durationOr(vertex.simulation("retry_at_most"), kMinute), settings.firstBackoff);
    settings.mappingDelay = std::max<Nanoseconds>(durationOr(vertex.simulation("mapping_delay"), 0), 0);
    settings.tooManyReads = "ReadProvisionedThroughputExceeded: all readers of a shard share 5 reads a second";
    settings.tooManyBytes = "ReadProvisionedThroughputExceeded: all readers of a shard share 2 MB a second";
    return settings;
}

ShardCapacitySettings writingOf(const Vertex& vertex) {
    ShardCapacitySettings settings;
    settings.shards = shardsOf(vertex);
    if (isOnDemand(vertex))
        settings.growEvery =
            std::max<Nanoseconds>(durationOr(vertex.simulation("on_demand_growth"), 15 * kMinute), 1);
    return settings;
}

class Stream : public Copyable<Stream> {
public:
    Stream(const Network& network, NodeIndex node)
        : m_readers(network, node, readingOf(network.vertex(node))), m_capacity(writingOf(network.vertex(node))) {
        const Vertex& vertex = network.vertex(node);
        m_unit = isOnDemand(vertex) ? kOnDemandUnit : kPutUnit;
        m_mostBytes = static_cast<std::size_t>(
                          std::clamp<std::int64_t>(countOr(vertex.value("max_record_size"), 1024), 1, 10'240)) *
                      kKibibyte;
    }

    void receive(Context& context, MessageHandle message) override {
        const ContentPointer content = context.message(message).content;
        const std::size_t size = m_size.of(*content);
        if (size > m_mostBytes)
            return context.refuse(message, kInvalid, "the record is larger than the stream takes");
        const std::uint64_t hash = hashOf(context, *content);
        const std::string_view throttled = m_capacity.take(context.now(), hash, size);
        if (!throttled.empty()) return context.refuse(message, kThrottled, throttled);
        const auto units = static_cast<std::int64_t>(std::max<std::size_t>((size + m_unit - 1) / m_unit, 1));
        context.fact(FactType::Written, message, {context.message(message).link, 0, units});
        context.reply(message, kOk);
        if (!m_readers.any()) return context.handled(message);
        m_readers.append(context, message, hash, size);
    }

    void answer(Context& context, const Answer& answer) override { m_readers.answer(context, answer); }
    void timer(Context& context, const Timer& timer) override { m_readers.timer(context, timer); }

private:
    /// Of the partition key; a record without one has a new one of its own.
    std::uint64_t hashOf(Context& context, const Content& content) {
        if (const std::uint64_t* known = content.hasConstantBeside() ? m_hashes.find(content.shape()) : nullptr)
            return *known;
        const Json* key = member(content.beside(), "partition_key");
        if (!key || key->is_null()) return context.random().next();
        const std::uint64_t hash = keyHash(textOf(*key));
        return content.hasConstantBeside() ? m_hashes.remember(content.shape(), hash) : hash;
    }

    StreamReaders m_readers;
    ShardCapacity m_capacity;
    ContentSize m_size;
    Memo<std::uint64_t> m_hashes;  // of contents that all have the same key
    std::size_t m_unit = kPutUnit;
    std::size_t m_mostBytes = 0;
};

}  // namespace

std::unique_ptr<Behavior> makeStream(const Network& network, NodeIndex node) {
    return std::make_unique<Stream>(network, node);
}

}  // namespace cascade::simulator
