// SPDX-License-Identifier: MIT
// What a function's document says about it, read once.
#pragma once

#include "simulator/parts/effects.h"
#include "simulator/parts/environments.h"

namespace cascade::simulator {

struct FunctionSettings {
    /// A poller, or a Firehose, that hands batches to the function.
    struct Poller {
        LinkIndex link = kNone;
        bool asksForFailures = false;  ///< ReportBatchItemFailures: only the records named in the answer come back.
        bool isOrdered = false;        ///< After a failed record the rest of the batch is not handled.
    };

    FunctionSettings(const Network& network, NodeIndex node);

    Nanoseconds timeout = 6 * kSecond;
    Distribution duration;
    double slowness = 1;  ///< Of the processor, against the memory at which the duration was measured.
    double errorRate = 0;
    double crashRate = 0;
    double recordErrorRate = 0;
    RecordFilter failsWhen;
    bool stopsLoops = true;     ///< Recursive loop detection is on.
    bool loopIsWatched = true;  ///< … by Lambda itself: the loop has only services that carry the lineage.
    double duplicateRate = 0;
    std::uint32_t retries = 2;
    Nanoseconds maximumAge = 6 * kHour;
    std::uint32_t callAttempts = 3;
    std::vector<Effect> effects;
    bool looksAtRecords = false;           ///< There are effects, or records that it may fail to handle.
    std::shared_ptr<const Recipe> result;  ///< Of a synchronous invocation, if it declares one.
    std::vector<LinkIndex> onSuccess;
    std::vector<LinkIndex> onFailure;
    std::vector<LinkIndex> deadLetter;
    std::vector<Poller> pollers;

    /// nullptr: no poller's connection.
    const Poller* poller(LinkIndex link) const;
};

EnvironmentSettings environmentSettingsOf(const Network& network, NodeIndex node, std::uint8_t timerTag);

}  // namespace cascade::simulator
