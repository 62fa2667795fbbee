// SPDX-License-Identifier: MIT
// Consumers of a stream, as their connections and the stream's own settings describe them (facts 1.2, 1.6, 1.7).
#pragma once

#include <limits>
#include <vector>

#include "simulator/engine/network.h"
#include "simulator/parts/record_filter.h"

namespace cascade::simulator {

/// What a stream is, whoever reads it.
struct StreamSettings {
    std::uint32_t shards = 1;
    Nanoseconds retention = kDay;
    // What Lambda's mappings do.
    Nanoseconds pollEvery = kSecond;
    Nanoseconds firstBackoff = kSecond;
    Nanoseconds longestBackoff = kMinute;
    Nanoseconds mappingDelay = 0;  ///< Until new mappings begin to read.
    // What one shard gives to all that poll it together …
    std::int64_t readsPerSecond = 5;
    std::int64_t readBytesPerSecond = 2'000'000;
    std::size_t recordsPerRead = 10'000;
    std::int64_t bytesPerRead = 10'000'000;
    std::string_view tooManyReads = {};  ///< … and why a read beyond that is throttled: static texts.
    std::string_view tooManyBytes = {};
};

struct StreamConsumer {
    LinkIndex link = kNone;
    Wait wait = Wait::Result;
    std::size_t batchSize = 100;
    Nanoseconds window = 0;
    std::uint32_t lanesPerShard = 1;   ///< Parallelization factor.
    std::int64_t maximumRetries = -1;  ///< -1: until the records expire.
    Nanoseconds maximumAge = kDay;     ///< Of a record; the retention at most.
    bool bisect = false;
    bool fanOut = false;                ///< Records are pushed to it, with a throughput of its own.
    Nanoseconds tumblingWindow = 0;     ///< 0: none
    Nanoseconds readsFrom = 0;          ///< Records that were put before are not for it.
    LinkIndex onFailure = kNone;        ///< From the function to who is told of batches that are given up.
    std::vector<RecordFilter> filters;  ///< One must accept; none: all records.
};

StreamConsumer streamConsumerOf(const Network& network, const Link& link, const StreamSettings& settings);

}  // namespace cascade::simulator
