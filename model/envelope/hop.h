// SPDX-License-Identifier: MIT
// Where and when a message passes: what the ids, times and ARNs of its envelope are made from.
#pragma once

#include <cstdint>
#include <string>

#include "model/units.h"

namespace cascade {

/// 2026-01-01T00:00:00Z since 1970-01-01: the calendar time of virtual time 0.
inline constexpr Nanoseconds kEpoch = 1'767'225'600 * kSecond;

/// One message that leaves one resource. The same hop gives the same envelope, to the byte.
struct Hop {
    std::string source;         ///< Name of the node that hands over.
    std::string target;         ///< Name of the node that receives.
    Nanoseconds time = kEpoch;  ///< When the source took the message, since 1970-01-01 UTC.
    std::uint64_t number = 1;   ///< Counts the source's messages; makes ids differ.
    int received = 1;           ///< How often the target took this message out of a queue.
    std::string region = "eu-west-1";
    std::string account = "123456789012";
    std::string stage = "prod";

    /// "arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE"
    std::string arn(const std::string& service, const std::string& resource) const {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }
};

}  // namespace cascade
