// SPDX-License-Identifier: MIT
// $base64encode and its kin, $encodeUrl and its kin.
#include <cstdint>

#include "model/format/utf8.h"
#include "model/jsonata/evaluator.h"
#include "model/jsonata/unicode.h"

namespace cascade::jsonata {

namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kAlphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/// Left as they are by both kinds of URL encoding, and by that of whole URLs only (ECMA-262, 19.2.6).
constexpr std::string_view kMarks = "-_.!~*'()";
constexpr std::string_view kReserved = ";/?:@&=+$,#";

/// Each character stands for one byte, as the language's documentation has it.
std::string bytesOf(const std::string& text) {
    std::string bytes;
    for (const char32_t character : charactersOf(text)) {
        if (character > 0xFF)
            throw Failure{"L1007", "$base64encode takes characters up to U+00FF, which stand for bytes",
                          "encode the text first: $base64encode($encodeUrlComponent(…))"};
        bytes += static_cast<char>(character);
    }
    return bytes;
}

Value base64encode(Call& call) {
    if (call[0].isAbsent()) return call[0];
    call.evaluator.chargeText(call[0].text().size());
    const std::string bytes = bytesOf(call[0].text());
    std::string encoded;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byteAt = [&](std::size_t at) {
            return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : std::uint32_t(0);
        };
        const std::uint32_t group = byteAt(i) << 16 | byteAt(i + 1) << 8 | byteAt(i + 2);
        encoded += kBase64[group >> 18];
        encoded += kBase64[group >> 12 & 63];
        encoded += i + 1 < bytes.size() ? kBase64[group >> 6 & 63] : '=';
        encoded += i + 2 < bytes.size() ? kBase64[group & 63] : '=';
    }
    return encoded;
}

/// Letters that are no base64 are passed over; '-' and '_' count as '+' and '/'.
Value base64decode(Call& call) {
    if (call[0].isAbsent()) return call[0];
    call.evaluator.chargeText(call[0].text().size());
    std::u32string characters;
    std::uint32_t group = 0;
    int bits = 0;
    for (const char c : call[0].text()) {
        if (c == '=') break;
        const std::size_t value = kBase64.find(c == '-' ? '+' : c == '_' ? '/' : c);
        if (value == kBase64.npos) continue;
        group = (group << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        characters += static_cast<char32_t>(group >> bits & 0xFF);
    }
    return textOfCharacters(characters);
}

[[noreturn]] void failUrl(const char* function, const std::string& text) {
    throw Failure{"D3140", std::string("$") + function + " cannot take \"" + text + "\"",
                  "see that each % begins two hexadecimal digits of UTF-8"};
}

Value encoded(Call& call, const char* function, std::string_view kept) {
    if (call[0].isAbsent()) return call[0];
    const std::string& text = call[0].text();
    call.evaluator.chargeText(text.size());
    if (firstBadUtf8(text)) failUrl(function, text);
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        if (kAlphanumeric.find(c) != kAlphanumeric.npos || kMarks.find(c) != kMarks.npos ||
            kept.find(c) != kept.npos) {
            result += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    return result;
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char letter = static_cast<char>(c | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

Value decoded(Call& call, const char* function, std::string_view kept) {
    if (call[0].isAbsent()) return call[0];
    const std::string& text = call[0].text();
    call.evaluator.chargeText(text.size());
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
        if (high < 0 || low < 0) failUrl(function, text);
        const char byte = static_cast<char>(high * 16 + low);
        if (kept.find(byte) != kept.npos)
            result += text.substr(i, 3);
        else
            result += byte;
        i += 2;
    }
    if (firstBadUtf8(result)) failUrl(function, text);
    return result;
}

Value encodeUrlComponent(Call& call) { return encoded(call, "encodeUrlComponent", ""); }
Value encodeUrl(Call& call) { return encoded(call, "encodeUrl", kReserved); }
Value decodeUrlComponent(Call& call) { return decoded(call, "decodeUrlComponent", ""); }
Value decodeUrl(Call& call) { return decoded(call, "decodeUrl", kReserved); }

constexpr Builtin kFunctions[] = {
    {"base64encode", "<s-:s>", base64encode},
    {"base64decode", "<s-:s>", base64decode},
    {"encodeUrlComponent", "<s-:s>", encodeUrlComponent},
    {"encodeUrl", "<s-:s>", encodeUrl},
    {"decodeUrlComponent", "<s-:s>", decodeUrlComponent},
    {"decodeUrl", "<s-:s>", decodeUrl},
};

}  // namespace

std::span<const Builtin> encodingFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
