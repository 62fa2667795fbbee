// SPDX-License-Identifier: MIT
// Plain scalars: by YAML 1.1's types, less those that would lose what the author wrote.
#include "exporters/source/plain_scalar.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace cascade::exporters {
namespace {

/// YAML 1.1 knows three spellings of each word: yes, Yes, YES.
template <std::size_t N>
bool isOneOf(std::string_view text, const std::array<std::string_view, N>& words) {
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool upper = std::all_of(text.begin(), text.end(), isUpper);
    if (!upper && std::any_of(text.begin() + 1, text.end(), isUpper)) return false;
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return std::equal(word.begin(), word.end(), text.begin(), text.end(), [&](char lower, char c) {
            return lower == (isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c);
        });
    });
}

constexpr std::array<std::string_view, 3> kTrue = {"true", "yes", "on"};
constexpr std::array<std::string_view, 3> kFalse = {"false", "no", "off"};
constexpr std::array<std::string_view, 1> kNull = {"null"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool allDigits(std::string_view text) { return std::all_of(text.begin(), text.end(), isDigit); }

Json integer(std::string_view text, std::string_view digits, int base) {
    std::uint64_t positive = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, positive, base);
    if (error != std::errc() || stop != end) return Json(text);
    if (text.front() != '-') return Json(positive);
    return positive <= std::uint64_t(INT64_MAX) ? Json(-static_cast<std::int64_t>(positive)) : Json(text);
}

Json number(std::string_view text) {
    std::string_view digits = text;
    if (digits.front() == '-' || digits.front() == '+') digits.remove_prefix(1);
    if (digits.empty()) return Json(text);
    if (digits.starts_with("0x")) return integer(text, digits.substr(2), 16);
    if (allDigits(digits))
        return digits.front() == '0' && digits.size() > 1 ? Json(text) : integer(text, digits, 10);
    if (digits.find('.') == std::string_view::npos || (!isDigit(digits.front()) && digits.front() != '.'))
        return Json(text);
    double fraction = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, fraction);
    if (error != std::errc() || stop != end) return Json(text);
    return Json(text.front() == '-' ? -fraction : fraction);
}

}  // namespace

Json plainScalar(std::string_view text) {
    if (text.empty() || text == "~" || isOneOf(text, kNull)) return nullptr;
    const char first = text.front();
    if (isDigit(first) || first == '-' || first == '+' || first == '.') return number(text);
    if (isOneOf(text, kTrue)) return true;
    if (isOneOf(text, kFalse)) return false;
    return Json(text);
}

}  // namespace cascade::exporters
