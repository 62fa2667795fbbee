// SPDX-License-Identifier: MIT
// The spellings that AWS uses inside events: base64, MD5, times.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/json.h"
#include "model/units.h"

namespace cascade {

std::string base64(std::string_view bytes);
/// Nothing if the text is not base64 (RFC 4648, section 4, padded).
std::optional<std::string> fromBase64(std::string_view text);

/// 32 hexadecimal digits (RFC 1321).
std::string md5(std::string_view bytes);

/// "2026-01-01T00:00:00.000Z", without the milliseconds "2026-01-01T00:00:00Z".
std::string isoTime(Nanoseconds sinceEpoch, bool milliseconds = true);
/// "01/Jan/2026:00:00:00 +0000", as API Gateway writes it.
std::string logTime(Nanoseconds sinceEpoch);

/// A text as it is; any other value as JSON.
std::string textOf(const Json& payload);

}  // namespace cascade
