// SPDX-License-Identifier: MIT
// Timestamps of the States language: RFC 3339 with an upper-case T, and Z or an offset.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/units.h"

namespace cascade::asl {

/// A point in time, to the nanosecond; wide enough for every year that four digits can write.
struct Timestamp {
    std::int64_t seconds = 0;  ///< Since 1970-01-01T00:00:00Z.
    std::int64_t nanoseconds = 0;
    auto operator<=>(const Timestamp&) const = default;
};

/// Nothing if the text is no timestamp.
std::optional<Timestamp> parseTimestamp(std::string_view text);

/// Since 1970-01-01T00:00:00Z; the first or last moment that fits where it does not.
Nanoseconds sinceEpoch(const Timestamp& timestamp);

}  // namespace cascade::asl
