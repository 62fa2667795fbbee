// SPDX-License-Identifier: MIT
// Encodings by hand: the core links no library for them, and each is a page in its standard.
#include "model/envelope/encoding.h"

#include <algorithm>
#include <array>
#include <bit>

namespace cascade {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kHexDigits = "0123456789abcdef";

std::uint32_t byteAt(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// The message with its padding: a one bit, zeros, and the length in bits, little-endian.
std::string padded(std::string_view bytes) {
    std::string text(bytes);
    text += '\x80';
    while (text.size() % 64 != 56) text += '\0';
    const std::uint64_t bits = std::uint64_t(bytes.size()) * 8;
    for (unsigned shift = 0; shift < 64; shift += 8) text += static_cast<char>((bits >> shift) & 0xFF);
    return text;
}

using Digest = std::array<std::uint32_t, 4>;

/// RFC 1321, section 3.4: the sines of 1 to 64, times 2^32.
constexpr std::array<std::uint32_t, 64> kSines{
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

void addBlock(Digest& digest, std::string_view block) {
    constexpr int kShifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    auto [a, b, c, d] = digest;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::size_t round = i / 16;
        const std::uint32_t mixed = round == 0   ? (b & c) | (~b & d)
                                    : round == 1 ? (d & b) | (~d & c)
                                    : round == 2 ? b ^ c ^ d
                                                 : c ^ (b | ~d);
        const std::size_t word = (round == 0 ? i : round == 1 ? 5 * i + 1 : round == 2 ? 3 * i + 5 : 7 * i) % 16;
        std::uint32_t value = 0;
        for (std::size_t k = 4; k-- > 0;) value = value << 8 | byteAt(block, 4 * word + k);
        const std::uint32_t sum = a + mixed + kSines[i] + value;
        a = d;
        d = c;
        c = b;
        b += std::rotl(sum, kShifts[round][i % 4]);
    }
    digest = {digest[0] + a, digest[1] + b, digest[2] + c, digest[3] + d};
}

struct Date {
    std::int64_t year;
    int month;
    int day;
};

/// Days since 1970-01-01 to the proleptic Gregorian calendar, counting years from March so that leap days come
/// last.
Date dateOf(std::int64_t days) {
    const std::int64_t shifted = days + 719'468;  // days since 0000-03-01
    const std::int64_t era = shifted / 146'097;
    const std::int64_t dayOfEra = shifted % 146'097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t month = (5 * dayOfYear + 2) / 153;  // from March
    const auto day = static_cast<int>(dayOfYear - (153 * month + 2) / 5 + 1);
    const auto calendarMonth = static_cast<int>(month < 10 ? month + 3 : month - 9);
    return {yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth, day};
}

std::string digits(std::int64_t value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string clock(Nanoseconds time) {
    const std::int64_t seconds = time / kSecond % 86'400;
    return digits(seconds / 3'600, 2) + ":" + digits(seconds / 60 % 60, 2) + ":" + digits(seconds % 60, 2);
}

}  // namespace

std::string base64(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (k < count ? byteAt(bytes, i + k) : 0);
        for (std::size_t k = 0; k < 4; ++k) text += k <= count ? kAlphabet[(group >> (18 - 6 * k)) & 63] : '=';
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::uint32_t group = 0;
        std::size_t count = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const std::size_t value = kAlphabet.find(text[i + k]);
            const bool padding = text[i + k] == '=' && i + 4 == text.size() && k >= 2;
            if (!padding && (value == std::string_view::npos || count < k)) return std::nullopt;
            group = group << 6 | (padding ? 0 : static_cast<std::uint32_t>(value));
            if (!padding) ++count;
        }
        for (std::size_t k = 0; k + 1 < count; ++k) bytes += static_cast<char>((group >> (16 - 8 * k)) & 0xFF);
    }
    return bytes;
}

std::string md5(std::string_view bytes) {
    Digest digest{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};
    const std::string text = padded(bytes);
    for (std::size_t i = 0; i < text.size(); i += 64) addBlock(digest, std::string_view(text).substr(i, 64));
    std::string result;
    for (const std::uint32_t word : digest)
        for (unsigned shift = 0; shift < 32; shift += 8) {
            result += kHexDigits[(word >> (shift + 4)) & 15];
            result += kHexDigits[(word >> shift) & 15];
        }
    return result;
}

std::string isoTime(Nanoseconds sinceEpoch, bool milliseconds) {
    const Date date = dateOf(sinceEpoch / kDay);
    const std::string day = digits(date.year, 4) + "-" + digits(date.month, 2) + "-" + digits(date.day, 2);
    const std::string fraction = milliseconds ? "." + digits(sinceEpoch / kMillisecond % 1'000, 3) : "";
    return day + "T" + clock(sinceEpoch) + fraction + "Z";
}

std::string logTime(Nanoseconds sinceEpoch) {
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const Date date = dateOf(sinceEpoch / kDay);
    const std::string month(kMonths.substr(static_cast<std::size_t>(date.month - 1) * 3, 3));
    return digits(date.day, 2) + "/" + month + "/" + digits(date.year, 4) + ":" + clock(sinceEpoch) + " +0000";
}

std::string textOf(const Json& payload) {
    return payload.is_string() ? payload.get<std::string>()
                               : payload.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace cascade
