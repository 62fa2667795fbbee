// SPDX-License-Identifier: MIT
// Schedule expressions: reading them, and the next time (EventBridge's six-field cron, facts 1.5).
#include "simulator/parts/calendar.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>
#include <vector>

#include "model/envelope/hop.h"

namespace cascade::simulator {
namespace {

constexpr std::uint64_t kAll = ~std::uint64_t{0};
constexpr int kFirstYear = 2026;
constexpr int kYears = 64;  // as many as bits
constexpr Nanoseconds kLongest = std::int64_t{100'000} * kDay;

bool isLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
int daysIn(int year, int month) {
    constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// Days from 2026-01-01, a Thursday.
std::int64_t daysBefore(int year, int month) {
    std::int64_t days = 0;
    for (int y = kFirstYear; y < year; ++y) days += isLeap(y) ? 366 : 365;
    for (int m = 1; m < month; ++m) days += daysIn(year, m);
    return days;
}
int dayOfWeek(int year, int month, int day) {  // Sunday is 1
    return static_cast<int>((daysBefore(year, month) + day - 1 + 4) % 7) + 1;
}

int valueOfWord(const std::string& word) {
    constexpr std::array<std::string_view, 12> kMonths{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                       "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
    constexpr std::array<std::string_view, 7> kDays{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        if (kMonths[i] == word) return static_cast<int>(i) + 1;
    for (std::size_t i = 0; i < kDays.size(); ++i)
        if (kDays[i] == word) return static_cast<int>(i) + 1;
    if (word.empty() || word.size() > 4 || word.find_first_not_of("0123456789") != std::string::npos) return -1;
    return std::stoi(word);
}

/// One of "7", "1-5", "*/15", "*"; false if it is none of these or out of range.
bool addPart(const std::string& part, int low, int high, int base, std::uint64_t& bits) {
    const std::size_t slash = part.find('/');
    const std::string range = part.substr(0, slash);
    const int step = slash == std::string::npos ? 1 : valueOfWord(part.substr(slash + 1));
    const std::size_t dash = range.find('-');
    int first = range == "*" ? low : valueOfWord(range.substr(0, dash));
    int last = range == "*" || slash != std::string::npos ? high : first;
    if (dash != std::string::npos) last = valueOfWord(range.substr(dash + 1));
    if (step < 1 || first < low || last > high || last < first) return false;
    for (int value = first; value <= last; value += step)
        if (value >= base && value < base + 64) bits |= std::uint64_t{1} << (value - base);
    return true;
}

bool readField(const std::string& text, int low, int high, std::uint64_t& bits, int base = 0) {
    std::stringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');)
        if (!addPart(part, low, high, base, bits)) return false;
    return bits != 0;
}

std::optional<std::string> inside(const std::string& text, const std::string& word) {
    if (!text.starts_with(word + "(") || !text.ends_with(")")) return std::nullopt;
    return text.substr(word.size() + 1, text.size() - word.size() - 2);
}

bool contains(std::uint64_t bits, int value) { return ((bits >> value) & 1) != 0; }

/// The weekday nearest to a day, within its month.
int nearestWeekday(int year, int month, int day) {
    day = std::min(day, daysIn(year, month));
    const int weekday = dayOfWeek(year, month, day);
    if (weekday == 7) return day > 1 ? day - 1 : day + 2;
    if (weekday == 1) return day < daysIn(year, month) ? day + 1 : day - 2;
    return day;
}

}  // namespace

std::optional<Calendar> Calendar::parse(const std::string& expression) {
    if (const auto rate = inside(expression, "rate")) return parseRate(*rate);
    if (const auto cron = inside(expression, "cron")) return parseCron(*cron);
    if (const auto at = inside(expression, "at")) return parseAt(*at);
    return std::nullopt;
}

/// One of a unit is singular, more are plural; AWS refuses rate(1 minutes) and rate(5 minute).
std::optional<Calendar> Calendar::parseRate(const std::string& text) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string::npos || blank == 0 || blank > 9) return std::nullopt;
    if (text.find_first_not_of("0123456789") != blank) return std::nullopt;
    const std::int64_t number = std::stoll(text);
    const std::string unit = text.substr(blank + 1);
    Calendar calendar;
    for (const auto& [name, length] :
         {std::pair<std::string, Nanoseconds>{"minute", kMinute}, {"hour", kHour}, {"day", kDay}})
        if (unit == (number == 1 ? name : name + "s"))
            calendar.m_time = std::min(number, kLongest / length) * length;
    return calendar.m_time > 0 ? std::optional(calendar) : std::nullopt;
}

std::optional<Nanoseconds> Calendar::parseTime(const std::string& text) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, length = 0;
    if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%n", &year, &month, &day, &hour, &minute, &second,
                    &length) != 6 ||
        static_cast<std::size_t>(length) != text.size())
        return std::nullopt;
    const bool isDate = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
    if (!isDate || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    if (year >= kFirstYear + kYears) return kLongest;
    if (year < kFirstYear) return -1;
    return (daysBefore(year, month) + day - 1) * kDay + hour * kHour + minute * kMinute + second * kSecond;
}

std::optional<Calendar> Calendar::parseAt(const std::string& text) {
    const auto time = parseTime(text);
    if (!time) return std::nullopt;
    Calendar calendar;
    calendar.m_shape = Shape::Once;
    calendar.m_time = *time;
    return calendar;
}

void Calendar::restrictTo(std::optional<Nanoseconds> start, std::optional<Nanoseconds> end) {
    m_start = start;
    m_end = end;
}

std::optional<Calendar> Calendar::parseCron(const std::string& text) {
    std::stringstream words(text);
    std::array<std::string, 6> fields;
    for (std::string& field : fields)
        if (!(words >> field)) return std::nullopt;
    if (std::string more; words >> more) return std::nullopt;
    Calendar calendar;
    calendar.m_shape = Shape::Cron;
    const bool isValid = readField(fields[0], 0, 59, calendar.m_minutes) &&
                         readField(fields[1], 0, 23, calendar.m_hours) && calendar.readDayOfMonth(fields[2]) &&
                         readField(fields[3], 1, 12, calendar.m_months) && calendar.readDayOfWeek(fields[4]) &&
                         calendar.readYears(fields[5]) && (fields[2] == "?") != (fields[4] == "?");
    return isValid ? std::optional(calendar) : std::nullopt;
}

/// AWS takes 1970 to 2199; what lies before or long after the run's own years never comes.
bool Calendar::readYears(const std::string& text) {
    std::stringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');)
        if (!addPart(part, 1970, 2199, kFirstYear, m_years)) return false;
    return !text.empty();
}

bool Calendar::readDayOfMonth(const std::string& text) {
    if (text == "L") return m_lastDay = true;
    if (text.ends_with('W')) return (m_nearestWeekday = valueOfWord(text.substr(0, text.size() - 1))) >= 1;
    if (text != "?") return readField(text, 1, 31, m_daysOfMonth);
    m_daysOfMonth = kAll;
    return true;
}

bool Calendar::readDayOfWeek(const std::string& text) {
    const std::size_t hash = text.find('#');
    if (hash != std::string::npos) {
        m_occurrence = valueOfWord(text.substr(hash + 1));
        return m_occurrence >= 1 && m_occurrence <= 5 && readField(text.substr(0, hash), 1, 7, m_daysOfWeek);
    }
    if (text == "L") return (m_daysOfWeek = std::uint64_t{1} << 7) != 0;
    if (text.ends_with('L')) {
        m_occurrence = -1;
        return readField(text.substr(0, text.size() - 1), 1, 7, m_daysOfWeek);
    }
    if (text != "?") return readField(text, 1, 7, m_daysOfWeek);
    m_daysOfWeek = kAll;
    return true;
}

bool Calendar::isDay(int year, int month, int day) const {
    const int last = daysIn(year, month);
    if (m_lastDay && day != last) return false;
    if (m_nearestWeekday > 0 && day != nearestWeekday(year, month, m_nearestWeekday)) return false;
    if (!m_lastDay && m_nearestWeekday == 0 && !contains(m_daysOfMonth, day)) return false;
    if (!contains(m_daysOfWeek, dayOfWeek(year, month, day))) return false;
    return m_occurrence == 0 || (m_occurrence < 0 ? day + 7 > last : (day - 1) / 7 + 1 == m_occurrence);
}

std::optional<Nanoseconds> Calendar::next(Nanoseconds after) const {
    if (m_shape == Shape::Once) {
        const auto time = whenClockShows(m_time);
        return time && *time > after ? time : std::nullopt;
    }
    if (m_start) after = std::max(after, *m_start - 1);
    const auto time = m_shape == Shape::Rate ? nextOfRate(after) : m_zone ? nextOnClocks(after) : nextOfCron(after);
    return time && m_end && *time > *m_end ? std::nullopt : time;
}

std::optional<Nanoseconds> Calendar::nextOfRate(Nanoseconds after) const {
    const Nanoseconds first = std::max<Nanoseconds>(m_start.value_or(0), 0);
    return after < first ? first : first + ((after - first) / m_time + 1) * m_time;
}

std::optional<Nanoseconds> Calendar::whenClockShows(Nanoseconds clock) const {
    if (!m_zone) return clock;
    const auto time = m_zone->whenClockShows(kEpoch + clock);
    return time ? std::optional(*time - kEpoch) : std::nullopt;
}

std::optional<Nanoseconds> Calendar::nextOnClocks(Nanoseconds after) const {
    auto clock = nextOfCron(m_zone->clockAt(kEpoch + after) - kEpoch);
    for (; clock; clock = nextOfCron(*clock))
        if (const auto time = whenClockShows(*clock); time && *time > after) return time;
    return std::nullopt;
}

std::optional<Nanoseconds> Calendar::nextOfCron(Nanoseconds after) const {
    std::int64_t days = 0;
    for (int year = kFirstYear; year < kFirstYear + kYears; ++year)
        for (int month = 1; month <= 12; days += daysIn(year, month), ++month) {
            const bool isOver = (days + daysIn(year, month)) * kDay <= after;
            if (isOver || !contains(m_years, year - kFirstYear) || !contains(m_months, month)) continue;
            for (int day = 1; day <= daysIn(year, month); ++day) {
                const Nanoseconds begin = (days + day - 1) * kDay;
                if (begin + kDay <= after || !isDay(year, month, day)) continue;
                for (int minute = 0; minute < 24 * 60; ++minute)
                    if (begin + minute * kMinute > after && contains(m_hours, minute / 60) &&
                        contains(m_minutes, minute % 60))
                        return begin + minute * kMinute;
            }
        }
    return std::nullopt;
}

}  // namespace cascade::simulator
