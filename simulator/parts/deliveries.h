// SPDX-License-Identifier: MIT
// Deliveries: pushing one message on along several connections, each with the sender's own retries.
#pragma once

#include <optional>

#include "simulator/engine/context.h"

namespace cascade::simulator {

/// The wait before the next attempt, after `attempts` failed ones; nothing: give up.
using RetrySchedule = std::optional<Nanoseconds> (*)(std::uint32_t attempts, Random& random);

std::optional<Nanoseconds> neverAgain(std::uint32_t attempts, Random& random);
/// SNS to AWS endpoints: 3 at once, 2 after 1 s, 10 from 1 to 20 s, 100,000 every 20 s (facts 1.4).
std::optional<Nanoseconds> retryLikeSns(std::uint32_t attempts, Random& random);
/// EventBridge: up to 185 retries within 24 hours, exponential with jitter; AWS does not publish the curve, so
/// 1 s doubling to 10 min, of which half is jitter, is Cascade's own.
std::optional<Nanoseconds> retryLikeEventBridge(std::uint32_t attempts, Random& random);
/// Seconds apart for up to a day: Firehose to S3, S3 notifications.
std::optional<Nanoseconds> retryForADay(std::uint32_t attempts, Random& random);

/// Keeps the original message inside the node until each of its deliveries is accepted or given up. Answers and
/// timers that belong to deliveries carry kDeliveryToken and the tag that the behavior chose.
class Deliveries {
public:
    enum class Ending { Handled, DeadLettered };

    Deliveries(RetrySchedule schedule, std::uint8_t timerTag) : m_schedule(schedule), m_tag(timerTag) {}

    /// Takes over a received message. Close it after adding its deliveries.
    std::uint32_t open(MessageHandle original, Ending ending = Ending::Handled, std::string_view reason = {});
    void add(Context& context, std::uint32_t batch, LinkIndex link, ContentPointer content,
             Wait wait = Wait::Acceptance);
    void close(Context& context, std::uint32_t batch) { settle(context, batch); }
    MessageHandle original(std::uint32_t batch) const { return m_batches[batch].original; }

    static bool owns(std::uint32_t token) { return (token & kDeliveryToken) != 0; }
    void answer(Context& context, const Answer& answer);
    void timer(Context& context, const Timer& timer);

private:
    static constexpr std::uint32_t kDeliveryToken = 0x80000000;
    struct Batch {
        MessageHandle original = kNone;
        std::uint32_t open = 0;  // deliveries under way, and one until it is closed
        Ending ending = Ending::Handled;
        bool lost = false;
        std::string_view reason;
    };
    struct Delivery {
        std::uint32_t batch = kNone;
        LinkIndex link = kNone;
        MessageHandle message = kNone;  // when it waits here for its next attempt
        std::uint32_t attempts = 0;
        Wait wait = Wait::Acceptance;
    };
    void settle(Context& context, std::uint32_t batch);

    RetrySchedule m_schedule;
    std::uint8_t m_tag;
    Slots<Batch> m_batches;
    Slots<Delivery> m_deliveries;
};

}  // namespace cascade::simulator
