// SPDX-License-Identifier: MIT
// Durations as text with a unit ("40ms", "1.5s", "10m") and as integer nanoseconds, the only time inside Cascade.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cascade {

/// Nanoseconds. Virtual time and every duration; never a floating-point number.
using Nanoseconds = std::int64_t;

inline constexpr Nanoseconds kMillisecond = 1'000'000;
inline constexpr Nanoseconds kSecond = 1'000 * kMillisecond;
inline constexpr Nanoseconds kMinute = 60 * kSecond;
inline constexpr Nanoseconds kHour = 60 * kMinute;
inline constexpr Nanoseconds kDay = 24 * kHour;

/// "40ms", "1.5s", "10m", "2h", "4d" (also "us", "ns"); nothing if the text is no duration or does not fit.
/// A bare number has no unit and is refused, but for "0".
std::optional<Nanoseconds> parseDuration(std::string_view text);

/// The shortest exact text: "40ms", "1500ms", "10s", "4d".
std::string formatDuration(Nanoseconds duration);

}  // namespace cascade
