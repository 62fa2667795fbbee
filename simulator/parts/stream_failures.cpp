// SPDX-License-Identifier: MIT
// Giving batches up, and telling the mapping's on-failure destination where they lie.
#include "model/envelope/hop.h"
#include "simulator/parts/stream_readers.h"

namespace cascade::simulator {

void StreamReaders::giveUp(Context& context, std::uint32_t index, std::size_t count, const char* condition,
                           std::string_view reason) {
    Lane& lane = m_lanes[index];
    for (std::size_t i = 0; i < count && i < lane.copies.size(); ++i)
        if (lane.copies[i] != kNone) {
            context.message(lane.copies[i]).next = kNone;
            context.discard(lane.copies[i]);
        }
    const LinkIndex link = consumerOf(lane).onFailure;
    if (link == kNone) return settle(context, lane, count, Ending::Lost, reason);
    const MessageHandle first = m_originals[lane.ready.front().original].message;
    const MessageHandle told = context.create(noticeOf(context, lane, count, condition), first);
    Notice notice{{}, reason};
    for (std::size_t i = 0; i < count; ++i) {
        notice.originals.push_back(lane.ready.front().original);
        lane.ready.popFront();
    }
    forget(lane, count);
    context.send(link, told, Wait::Acceptance, m_notices.insert(std::move(notice)) | kNoticeToken);
}

/// Where the records lie, not what they say; the envelope of an on-failure destination writes it down.
ContentPointer StreamReaders::noticeOf(Context& context, Lane& lane, std::size_t count,
                                       const char* condition) const {
    const Record& first = lane.ready.front();
    const Record& last = lane.ready[count - 1];
    const auto numberOf = [&](const Record& record) {
        return context.message(m_originals[record.original].message).id.number;
    };
    Json batch{{"kind", context.self().node->kind},
               {"stream", context.self().name()},
               {"first", numberOf(first)},
               {"last", numberOf(last)},
               {"begun", kEpoch + first.appended},
               {"ended", kEpoch + last.appended},
               {"size", count}};
    return makeContent(nullptr, {{"condition", condition}, {"attempts", lane.tries}, {"batch", std::move(batch)}});
}

void StreamReaders::noticeAnswered(Context& context, const Answer& answer) {
    const std::uint32_t index = answer.token & ~kNoticeToken;
    const Notice notice = std::move(m_notices[index]);
    m_notices.erase(index);
    if (answer.returned != kNone) context.discard(answer.returned);
    for (const std::uint32_t original : notice.originals) {
        if (answer.ok())
            settle(context, original, Ending::DeadLettered, notice.reason);
        else
            settle(context, original, Ending::Lost, "given up, and the on-failure destination could not be told");
    }
}

}  // namespace cascade::simulator
