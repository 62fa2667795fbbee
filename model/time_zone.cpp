// SPDX-License-Identifier: MIT
// Reading the rules of resources/time_zones.json, which are in the form of POSIX's TZ:
// "CET-1CEST,M3.5.0,M10.5.0/3".
#include "model/time_zone.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

#include "model/catalog/embedded.h"
#include "model/json.h"
#include "model/jsonata/calendar.h"

namespace cascade {
namespace {

const std::map<std::string, std::string, std::less<>>& rules() {
    static const std::map<std::string, std::string, std::less<>> all = [] {
        std::map<std::string, std::string, std::less<>> result;
        const Json file = Json::parse(embeddedTimeZones().front().text);
        for (const auto& [name, rule] : file["zones"].items()) result[name] = rule.get<std::string>();
        return result;
    }();
    return all;
}

/// Reads a rule from left to right.
class RuleReader {
public:
    explicit RuleReader(std::string_view text) : m_rest(text) {}

    bool atEnd() const { return m_rest.empty(); }
    bool nextIs(char c) const { return !m_rest.empty() && m_rest.front() == c; }
    bool take(char c) {
        if (!nextIs(c)) return false;
        m_rest.remove_prefix(1);
        return true;
    }
    /// "CET", "<+0330>"
    bool skipName() {
        const bool quoted = nextIs('<');
        const std::size_t end = quoted ? m_rest.find('>') : m_rest.find_first_of("+-0123456789,");
        if (end == 0) return false;
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + (quoted ? 1 : 0));
        return true;
    }
    int number() {
        int value = 0;
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        if (error == std::errc()) m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return value;
    }
    /// "-3:30"
    Nanoseconds time() {
        const bool negative = take('-');
        if (!negative) take('+');
        Nanoseconds value = number() * kHour;
        if (take(':')) value += number() * kMinute;
        if (take(':')) value += number() * kSecond;
        return negative ? -value : value;
    }

private:
    std::string_view m_rest;
};

}  // namespace

const std::vector<std::string>& TimeZone::names() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> result;
        for (const auto& rule : rules()) result.push_back(rule.first);
        return result;
    }();
    return all;
}

std::optional<TimeZone> TimeZone::find(std::string_view name) {
    const auto found = rules().find(name);
    return found == rules().end() ? std::nullopt : parse(found->second);
}

/// POSIX counts hours to the west; we count them to the east.
std::optional<TimeZone> TimeZone::parse(std::string_view rule) {
    RuleReader reader(rule);
    TimeZone zone;
    if (!reader.skipName()) return std::nullopt;
    zone.m_usual = -reader.time();
    if (reader.atEnd()) return zone;
    zone.m_changes = true;
    if (!reader.skipName()) return std::nullopt;
    zone.m_other = reader.nextIs(',') ? zone.m_usual + kHour : -reader.time();
    for (Change* change : {&zone.m_begin, &zone.m_end}) {
        if (!reader.take(',') || !reader.take('M')) return std::nullopt;
        change->month = reader.number();
        reader.take('.');
        change->week = reader.number();
        reader.take('.');
        change->weekday = reader.number();
        if (reader.take('/')) change->time = reader.time();
    }
    return reader.atEnd() ? std::optional(zone) : std::nullopt;
}

/// In the time that holds until then.
Nanoseconds TimeZone::clockOf(const Change& change, std::int64_t year) {
    const std::int64_t first = jsonata::daysOf(year, change.month, 1);
    const std::int64_t next = jsonata::daysOf(year, change.month + 1, 1);
    const std::int64_t weekday = (first % 7 + 7 + 4) % 7;  // 1970-01-01 was a Thursday
    std::int64_t day = first + (change.weekday - weekday + 7) % 7 + (change.week - 1) * 7;
    while (day >= next) day -= 7;
    return day * kDay + change.time;
}

Nanoseconds TimeZone::offsetAt(Nanoseconds utc) const {
    if (!m_changes) return m_usual;
    const std::int64_t year = jsonata::dateTimeOf((utc + m_usual) / kMillisecond).year;
    const Nanoseconds begin = clockOf(m_begin, year) - m_usual;
    const Nanoseconds end = clockOf(m_end, year) - m_other;
    const bool isOther = begin < end ? utc >= begin && utc < end : utc >= begin || utc < end;
    return isOther ? m_other : m_usual;
}

std::optional<Nanoseconds> TimeZone::whenClockShows(Nanoseconds clock) const {
    // The earlier moment is the one with the larger offset.
    const auto [larger, smaller] = std::minmax(m_usual, m_changes ? m_other : m_usual, std::greater<>());
    for (const Nanoseconds offset : {larger, smaller})
        if (clockAt(clock - offset) == clock) return clock - offset;
    return std::nullopt;
}

}  // namespace cascade
