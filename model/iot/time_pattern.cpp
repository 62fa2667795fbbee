// SPDX-License-Identifier: MIT
// Formatting and reading times by pattern, letter by letter. Sources: the documentation of parse_time and
// time_to_epoch, which name Joda-Time's DateTimeFormat and Java 11's DateTimeFormatter.
#include "model/iot/time_pattern.h"

#include <array>
#include <charconv>

#include "model/jsonata/calendar.h"
#include "model/jsonata/letter_case.h"

namespace cascade::iot {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                "Thursday", "Friday", "Saturday"};
constexpr std::int64_t kMinuteLength = 60'000;

/// One part of a pattern: a letter with how often it is repeated, or a text (letter 0).
struct Piece {
    char letter = 0;
    std::size_t count = 0;
    std::string text;
};

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// 'quoted' text; '' is a quote. Leaves the pattern behind it.
std::string quoted(std::string_view& pattern) {
    std::string text;
    pattern.remove_prefix(1);
    if (pattern.starts_with('\'')) text = "'";
    while (!pattern.empty() && !pattern.starts_with('\'')) {
        text += pattern.front();
        pattern.remove_prefix(1);
    }
    if (!pattern.empty()) pattern.remove_prefix(1);
    return text;
}

Piece nextPiece(std::string_view& pattern) {
    const char first = pattern.front();
    if (first == '\'') return {0, 0, quoted(pattern)};
    std::size_t count = 1;
    if (isLetter(first)) count = std::min(pattern.find_first_not_of(first), pattern.size());
    Piece piece = isLetter(first) ? Piece{first, count, {}} : Piece{0, 0, std::string(1, first)};
    pattern.remove_prefix(count);
    return piece;
}

struct Parts : jsonata::DateTime {
    int offset = 0;  ///< Minutes east of Greenwich.
};

Parts partsOf(std::int64_t milliseconds, int offset) {
    return {jsonata::dateTimeOf(milliseconds + offset * kMinuteLength), offset};
}

std::string padded(std::int64_t number, std::size_t width) {
    std::string text = std::to_string(number < 0 ? -number : number);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return (number < 0 ? "-" : "") + text;
}

std::string named(std::string_view name, std::size_t count) {
    return std::string(count > 3 ? name : name.substr(0, 3));
}

std::string offsetText(int offset, bool colon) {
    const int size = offset < 0 ? -offset : offset;
    return (offset < 0 ? "-" : "+") + padded(size / 60, 2) + (colon ? ":" : "") + padded(size % 60, 2);
}

std::string zoneName(int offset) { return offset == 0 ? "UTC" : offsetText(offset, true); }

/// Fractions of a second: as many digits as letters.
std::string fraction(int millisecond, std::size_t count) {
    std::string digits = padded(millisecond, 3);
    digits.resize(count, '0');
    return digits;
}

std::optional<std::string> formatPiece(const Piece& piece, const Parts& parts) {
    const std::size_t count = piece.count;
    switch (piece.letter) {
        case 0: return piece.text;
        case 'G': return "AD";
        case 'y':
        case 'Y':
        case 'u': return padded(count == 2 ? parts.year % 100 : parts.year, count);
        case 'M':
        case 'L':
            return count > 2 ? named(kMonths[static_cast<std::size_t>(parts.month - 1)], count)
                             : padded(parts.month, count);
        case 'd': return padded(parts.day, count);
        case 'D': return padded(parts.dayOfYear, count);
        case 'E': return named(kDays[static_cast<std::size_t>(parts.dayOfWeek % 7)], count);
        case 'e': return padded(parts.dayOfWeek, count);
        case 'H': return padded(parts.hour, count);
        case 'k': return padded(parts.hour == 0 ? 24 : parts.hour, count);
        case 'K': return padded(parts.hour % 12, count);
        case 'h': return padded(parts.hour % 12 == 0 ? 12 : parts.hour % 12, count);
        case 'a': return parts.hour < 12 ? "AM" : "PM";
        case 'm': return padded(parts.minute, count);
        case 's': return padded(parts.second, count);
        case 'S': return fraction(parts.millisecond, count);
        case 'z':
        case 'V': return zoneName(parts.offset);
        case 'X': return parts.offset == 0 ? "Z" : offsetText(parts.offset, count > 2);
        case 'Z': return offsetText(parts.offset, count > 1);
        default: return std::nullopt;
    }
}

