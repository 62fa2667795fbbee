// SPDX-License-Identifier: MIT
// When a schedule fires: rate(5 minutes), cron(0 12 ? * MON-FRI *), at(2026-01-01T00:00:00).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/time_zone.h"
#include "model/units.h"

namespace cascade::simulator {

/// Times are virtual: 0 is 2026-01-01T00:00:00Z. A rate fires at 0 and then each period; all times are UTC but for
/// those of cron and at, which are what clocks show in the calendar's time zone.
class Calendar {
public:
    /// nothing: no schedule expression.
    static std::optional<Calendar> parse(const std::string& expression);
    /// "2026-03-01T12:00:00" in UTC.
    static std::optional<Nanoseconds> parseTime(const std::string& text);
    /// Where clocks jump forward, a time that they skip is left out; where they go back, what they show twice fires
    /// once: docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html, "Daylight savings time".
    void goBy(const TimeZone& zone) { m_zone = zone; }
    /// Fires only from `start` up to `end`, both inclusive; a rate counts from the start.
    void restrictTo(std::optional<Nanoseconds> start, std::optional<Nanoseconds> end);
    /// The first time after `after`; nothing: never (again).
    std::optional<Nanoseconds> next(Nanoseconds after) const;

private:
    static std::optional<Calendar> parseRate(const std::string& text);
    static std::optional<Calendar> parseCron(const std::string& text);
    static std::optional<Calendar> parseAt(const std::string& text);
    bool readDayOfMonth(const std::string& text);
    bool readDayOfWeek(const std::string& text);
    bool readYears(const std::string& text);
    std::optional<Nanoseconds> nextOfRate(Nanoseconds after) const;
    std::optional<Nanoseconds> nextOfCron(Nanoseconds after) const;
    std::optional<Nanoseconds> nextOnClocks(Nanoseconds after) const;
    std::optional<Nanoseconds> whenClockShows(Nanoseconds clock) const;
    bool isDay(int year, int month, int day) const;

    enum class Shape { Rate, Cron, Once };
    Shape m_shape = Shape::Rate;
    Nanoseconds m_time = 0;  ///< The period, or the one time.
    std::optional<TimeZone> m_zone;
    std::optional<Nanoseconds> m_start;
    std::optional<Nanoseconds> m_end;
    // Sets of values as bits.
    std::uint64_t m_minutes = 0;
    std::uint64_t m_hours = 0;
    std::uint64_t m_months = 0;
    std::uint64_t m_daysOfMonth = 0;  ///< With m_daysOfWeek: one of both is "?", all bits set.
    std::uint64_t m_daysOfWeek = 0;   ///< Sunday is 1.
    std::uint64_t m_years = 0;        ///< From 2026.
    int m_nearestWeekday = 0;         ///< 15W
    int m_occurrence = 0;             ///< FRI#2; -1: the last one of the month (6L)
    bool m_lastDay = false;           ///< L
};

}  // namespace cascade::simulator
