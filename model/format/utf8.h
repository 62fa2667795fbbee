// SPDX-License-Identifier: MIT
// UTF-8: finding what is none, and writing code points.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cascade {

/// The offset of the first byte that belongs to no well-formed UTF-8 sequence (overlong forms, surrogates and code
/// points above U+10FFFF are none), or nothing.
std::optional<std::size_t> firstBadUtf8(std::string_view text);

/// The number of bytes of the sequence that begins with `lead`. REQUIRES: well-formed UTF-8
std::size_t utf8Length(char lead);

/// REQUIRES: a code point below 0x110000 that is no surrogate
void appendUtf8(std::string& text, std::uint32_t codePoint);

}  // namespace cascade
