// SPDX-License-Identifier: MIT
// Patterns of dates and times as Java writes them: "yyyy-MM-dd'T'HH:mm:ss.SSSZ".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cascade::iot {

/// A zone of which no database is needed: "UTC", "GMT", "Z", "+01:00", "UTC-5"; in minutes east of Greenwich.
std::optional<int> offsetOfZone(std::string_view zone);

/// Milliseconds since 1970 as text. Nothing for letters that are not known.
std::optional<std::string> formatTime(std::string_view pattern, std::int64_t milliseconds, int offsetMinutes);

/// The other way round. UTC where the text names no zone; nothing where text and pattern do not fit.
std::optional<std::int64_t> parseTime(std::string_view pattern, std::string_view text);

}  // namespace cascade::iot
