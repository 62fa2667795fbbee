// SPDX-License-Identifier: MIT
// The retry schedules of the services that push, and their words.
#include "simulator/parts/retry_policy.h"

#include <algorithm>

#include "simulator/engine/behavior.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {

std::optional<Nanoseconds> neverAgain(std::uint32_t, Random&) { return std::nullopt; }

std::optional<Nanoseconds> retryLikeSns(std::uint32_t attempts, Random&) {
    if (attempts <= 3) return 0;
    if (attempts <= 5) return kSecond;
    // Ten steps from 1 s to 20 s, each 20^(1/9) = 1.395 times the one before; whole milliseconds.
    constexpr Nanoseconds kBackoff[] = {1000, 1395, 1946, 2714, 3787, 5282, 7368, 10279, 14339, 20000};
    if (attempts <= 15) return kBackoff[attempts - 6] * kMillisecond;
    return attempts <= 100'015 ? std::optional(20 * kSecond) : std::nullopt;
}

std::optional<Nanoseconds> retryLikeEventBridge(std::uint32_t attempts, Random& random) {
    if (attempts > 185) return std::nullopt;
    const Nanoseconds longest = std::min<Nanoseconds>(kSecond << std::min(attempts - 1, 10u), 10 * kMinute);
    return longest / 2 + static_cast<Nanoseconds>(random.uniform() * static_cast<double>(longest / 2));
}

std::optional<Nanoseconds> retryForADay(std::uint32_t attempts, Random&) {
    constexpr Nanoseconds kEvery = 5 * kSecond;
    return attempts * kEvery <= kDay ? std::optional(kEvery) : std::nullopt;
}

Next RetryPolicy::after(std::uint32_t attempts, std::uint16_t status, Nanoseconds age, Random& random) const {
    if (status >= 400 && status < 500 && status != kThrottled) return {Exhausted::Refused};
    if (attempts > retries) return {Exhausted::Retries};
    const auto wait = schedule(attempts, random);
    if (!wait) return {Exhausted::Retries};
    if (*wait > maximumAge - age) return {Exhausted::Age};
    return {Exhausted::Nothing, *wait};
}

LinkIndex deadLetterFor(const Network& network, const Link& link) {
    LinkIndex found = kNone;
    for (const LinkIndex index : network.vertex(link.from).out) {
        if (network.link(index).role != "dead-letter") continue;
        const std::string of = textOr(network.link(index).value("of"), {});
        if (of == network.vertex(link.to).name()) return index;
        if (of.empty() && found == kNone) found = index;
    }
    return found;
}

std::string_view problemOf(std::uint16_t status) {
    switch (status) {
        case kBadRequest: return "the target finds it not valid";
        case kUnauthorized:
        case kForbidden: return "the target does not allow it";
        case kNotFound: return "the target is not there";
        case kTooLarge: return "the target finds it too large";
        case kThrottled: return "the target throttled it";
        case kUnavailable: return "the target is down";
        case kTimedOut: return "the target did not answer in time";
        default: return status < 500 ? "the target refused it" : "the target failed";
    }
}

std::string whyGivenUp(Exhausted exhausted, std::uint32_t retries, std::uint16_t status) {
    const std::string problem(problemOf(status));
    if (exhausted == Exhausted::Refused) return "refused for good: " + problem;
    if (exhausted == Exhausted::Age) return "too old for another retry: " + problem;
    if (retries == 0) return "given up without a retry: " + problem;
    return "given up after " + std::to_string(retries) + (retries == 1 ? " retry: " : " retries: ") + problem;
}

Json errorAttributes(const Network& network, LinkIndex link, std::uint16_t status, Exhausted exhausted) {
    const char* code = status == kUnauthorized || status == kForbidden ? "NO_PERMISSIONS"
                       : status == kNotFound                           ? "NO_RESOURCE"
                       : status == kThrottled                          ? "THROTTLING"
                       : status < 500                                  ? "SDK_CLIENT_ERROR"
                                                                       : "TIMEOUT";
    Json attributes{{"error_code", code},
                    {"error_message", problemOf(status)},
                    {"attempts", "${sequence}"}};
    if (exhausted != Exhausted::Refused)
        attributes["condition"] =
            exhausted == Exhausted::Age ? "MaximumEventAgeInSeconds" : "MaximumRetryAttempts";
    const Link& way = network.link(link);
    const Vertex& target = network.vertex(way.to);
    if (way.envelope && target.is("function"))
        attributes["target"] = way.envelope->hop().arn("lambda", "function:" + target.name());
    return attributes;
}

}  // namespace cascade::simulator