/// What is read of a text, and what is left of it.
class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    bool read(const Piece& piece) {
        const std::size_t count = piece.count;
        switch (piece.letter) {
            case 0: return literal(piece.text);
            case 'G': return literal("AD");
            case 'y':
            case 'Y':
            case 'u': return year(count);
            case 'M':
            case 'L': return count > 2 ? name(kMonths, count, m_parts.month) : number(count, m_parts.month);
            case 'd': return number(count, m_parts.day);
            case 'E': return name(kDays, count, m_parts.dayOfWeek);
            case 'H': return number(count, m_parts.hour);
            case 'h': return number(count, m_parts.hour) && (m_parts.hour %= 12, true);
            case 'a': return halfDay();
            case 'm': return number(count, m_parts.minute);
            case 's': return number(count, m_parts.second);
            case 'S': return fraction(count);
            case 'z':
            case 'V':
            case 'X':
            case 'Z': return zone();
            default: return false;
        }
    }

    std::optional<std::int64_t> result() const {
        const std::int64_t days = jsonata::daysOf(m_parts.year, m_parts.month, m_parts.day);
        const jsonata::DateTime date = jsonata::dateTimeOf(days * jsonata::kMillisecondsADay);
        const bool exists = date.month == m_parts.month && date.day == m_parts.day;
        if (!m_rest.empty() || !exists || m_parts.hour > 23 || m_parts.minute > 59 || m_parts.second > 59)
            return std::nullopt;
        const int hour = m_parts.hour + (m_afternoon ? 12 : 0);
        const std::int64_t minutes = hour * 60 + m_parts.minute - m_parts.offset;
        return days * jsonata::kMillisecondsADay + minutes * kMinuteLength + m_parts.second * 1'000 +
               m_parts.millisecond;
    }

private:
    bool literal(std::string_view text) {
        if (!m_rest.starts_with(text)) return false;
        m_rest.remove_prefix(text.size());
        return true;
    }

    /// A single letter takes as many digits as there are, several letters take their number.
    bool number(std::size_t count, int& out) {
        std::size_t size = 0;
        const std::size_t most = count == 1 ? 9 : count;
        while (size < most && size < m_rest.size() && m_rest[size] >= '0' && m_rest[size] <= '9') ++size;
        if (size < count || size > 9) return false;
        std::from_chars(m_rest.data(), m_rest.data() + size, out);
        m_rest.remove_prefix(size);
        return true;
    }

    bool year(std::size_t count) {
        int year = 0;
        if (!number(count, year)) return false;
        m_parts.year = count == 2 ? 2000 + year : year;
        return true;
    }

    bool fraction(std::size_t count) {
        const std::string_view digits = m_rest.substr(0, count);
        int all = 0;
        if (!number(count, all)) return false;
        std::string three(digits);
        three.resize(3, '0');
        std::from_chars(three.data(), three.data() + 3, m_parts.millisecond);
        return true;
    }

    template <std::size_t kCount>
    bool name(const std::array<std::string_view, kCount>& names, std::size_t count, int& out) {
        for (std::size_t i = 0; i < kCount; ++i) {
            const std::string wanted = jsonata::lowercase(named(names[i], count));
            if (jsonata::lowercase(m_rest.substr(0, wanted.size())) != wanted) continue;
            out = static_cast<int>(i) + 1;
            m_rest.remove_prefix(wanted.size());
            return true;
        }
        return false;
    }

    bool halfDay() {
        const std::string word = jsonata::lowercase(m_rest.substr(0, 2));
        if (word != "am" && word != "pm") return false;
        m_afternoon = word == "pm";
        m_rest.remove_prefix(2);
        return true;
    }

    bool zone() {
        const std::size_t end = std::min(m_rest.find_first_of(" ,;)]"), m_rest.size());
        const auto offset = offsetOfZone(m_rest.substr(0, end));
        if (!offset) return false;
        m_parts.offset = *offset;
        m_rest.remove_prefix(end);
        return true;
    }

    std::string_view m_rest;
    Parts m_parts = partsOf(0, 0);
    bool m_afternoon = false;
};

}  // namespace

std::optional<int> offsetOfZone(std::string_view zone) {
    for (const std::string_view name : {"UTC", "GMT", "Etc/UTC", "Z"})
        if (zone == name) return 0;
    if (zone.starts_with("UTC") || zone.starts_with("GMT")) zone.remove_prefix(3);
    if (zone.empty() || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
    const bool west = zone[0] == '-';
    std::string digits;
    for (const char c : zone.substr(1))
        if (c != ':') digits += c;
    if (digits.size() < 3) digits += "00";
    if (digits.size() > 4 || digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const int minutes = number / 100 * 60 + number % 100;
    return west ? -minutes : minutes;
}

std::optional<std::string> formatTime(std::string_view pattern, std::int64_t milliseconds, int offsetMinutes) {
    constexpr std::int64_t kFarthest = jsonata::kMillisecondsADay * 365 * 10'000;  // years of four digits, about
    if (milliseconds > kFarthest || milliseconds < -kFarthest) return std::nullopt;
    const Parts parts = partsOf(milliseconds, offsetMinutes);
    std::string text;
    while (!pattern.empty()) {
        const auto piece = formatPiece(nextPiece(pattern), parts);
        if (!piece) return std::nullopt;
        text += *piece;
    }
    return text;
}

std::optional<std::int64_t> parseTime(std::string_view pattern, std::string_view text) {
    Reader reader(text);
    while (!pattern.empty())
        if (!reader.read(nextPiece(pattern))) return std::nullopt;
    return reader.result();
}

}  // namespace cascade::iot
