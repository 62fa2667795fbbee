// SPDX-License-Identifier: MIT
// Tumbling windows: batches of one span of time share a state, and a last invocation ends them
// (docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html).
#include <cstdio>

#include "model/envelope/encoding.h"
#include "model/envelope/hop.h"
#include "simulator/parts/record_view.h"
#include "simulator/parts/stream_readers.h"

namespace cascade::simulator {

namespace {

std::string shardName(std::uint32_t shard) {
    char text[32];
    std::snprintf(text, sizeof text, "shardId-%012u", shard);
    return text;
}

}  // namespace

/// The window's last record stays inside until its final invocation, which follows from it.
void StreamReaders::hold(Context& context, Lane& lane, const Record& record) {
    const Nanoseconds span = consumerOf(lane).tumblingWindow;
    if (lane.held != kNone) {
        settle(context, lane.held, Ending::Handled, {});
    } else {
        lane.windowEnds = (record.appended / span + 1) * span;
        const Nanoseconds left = std::max<Nanoseconds>(lane.windowEnds - context.now(), 0);
        context.after(left, {kWindowEnds, static_cast<std::uint32_t>(&lane - m_lanes.data()), 0});
    }
    lane.held = record.original;
}

/// Time is up, and no record of the window is left in the shard.
bool StreamReaders::windowIsOver(const Lane& lane, Nanoseconds now) const {
    if (lane.held == kNone || now < lane.windowEnds) return false;
    const Ring<Unread>& unread = m_readers[lane.reader].unread;
    if (!lane.ready.empty()) return lane.ready.front().appended >= lane.windowEnds;
    return unread.empty() || unread.front().record.appended >= lane.windowEnds;
}

void StreamReaders::finishWindow(Context& context, std::uint32_t index) {
    Lane& lane = m_lanes[index];
    const Nanoseconds span = consumerOf(lane).tumblingWindow;
    const Json* state = lane.state ? member(lane.state->payload(), "state") : nullptr;
    const bool isTable = context.self().is("dynamodb-table");
    Json event{{"Records", Json::array()},
               {"window",
                {{"start", isoTime(kEpoch + lane.windowEnds - span, false)},
                 {"end", isoTime(kEpoch + lane.windowEnds, false)}}},
               {"state", state ? *state : Json::object()},
               {"shardId", shardName(lane.reader % m_settings.shards)},
               {"eventSource", isTable ? "aws:dynamodb" : "aws:kinesis"},
               {"isFinalInvokeForWindow", true},
               {"isWindowTerminatedEarly", false}};
    lane.final =
        context.create(makeContent(std::move(event), {{kWholeEvent, true}}), m_originals[lane.held].message);
    lane.failures = 0;
    lane.tries = 0;
    deliver(context, index);
}

void StreamReaders::windowAnswered(Context& context, std::uint32_t index, const Answer& answer) {
    Lane& lane = m_lanes[index];
    const StreamConsumer& consumer = consumerOf(lane);
    if (answer.returned == kNone) {
        releaseWindow(context, lane, Ending::Handled, {});
        return goOn(context, index);
    }
    lane.final = answer.returned;
    ++lane.tries;
    if (isFunctionError(answer.status)) ++lane.failures;
    if (consumer.maximumRetries < 0 || lane.failures <= consumer.maximumRetries) {
        retry(context, index, m_originals[lane.held].message, answer.status);
    } else {
        context.discard(lane.final);
        releaseWindow(context, lane, Ending::Lost, "given up: the last invocation of its window failed");
        goOn(context, index);
    }
}

void StreamReaders::releaseWindow(Context& context, Lane& lane, Ending ending, std::string_view reason) {
    lane.final = kNone;
    lane.state = nullptr;
    settle(context, std::exchange(lane.held, kNone), ending, reason);
}

}  // namespace cascade::simulator
