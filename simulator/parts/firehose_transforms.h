// SPDX-License-Identifier: MIT
// A Firehose's calls of the function that transforms its records: synchronous, tried three times more, and each
// record comes back as Ok, Dropped or ProcessingFailed
// (docs.aws.amazon.com/firehose/latest/dev/data-transformation.html).
#pragma once

#include <optional>
#include <vector>

#include "simulator/engine/context.h"

namespace cascade::simulator {

class FirehoseTransforms {
public:
    /// What became of the records of one call.
    struct Done {
        std::vector<MessageHandle> ready;
        std::vector<MessageHandle> dropped;
        std::vector<MessageHandle> failed;
    };

    FirehoseTransforms(LinkIndex link, std::uint8_t timerTag) : m_link(link), m_tag(timerTag) {}

    void begin(Context& context, std::vector<MessageHandle> records);
    static bool owns(std::uint32_t token) { return (token & kToken) != 0; }
    /// Nothing: it is tried again.
    std::optional<Done> answer(Context& context, const Answer& answer);
    void timer(Context& context, const Timer& timer) { call(context, timer.a); }

private:
    static constexpr std::uint32_t kToken = 0x80000000;
    struct Call {
        std::vector<MessageHandle> records;
        std::vector<MessageHandle> copies;  // of the attempt under way
        std::uint32_t attempts = 0;
    };

    void call(Context& context, std::uint32_t index);
    static Done sorted(const Call& call, Context& context, const Answer& answer);

    LinkIndex m_link;
    std::uint8_t m_tag;
    Slots<Call> m_calls;
};

}  // namespace cascade::simulator
