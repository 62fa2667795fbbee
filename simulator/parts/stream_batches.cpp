// SPDX-License-Identifier: MIT
// Gathering batches, handing them over, and blocking retries.
#include <algorithm>
#include <cassert>

#include "simulator/parts/stream_readers.h"

namespace cascade::simulator {

namespace {

/// What one event may hold, and about what a record of it takes beside its data in base64
/// (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
constexpr std::size_t kMostEventBytes = 6'291'456;
constexpr std::size_t kBytesBesideData = 500;

constexpr std::string_view kTooOld = "given up: older than the mapping's age limit";
constexpr std::string_view kExpiredMeanwhile = "given up: it expired while it was tried again";

std::size_t eventBytes(std::size_t size) { return size * 4 / 3 + kBytesBesideData; }

std::string_view whyAgain(std::uint16_t status) {
    switch (status) {
        case kSomeFailed: return "a record of the batch failed; those behind it in the shard wait";
        case kFailed: return "the batch failed; its shard waits";
        case kTimedOut: return "the batch timed out; its shard waits";
        case kThrottled: return "the batch was throttled, which uses up no retry; its shard waits";
        default: return "the consumer was not to be had, which uses up no retry; its shard waits";
    }
}

}  // namespace

void StreamReaders::gather(Context& context, std::uint32_t index) {
    Lane& lane = m_lanes[index];
    if (lane.size > 0 || lane.waits || lane.final != kNone) return;
    if (windowIsOver(lane, context.now())) return finishWindow(context, index);
    if (dropOld(context, index)) return;  // and goes on by itself
    if (lane.ready.empty()) return;
    if (lane.gathersFrom < 0) lane.gathersFrom = context.now();
    const std::size_t size = batchAt(lane);
    const Nanoseconds left = lane.gathersFrom + consumerOf(lane).window - context.now();
    if (left <= 0 || isFull(lane, size)) {
        take(context, lane, size);
        return deliver(context, index);
    }
    if (lane.gathers) return;
    lane.gathers = true;
    context.after(left, {kGather, index, 0});
}

/// How many records at the front make a batch: no more than fit into an event, of one tumbling window.
std::size_t StreamReaders::batchAt(Lane& lane) const {
    const StreamConsumer& consumer = consumerOf(lane);
    const std::size_t most = std::min(consumer.batchSize, lane.ready.size());
    const auto windowOf = [&](const Record& record) {
        return consumer.tumblingWindow > 0 ? record.appended / consumer.tumblingWindow : 0;
    };
    std::size_t bytes = 0;
    for (std::size_t size = 0; size < most; ++size) {
        bytes += eventBytes(lane.ready[size].size);
        if (size > 0 && (bytes > kMostEventBytes || windowOf(lane.ready[size]) != windowOf(lane.ready.front())))
            return size;
    }
    return most;
}

bool StreamReaders::isFull(const Lane& lane, std::size_t size) const {
    return size == consumerOf(lane).batchSize || size < lane.ready.size();
}

/// Records at the front that became too old before they were ever handed over. True: there were some.
bool StreamReaders::dropOld(Context& context, std::uint32_t index) {
    Lane& lane = m_lanes[index];
    const StreamConsumer& consumer = consumerOf(lane);
    std::size_t count = 0;
    while (count < lane.ready.size() && context.now() - lane.ready[count].appended >= consumer.maximumAge) ++count;
    if (count == 0) return false;
    take(context, lane, count);
    if (consumer.maximumAge < m_settings.retention) {
        giveUp(context, index, count, "RecordAgeExceeded", kTooOld);
    } else {
        settle(context, lane, count, Ending::Lost, "expired: the stream keeps records no longer");
    }
    goOn(context, index);
    return true;
}

void StreamReaders::take(Context& context, Lane& lane, std::size_t size) {
    lane.size = size;
    lane.failures = 0;
    lane.tries = 0;
    lane.gathersFrom = -1;
    for (std::size_t i = 0; i < size; ++i) {
        const Record& record = lane.ready[i];
        context.fact(FactType::Dequeued, m_originals[record.original].message,
                     {consumerOf(lane).link, context.now() - record.appended, --m_waiting});
    }
}

void StreamReaders::deliver(Context& context, std::uint32_t index) {
    Lane& lane = m_lanes[index];
    const StreamConsumer& consumer = consumerOf(lane);
    if (lane.final != kNone) {
        context.send(consumer.link, lane.final, consumer.wait, index);
        return;
    }
    const std::size_t known = lane.copies.size();
    if (known < lane.size) lane.copies.resize(lane.size, kNone);
    for (std::size_t i = 0; i < lane.size; ++i) {
        if (lane.copies[i] != kNone) continue;
        lane.copies[i] = copyOf(context, lane, i);
        if (i < known)
            context.fact(FactType::Duplicated, lane.copies[i],
                         {consumer.link, 0, 0, "delivered again: a record before it in its batch failed"});
    }
    for (std::size_t i = 0; i < lane.size; ++i)
        context.message(lane.copies[i]).next = i + 1 < lane.size ? lane.copies[i + 1] : kNone;
    context.send(consumer.link, lane.copies.front(), consumer.wait, index);
}

MessageHandle StreamReaders::copyOf(Context& context, Lane& lane, std::size_t index) {
    const MessageHandle original = m_originals[lane.ready[index].original].message;
    return context.create(context.message(original).content, original);
}

void StreamReaders::answer(Context& context, const Answer& answer) {
    if (answer.token & kNoticeToken) return noticeAnswered(context, answer);
    Lane& lane = m_lanes[answer.token];
    if (lane.final != kNone) return windowAnswered(context, answer.token, answer);
    if (answer.returned != kNone) return failed(context, answer.token, answer);
    if (consumerOf(lane).tumblingWindow > 0 && answer.result) lane.state = answer.result;
    settle(context, lane, lane.size, Ending::Handled, {});
    goOn(context, answer.token);
}

void StreamReaders::failed(Context& context, std::uint32_t index, const Answer& answer) {
    Lane& lane = m_lanes[index];
    const StreamConsumer& consumer = consumerOf(lane);
    const std::size_t handled = handledBefore(lane, context, answer);
    settle(context, lane, handled, Ending::Handled, {});
    ++lane.tries;
    if (isFunctionError(answer.status)) {
        // Splitting uses up no retry: where the function says which record failed, there; else in the middle.
        if (consumer.bisect && lane.size > 1 && handled == 0) {
            lane.halves.push_back(lane.size / 2);
            lane.size -= lane.size / 2;
        } else if (!consumer.bisect || handled == 0) {
            ++lane.failures;
        }
    }
    if (consumer.maximumRetries >= 0 && lane.failures > consumer.maximumRetries)
        giveUp(context, index, lane.size, "RetryAttemptsExhausted", "given up: the mapping's retries are used up");
    else if (!giveUpOld(context, index))
        return retry(context, index, m_originals[lane.ready.front().original].message, answer.status);
    goOn(context, index);
}

/// The lowest record that failed is the checkpoint: what lies before it is done, what the function handled behind
/// it will be delivered again.
std::size_t StreamReaders::handledBefore(Lane& lane, Context& context, const Answer& answer) {
    std::size_t first = lane.size;
    MessageHandle failedOne = answer.returned;
    for (std::size_t i = 0; i < lane.size; ++i) {
        if (lane.copies[i] != failedOne) {
            lane.copies[i] = kNone;
            continue;
        }
        first = std::min(first, i);
        failedOne = context.message(failedOne).next;
    }
    assert(failedOne == kNone && first < lane.size);
    return first;
}

/// Records that became too old while they were tried. True: nothing is left of the batch.
bool StreamReaders::giveUpOld(Context& context, std::uint32_t index) {
    Lane& lane = m_lanes[index];
    const StreamConsumer& consumer = consumerOf(lane);
    std::size_t old = 0;
    while (old < lane.size && context.now() - lane.ready[old].appended >= consumer.maximumAge) ++old;
    if (old == 0) return false;
    const bool expired = consumer.maximumAge == m_settings.retention;
    giveUp(context, index, old, "RecordAgeExceeded", expired ? kExpiredMeanwhile : kTooOld);
    return lane.size == 0;
}

void StreamReaders::retry(Context& context, std::uint32_t index, MessageHandle first, std::uint16_t status) {
    Lane& lane = m_lanes[index];
    const LinkIndex link = consumerOf(lane).link;
    const Nanoseconds wait =
        std::min(m_settings.firstBackoff << std::min(lane.tries - 1, 20u), m_settings.longestBackoff);
    context.fact(FactType::Dequeued, first, {link, context.now() - context.message(first).arrived, m_waiting});
    context.fact(FactType::Retried, first, {link, wait, 0, whyAgain(status)});
    lane.waits = true;
    context.after(wait, {kRetry, index, 0});
}

/// Takes so many records off the front.
void StreamReaders::settle(Context& context, Lane& lane, std::size_t count, Ending ending,
                           std::string_view reason) {
    for (std::size_t i = 0; i < count; ++i) {
        const Record record = lane.ready.front();
        lane.ready.popFront();
        const bool last = ending == Ending::Handled && i + 1 == count;
        if (last && consumerOf(lane).tumblingWindow > 0)
            hold(context, lane, record);
        else
            settle(context, record.original, ending, reason);
    }
    forget(lane, count);
}

void StreamReaders::forget(Lane& lane, std::size_t count) {
    lane.size -= count;
    m_readers[lane.reader].fetched -= count;
    lane.copies.erase(lane.copies.begin(),
                      lane.copies.begin() + static_cast<std::ptrdiff_t>(std::min(count, lane.copies.size())));
}

/// After a batch: its put-off half, or the next one.
void StreamReaders::goOn(Context& context, std::uint32_t index) {
    Lane& lane = m_lanes[index];
    if (!lane.halves.empty()) {
        lane.size = lane.halves.back();
        lane.halves.pop_back();
        lane.failures = 0;
        lane.tries = 0;
        return deliver(context, index);
    }
    pollSoon(context, lane.reader);
    gather(context, index);
}

void StreamReaders::settle(Context& context, std::uint32_t index, Ending ending, std::string_view reason) {
    Original& original = m_originals[index];
    if (ending > original.ending) {
        original.ending = ending;
        original.reason = reason;
    }
    if (--original.open > 0) return;
    const Original done = original;
    m_originals.erase(index);
    switch (done.ending) {
        case Ending::Handled: return context.handled(done.message);
        case Ending::DeadLettered: return context.deadLettered(done.message, done.reason);
        case Ending::Lost: return context.lost(done.message, done.reason);
    }
}

}  // namespace cascade::simulator
