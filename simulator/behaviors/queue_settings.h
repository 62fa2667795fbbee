// SPDX-License-Identifier: MIT
// What a queue's document says about it, and what senders put beside a message.
#pragma once

#include <optional>

#include "simulator/engine/network.h"
#include "simulator/parts/memo.h"
#include "simulator/parts/record_filter.h"

namespace cascade::simulator {

/// One of Lambda's event source mappings on the queue.
struct PollerSettings {
    LinkIndex link = kNone;
    std::size_t batchSize = 10;
    Nanoseconds window = 0;
    Nanoseconds wait = 0;    ///< For a fuller batch: the window, or longer where there is little traffic.
    std::int64_t first = 5;  ///< Batches at once, to begin with and after a pause.
    std::int64_t most = 1250;
    std::int64_t growth = 300;  ///< More per minute, while there is a backlog.
    RecordFilter filter;
};

struct QueueSettings {
    QueueSettings(const Network& network, NodeIndex node);

    bool fifo = false;
    bool highThroughput = false;
    bool contentDeduplication = true;
    Nanoseconds visibility = 30 * kSecond;
    Nanoseconds delay = 0;
    Nanoseconds retention = 4 * kDay;
    std::int64_t largestMessage = 1024 * 1024;
    std::int64_t inFlightLimit = 120'000;
    std::int64_t requestRate = 0;  ///< Requests per second of each API action; 0: no limit.
    std::int64_t groupRate = 300;  ///< Sends per second to one message group of a high-throughput queue.
    std::int64_t sendBatch = 1;    ///< Messages that senders put into one request.
    std::uint32_t throttleAttempts = 3;
    double duplicateRate = 0;
    double reorderRate = 0;
    LinkIndex redriveLink = kNone;
    std::uint32_t maxReceives = 0;
    std::vector<PollerSettings> pollers;
};

/// What stands beside a message that concerns its queue.
struct SentWith {
    std::uint64_t group = 0;          ///< By hash.
    std::uint64_t deduplication = 0;  ///< By hash; 0: none was given.
    std::optional<Nanoseconds> delay;
    bool operator==(const SentWith&) const = default;
};

/// Reads it, once for contents that all say the same.
class SentWithReader {
public:
    SentWith of(const Content& content);

private:
    struct Known {
        SentWith sent;
        bool varies = false;
    };
    Memo<Known> m_known;
};

}  // namespace cascade::simulator
