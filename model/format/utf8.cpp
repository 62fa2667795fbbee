// SPDX-License-Identifier: MIT
// UTF-8 after RFC 3629, section 4: the lead byte decides the range of the second byte.
#include "model/format/utf8.h"

namespace cascade {
namespace {

struct Sequence {
    std::size_t length;
    unsigned char secondFirst;  ///< The allowed range of the second byte.
    unsigned char secondLast;
};

Sequence sequenceOf(unsigned char lead) {
    if (lead < 0x80) return {1, 0, 0};
    if (lead >= 0xC2 && lead <= 0xDF) return {2, 0x80, 0xBF};
    if (lead == 0xE0) return {3, 0xA0, 0xBF};
    if (lead == 0xED) return {3, 0x80, 0x9F};
    if (lead >= 0xE1 && lead <= 0xEF) return {3, 0x80, 0xBF};
    if (lead == 0xF0) return {4, 0x90, 0xBF};
    if (lead >= 0xF1 && lead <= 0xF3) return {4, 0x80, 0xBF};
    if (lead == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

bool isWellFormedAt(std::string_view text, std::size_t at, const Sequence& sequence) {
    if (sequence.length == 0 || at + sequence.length > text.size()) return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (sequence.length > 1 && (byte(1) < sequence.secondFirst || byte(1) > sequence.secondLast)) return false;
    for (std::size_t i = 2; i < sequence.length; ++i)
        if (byte(i) < 0x80 || byte(i) > 0xBF) return false;
    return true;
}

}  // namespace

std::optional<std::size_t> firstBadUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Sequence sequence = sequenceOf(static_cast<unsigned char>(text[at]));
        if (!isWellFormedAt(text, at, sequence)) return at;
        at += sequence.length;
    }
    return std::nullopt;
}

std::size_t utf8Length(char lead) { return sequenceOf(static_cast<unsigned char>(lead)).length; }

void appendUtf8(std::string& text, std::uint32_t codePoint) {
    const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    const auto addContinuation = [&](unsigned shift) { add(0x80 | ((codePoint >> shift) & 0x3F)); };
    if (codePoint < 0x80) return add(codePoint);
    if (codePoint < 0x800) {
        add(0xC0 | (codePoint >> 6));
    } else if (codePoint < 0x10000) {
        add(0xE0 | (codePoint >> 12));
        addContinuation(6);
    } else {
        add(0xF0 | (codePoint >> 18));
        addContinuation(12);
        addContinuation(6);
    }
    addContinuation(0);
}

}  // namespace cascade
