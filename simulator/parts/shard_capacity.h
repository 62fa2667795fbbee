// SPDX-License-Identifier: MIT
// What the shards of a Kinesis stream take in, fixed or grown on demand (facts 1.6).
#pragma once

#include <string_view>
#include <vector>

#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {

struct ShardCapacitySettings {
    std::uint32_t shards = 1;
    std::int64_t recordsPerSecond = 1000;
    std::int64_t bytesPerSecond = 1'000'000;
    // On demand: the stream takes twice its peak so far, looking at it each `growEvery`; 0: never grows.
    Nanoseconds growEvery = 0;
    std::uint32_t mostShards = 200;
};

class ShardCapacity {
public:
    explicit ShardCapacity(ShardCapacitySettings settings);

    /// "" when the record of this size and key fits; else why it is throttled.
    std::string_view take(Nanoseconds now, std::uint64_t keyHash, std::size_t size);
    std::uint32_t shards() const { return static_cast<std::uint32_t>(m_shards.size()); }

private:
    struct Shard {
        TokenBucket records;
        TokenBucket bytes;
    };
    /// What the stream took in within one second.
    struct Second {
        Nanoseconds begun = 0;
        std::int64_t records = 0;
        std::int64_t bytes = 0;
    };
    void count(Nanoseconds now, std::size_t size);
    void grow(Nanoseconds now);

    ShardCapacitySettings m_settings;
    std::vector<Shard> m_shards;
    Second m_second;
    std::int64_t m_peakRecords = 0;
    std::int64_t m_peakBytes = 0;
    Nanoseconds m_growsAt = 0;
};

}  // namespace cascade::simulator
