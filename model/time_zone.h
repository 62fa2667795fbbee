// SPDX-License-Identifier: MIT
// Time zones by their names in the tz database: what clocks there show, summer time included.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/units.h"

namespace cascade {

/// A copyable value. All times are since 1970-01-01, in UTC or as the zone's clocks show them.
class TimeZone {
public:
    /// "Europe/Berlin"; nothing if there is no such zone.
    static std::optional<TimeZone> find(std::string_view name);
    static const std::vector<std::string>& names();

    Nanoseconds clockAt(Nanoseconds utc) const { return utc + offsetAt(utc); }
    /// When clocks show this time, for the first time where they do twice; nothing where they skip it.
    std::optional<Nanoseconds> whenClockShows(Nanoseconds clock) const;

private:
    /// A day of the year and a time of that day: POSIX's "M3.5.0/2".
    struct Change {
        int month = 0;
        int week = 0;     ///< 5 is the last one.
        int weekday = 0;  ///< Sunday is 0.
        Nanoseconds time = 2 * kHour;
    };
    static std::optional<TimeZone> parse(std::string_view rule);
    static Nanoseconds clockOf(const Change& change, std::int64_t year);
    Nanoseconds offsetAt(Nanoseconds utc) const;

    Nanoseconds m_usual = 0;  ///< Clocks are so much ahead of UTC …
    Nanoseconds m_other = 0;  ///< … and so much from `m_begin` to `m_end`, where there are two times.
    bool m_changes = false;
    Change m_begin;
    Change m_end;
};

}  // namespace cascade
