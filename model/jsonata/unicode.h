// SPDX-License-Identifier: MIT
// Characters of UTF-8 texts, and how JavaScript counts them.
#pragma once

#include <string>
#include <string_view>

namespace cascade::jsonata {

/// The code point at `offset`, which moves to the next one. Bytes that are no UTF-8 count as characters.
/// REQUIRES: offset < size
char32_t nextCharacter(std::string_view text, std::size_t& offset);

std::u32string charactersOf(std::string_view text);
std::string textOfCharacters(std::u32string_view characters);

/// How many UTF-16 units a text has: what JavaScript counts positions in.
std::size_t utf16Length(std::string_view text);

}  // namespace cascade::jsonata
