// SPDX-License-Identifier: MIT
// Decoding UTF-8 that may be none: input comes from anywhere.
#include "model/jsonata/unicode.h"

#include <algorithm>

#include "model/format/utf8.h"

namespace cascade::jsonata {

char32_t nextCharacter(std::string_view text, std::size_t& offset) {
    const auto lead = static_cast<unsigned char>(text[offset]);
    const std::size_t length = std::max<std::size_t>(utf8Length(text[offset]), 1);
    char32_t character = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length && offset + i < text.size(); ++i)
        character = (character << 6) | (static_cast<unsigned char>(text[offset + i]) & 0x3Fu);
    offset = std::min(offset + length, text.size());
    return character;
}

std::u32string charactersOf(std::string_view text) {
    std::u32string characters;
    characters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) characters += nextCharacter(text, at);
    return characters;
}

std::string textOfCharacters(std::u32string_view characters) {
    constexpr char32_t kReplacement = 0xFFFD;
    std::string text;
    for (const char32_t character : characters) {
        const bool isScalar = character < 0x110000 && (character < 0xD800 || character >= 0xE000);
        appendUtf8(text, isScalar ? character : kReplacement);
    }
    return text;
}

std::size_t utf16Length(std::string_view text) {
    std::size_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
    }
    return units;
}

}  // namespace cascade::jsonata
