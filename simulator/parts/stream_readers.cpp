// SPDX-License-Identifier: MIT
// Polling, batching and blocking retries of stream consumers.
#include "simulator/parts/stream_readers.h"

#include <algorithm>

#include "simulator/parts/settings.h"

namespace cascade::simulator {

namespace {
/// AWS does not publish how long a mapping waits before it tries a failed batch again: 1 s doubling to 1 min.
Nanoseconds backoff(std::uint32_t tries) {
    return std::min<Nanoseconds>(kSecond << std::min(tries - 1, 6u), kMinute);
}
}  // namespace

StreamReaders::StreamReaders(const Network& network, NodeIndex node, StreamSettings settings)
    : m_settings(settings) {
    for (const LinkIndex index : network.vertex(node).out) addConsumer(network, network.link(index));
}

void StreamReaders::addConsumer(const Network& network, const Link& link) {
    const bool isFunction = network.vertex(link.to).is("function");
    Consumer consumer;
    consumer.link = link.index;
    consumer.wait = isFunction ? Wait::Result : Wait::Acceptance;
    consumer.batchSize = static_cast<std::size_t>(
        std::clamp<std::int64_t>(countOr(link.value("batch_size"), isFunction ? 100 : 10'000), 1, 10'000));
    consumer.window = durationOr(link.value("batching_window"), 0);
    consumer.lanesPerShard = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(countOr(link.value("parallelization_factor"), 1), 1, 10));
    consumer.maximumAttempts = countOr(link.value("maximum_retry_attempts"), -1);
    consumer.maximumAge =
        std::min(durationOr(link.value("maximum_record_age"), m_settings.retention), m_settings.retention);
    consumer.bisect = truthOr(link.value("bisect"), false);
    consumer.filter = RecordFilter(link.value("filter"));
    m_firstLane.push_back(static_cast<std::uint32_t>(m_lanes.size()));
    for (std::uint32_t lane = 0; lane < m_settings.shards * consumer.lanesPerShard; ++lane) {
        m_lanes.emplace_back();
        m_lanes.back().consumer = static_cast<std::uint32_t>(m_consumers.size());
    }
    m_consumers.push_back(std::move(consumer));
}

void StreamReaders::append(Context& context, MessageHandle message, std::uint64_t keyHash) {
    const std::uint32_t original = m_originals.insert({message, 1, false, {}});
    for (std::uint32_t consumer = 0; consumer < m_consumers.size(); ++consumer)
        appendFor(context, consumer, original, keyHash);
    settle(context, original);
}

void StreamReaders::appendFor(Context& context, std::uint32_t index, std::uint32_t original,
                              std::uint64_t keyHash) {
    Consumer& consumer = m_consumers[index];
    const MessageHandle source = m_originals[original].message;
    const MessageHandle copy = context.create(context.message(source).content, source);
    context.message(copy).link = consumer.link;
    if (!consumer.filter.accepts(context, consumer.link, copy)) {
        context.fact(FactType::Filtered, copy, {consumer.link});
        return context.discard(copy);
    }
    const auto shard = static_cast<std::uint32_t>(keyHash % m_settings.shards);
    const auto part = static_cast<std::uint32_t>(keyHash / m_settings.shards % consumer.lanesPerShard);
    const std::uint32_t lane = m_firstLane[index] + shard * consumer.lanesPerShard + part;
    ++m_originals[original].open;
    m_lanes[lane].waiting.pushBack({copy, original, context.now()});
    context.fact(FactType::Enqueued, copy, {consumer.link, 0, ++m_waiting});
    pollSoon(context, lane);
}

/// A poller looks at its shard at fixed times; each lane has its own phase.
void StreamReaders::pollSoon(Context& context, std::uint32_t index) {
    Lane& lane = m_lanes[index];
    if (lane.polling || lane.busy) return;
    lane.polling = true;
    const Nanoseconds phase = static_cast<Nanoseconds>((index * 0x9e3779b97f4a7c15 >> 20) %
                                                       static_cast<std::uint64_t>(m_settings.pollEvery));
    const Nanoseconds since = (context.now() + phase) % m_settings.pollEvery;
    context.after(m_settings.pollEvery - since, {kPoll, index, 0});
}

void StreamReaders::timer(Context& context, const Timer& timer) {
    if (timer.tag == kRetry) return deliver(context, timer.a);
    m_lanes[timer.a].polling = false;
    poll(context, timer.a);
}

void StreamReaders::poll(Context& context, std::uint32_t index) {
    Lane& lane = m_lanes[index];
    const Consumer& consumer = m_consumers[lane.consumer];
    if (lane.busy || lane.polling || lane.waiting.empty()) return;
    const Nanoseconds full = lane.waiting.front().appended + consumer.window;
    if (lane.waiting.size() < consumer.batchSize && full > context.now()) {
        lane.polling = true;  // the window, or an earlier poll that finds a full batch
        return context.after(std::min(full - context.now(), m_settings.pollEvery), {kPoll, index, 0});
    }
    take(context, lane, consumer);
    deliver(context, index);
}

void StreamReaders::take(Context& context, Lane& lane, const Consumer& consumer) {
    const std::size_t size = std::min(consumer.batchSize, lane.waiting.size());
    lane.batch.clear();
    for (; lane.batch.size() < size; lane.waiting.popFront()) lane.batch.push_back(lane.waiting.front());
    lane.failures = 0;
    lane.tries = 0;
    for (const Record& record : lane.batch)
        context.fact(FactType::Dequeued, record.message,
                     {consumer.link, context.now() - record.appended, --m_waiting});
}

void StreamReaders::deliver(Context& context, std::uint32_t index) {
    Lane& lane = m_lanes[index];
    const Consumer& consumer = m_consumers[lane.consumer];
    lane.busy = true;
    for (std::size_t i = 0; i < lane.batch.size(); ++i)
        context.message(lane.batch[i].message).next = i + 1 < lane.batch.size() ? lane.batch[i + 1].message : kNone;
    context.send(consumer.link, lane.batch.front().message, consumer.wait, index);
}

void StreamReaders::answer(Context& context, const Answer& answer) {
    if (answer.returned != kNone) return failed(context, answer.token, answer);
    settle(context, answer.token, {});
}

void StreamReaders::failed(Context& context, std::uint32_t index, const Answer& answer) {
    Lane& lane = m_lanes[index];
    ++lane.tries;
    if (answer.status != kThrottled) ++lane.failures;  // throttling does not use up retries
    if (isGivenUp(context, lane)) {
        context.discard(answer.returned);
        return settle(context, index, "given up after the last retry of its batch");
    }
    if (m_consumers[lane.consumer].bisect && lane.batch.size() > 1 && answer.status != kThrottled) bisect(lane);
    const Nanoseconds wait = backoff(lane.tries);
    context.fact(FactType::Retried, lane.batch.front().message,
                 {m_consumers[lane.consumer].link, wait, 0, "the shard is blocked"});
    context.after(wait, {kRetry, index, 0});
}

bool StreamReaders::isGivenUp(Context& context, const Lane& lane) const {
    const Consumer& consumer = m_consumers[lane.consumer];
    if (context.now() - lane.batch.front().appended >= consumer.maximumAge) return true;
    return consumer.maximumAttempts >= 0 && lane.failures > consumer.maximumAttempts;
}

/// The second half goes back to the front of the shard. Splitting uses up no retry.
void StreamReaders::bisect(Lane& lane) {
    const auto middle = lane.batch.begin() + static_cast<std::ptrdiff_t>((lane.batch.size() + 1) / 2);
    m_waiting += lane.batch.end() - middle;
    while (lane.batch.end() != middle) {
        lane.waiting.pushFront(lane.batch.back());
        lane.batch.pop_back();
    }
    --lane.failures;
}

void StreamReaders::settle(Context& context, std::uint32_t index, std::string_view lostBecause) {
    m_settled.clear();
    m_settled.swap(m_lanes[index].batch);
    m_lanes[index].busy = false;
    for (const Record& record : m_settled) {
        if (!lostBecause.empty()) {
            m_originals[record.original].lost = true;
            m_originals[record.original].reason = lostBecause;
        }
        settle(context, record.original);
    }
    poll(context, index);
}

void StreamReaders::settle(Context& context, std::uint32_t index) {
    if (--m_originals[index].open > 0) return;
    const Original original = m_originals[index];
    m_originals.erase(index);
    if (original.lost)
        context.lost(original.message, original.reason);
    else
        context.handled(original.message);
}

}  // namespace cascade::simulator
