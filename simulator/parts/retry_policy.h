// SPDX-License-Identifier: MIT
// How services that push go on after a failed delivery: when they try again, when they give up, and what they say.
#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <string>

#include "simulator/engine/network.h"
#include "simulator/engine/random.h"

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

/// Why there is no further attempt.
enum class Exhausted : std::uint8_t { Nothing, Retries, Age, Refused };

struct Next {
    Exhausted exhausted = Exhausted::Nothing;
    Nanoseconds wait = 0;
};

struct RetryPolicy {
    RetrySchedule schedule = neverAgain;
    std::uint32_t retries = std::numeric_limits<std::uint32_t>::max();    ///< At most, if the schedule has more.
    Nanoseconds maximumAge = std::numeric_limits<Nanoseconds>::max();     ///< No attempt begins later.
    LinkIndex deadLetter = kNone;          ///< To the queue that takes what is given up.
    std::shared_ptr<const Recipe> letter;  ///< What goes there; none: what was sent.

    /// After so many failed attempts, the last with this status. Errors of the caller (4xx but for throttling) are
    /// not tried again: nothing would change (facts 1.4, 1.5).
    Next after(std::uint32_t attempts, std::uint16_t status, Nanoseconds age, Random& random) const;
};

/// The connection to the dead-letter queue of what fails on this one: that which names its target, else that which
/// names none; kNone: there is no such queue.
LinkIndex deadLetterFor(const Network& network, const Link& link);

/// "the target is down": in plain words, static text.
std::string_view problemOf(std::uint16_t status);
/// "given up after 185 retries: the target is down"
std::string whyGivenUp(Exhausted exhausted, std::uint32_t retries, std::uint16_t status);
/// What stands beside a dead letter of EventBridge, as model/envelope/events.h wants it.
Json errorAttributes(const Network& network, LinkIndex link, std::uint16_t status, Exhausted exhausted);

}  // namespace cascade::simulator
