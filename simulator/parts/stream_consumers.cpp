// SPDX-License-Identifier: MIT
// Reading what the connections of a stream say.
#include "simulator/parts/stream_consumers.h"

#include <algorithm>

#include "model/envelope/hop.h"
#include "model/units.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

/// Who is told of given-up batches: the function's first on-failure queue or topic, the two that mappings allow
/// (docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html).
LinkIndex failureDestination(const Network& network, const Vertex& function) {
    for (const LinkIndex index : function.out) {
        const Link& link = network.link(index);
        const Vertex& target = network.vertex(link.to);
        if (link.role == "on-failure" && (target.is("sqs-queue") || target.is("sns-topic"))) return index;
    }
    return kNone;
}

Nanoseconds startOf(const Link& link, const StreamSettings& settings) {
    const std::string position = textOr(link.value("starting_position"), "TRIM_HORIZON");
    if (position == "LATEST") return settings.mappingDelay;
    if (position != "AT_TIMESTAMP") return 0;
    const double seconds = numberOr(link.value("starting_timestamp"), 0);
    constexpr double kFar = 1e9;  // some thirty years: nanoseconds hold it
    return static_cast<Nanoseconds>(std::clamp(seconds - kEpoch / kSecond, 0.0, kFar)) * kSecond;
}

std::vector<RecordFilter> filtersOf(const Json& patterns) {
    std::vector<RecordFilter> filters;
    if (patterns.is_object()) filters.emplace_back(patterns);
    if (patterns.is_array())
        for (const Json& pattern : patterns) filters.emplace_back(pattern);
    return filters;
}

void readMapping(StreamConsumer& consumer, const Link& link, const StreamSettings& settings) {
    consumer.batchSize =
        static_cast<std::size_t>(std::clamp<std::int64_t>(countOr(link.value("batch_size"), 100), 1, 10'000));
    consumer.window = durationOr(link.value("batching_window"), 0);
    consumer.lanesPerShard = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(countOr(link.value("parallelization_factor"), 1), 1, 10));
    consumer.maximumRetries = countOr(link.value("maximum_retry_attempts"), -1);
    consumer.maximumAge =
        std::min(durationOr(link.value("maximum_record_age"), settings.retention), settings.retention);
    consumer.bisect = truthOr(link.value("bisect"), false);
    consumer.fanOut = truthOr(link.value("enhanced_fan_out"), false);
    consumer.tumblingWindow = std::max<Nanoseconds>(durationOr(link.value("tumbling_window"), 0), 0);
    // A window's state belongs to a shard, not to a part of it.
    if (consumer.tumblingWindow > 0) consumer.lanesPerShard = 1;
    consumer.readsFrom = startOf(link, settings);
    consumer.filters = filtersOf(link.value("filter"));
}

}  // namespace

StreamConsumer streamConsumerOf(const Network& network, const Link& link, const StreamSettings& settings) {
    const Vertex& target = network.vertex(link.to);
    StreamConsumer consumer;
    consumer.link = link.index;
    consumer.maximumAge = settings.retention;
    if (target.is("function")) {
        readMapping(consumer, link, settings);
        consumer.onFailure = failureDestination(network, target);
    } else {
        consumer.wait = Wait::Acceptance;
        consumer.batchSize = settings.recordsPerRead;
    }
    return consumer;
}

}  // namespace cascade::simulator
