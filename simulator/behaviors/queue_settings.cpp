// SPDX-License-Identifier: MIT
// Reading a queue's settings.
#include "simulator/behaviors/queue_settings.h"

#include <algorithm>

#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

constexpr Nanoseconds kLongestVisibility = 12 * kHour;  // SQS's limit
constexpr Nanoseconds kLongestDelay = 15 * kMinute;
/// Of a FIFO queue, for each API action; of a high-throughput one in eu-west-1, us-east-1 and us-west-2
/// (docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html).
constexpr std::int64_t kFifoRequests = 300;
constexpr std::int64_t kHighThroughputRequests = 70'000;
/// An event poller of provisioned mode runs up to ten batches at once; their number grows by 1,000 batches a minute
/// (docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html).
constexpr std::int64_t kBatchesPerPoller = 10;
constexpr std::int64_t kProvisionedGrowth = 1000;

std::int64_t countIn(const Json& value, std::int64_t fallback, std::int64_t least, std::int64_t most) {
    return std::clamp(countOr(value, fallback), least, most);
}

/// AWS advises six times the function's timeout; without a function, SQS's own default.
Nanoseconds advisedVisibility(const Network& network, const Vertex& queue) {
    Nanoseconds longest = 0;
    for (const LinkIndex index : queue.out)
        if (network.link(index).role == "trigger")
            longest = std::max(longest, durationOr(network.vertex(network.link(index).to).value("timeout"), 0));
    return longest > 0 ? 6 * longest : 30 * kSecond;
}

/// When window and timeout outlast the visibility timeout, Lambda uses both and 30 s more (facts 1.2).
Nanoseconds effectiveVisibility(const Network& network, const Vertex& queue) {
    Nanoseconds visibility = durationOr(queue.value("visibility_timeout"), advisedVisibility(network, queue));
    for (const LinkIndex index : queue.out) {
        const Link& link = network.link(index);
        if (link.role != "trigger") continue;
        const Nanoseconds needed =
            durationOr(link.value("batching_window"), 0) + durationOr(network.vertex(link.to).value("timeout"), 0);
        if (needed > visibility) visibility = needed + 30 * kSecond;
    }
    return std::min(visibility, kLongestVisibility);
}

void readScaling(const Vertex& queue, const Link& link, PollerSettings& poller) {
    const Json least = link.value("minimum_pollers");
    const Json most = link.value("maximum_pollers");
    if (least.is_number() || most.is_number()) {
        poller.first = kBatchesPerPoller * countIn(least, 2, 1, 200);
        poller.most = std::max(poller.first, kBatchesPerPoller * countIn(most, 200, 1, 10'000));
        poller.growth = kProvisionedGrowth;
        return;
    }
    poller.growth = countIn(queue.simulation("concurrency_growth"), 300, 0, 1'000'000);
    poller.most = countIn(queue.simulation("most_concurrency"), 1250, 1, 1'000'000);
    poller.most = countIn(link.value("maximum_concurrency"), poller.most, 1, poller.most);
    poller.first = countIn(queue.simulation("first_concurrency"), 5, 1, poller.most);
}

PollerSettings pollerOf(const Vertex& queue, const Link& link, bool fifo) {
    PollerSettings poller;
    poller.link = link.index;
    poller.batchSize = static_cast<std::size_t>(countIn(link.value("batch_size"), 10, 1, fifo ? 10 : 10'000));
    poller.window = fifo ? 0 : durationOr(link.value("batching_window"), 0);
    if (poller.batchSize > 10) poller.window = std::max(poller.window, kSecond);  // as the exports have it
    if (poller.window > 0)
        poller.wait = std::max(poller.window, durationOr(queue.simulation("low_traffic_wait"), 0));
    poller.filter = RecordFilter(link.value("filter"));
    readScaling(queue, link, poller);
    return poller;
}

SentWith read(const Json& beside) {
    SentWith sent;
    const Json* group = member(beside, "group");
    sent.group = hashOf(group ? group->dump() : "");
    if (const Json* id = member(beside, "deduplication"); id && !id->is_null())
        sent.deduplication = std::max<std::uint64_t>(hashOf(id->dump()), 1);
    const Json* delay = member(beside, "delay");
    if (delay && delay->is_number())
        sent.delay = std::clamp<Nanoseconds>(countOr(*delay, 0), 0, kLongestDelay / kSecond) * kSecond;
    else if (delay && !delay->is_null())
        sent.delay = std::clamp<Nanoseconds>(durationOr(*delay, 0), 0, kLongestDelay);
    return sent;
}

}  // namespace

QueueSettings::QueueSettings(const Network& network, NodeIndex node) {
    const Vertex& vertex = network.vertex(node);
    fifo = truthOr(vertex.value("fifo"), false);
    highThroughput = fifo && truthOr(vertex.value("high_throughput"), false);
    contentDeduplication = truthOr(vertex.value("content_based_deduplication"), true);
    visibility = effectiveVisibility(network, vertex);
    delay = std::clamp<Nanoseconds>(durationOr(vertex.value("delay"), 0), 0, kLongestDelay);
    retention = durationOr(vertex.value("retention"), 4 * kDay);
    largestMessage = countIn(vertex.value("maximum_message_size"), 1024 * 1024, 1024, 1024 * 1024);
    inFlightLimit = countIn(vertex.simulation("in_flight_limit"), 120'000, 1, 1'000'000'000);
    if (fifo)
        requestRate = countIn(vertex.simulation("request_rate"),
                              highThroughput ? kHighThroughputRequests : kFifoRequests, 0, 1'000'000);
    groupRate = countIn(vertex.simulation("group_rate"), 300, 0, 1'000'000);
    sendBatch = countIn(vertex.simulation("send_batch"), 1, 1, 10);
    throttleAttempts = static_cast<std::uint32_t>(countIn(vertex.simulation("throttle_attempts"), 3, 1, 100));
    if (!fifo) {
        duplicateRate = numberOr(vertex.simulation("duplicate_rate"), 0);
        reorderRate = numberOr(vertex.simulation("reorder_rate"), 0);
    }
    for (const LinkIndex index : vertex.out) {
        const Link& link = network.link(index);
        if (link.role == "trigger") pollers.push_back(pollerOf(vertex, link, fifo));
        // SQS takes no dead-letter queue of the other type; the rules say so.
        if (link.role != "dead-letter" || truthOr(network.vertex(link.to).value("fifo"), false) != fifo) continue;
        redriveLink = index;
        maxReceives = static_cast<std::uint32_t>(countIn(link.value("max_receive_count"), 5, 1, 1000));
    }
}

SentWith SentWithReader::of(const Content& content) {
    const Known* known = m_known.find(content.shape());
    if (!known) {
        const SentWith one = read(content.example(0)->beside());
        known = &m_known.remember(content.shape(), {one, !(one == read(content.example(1)->beside()))});
    }
    return known->varies ? read(content.beside()) : known->sent;
}

}  // namespace cascade::simulator
