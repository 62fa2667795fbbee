// SPDX-License-Identifier: MIT
// The proleptic Gregorian calendar, and its weeks after ISO 8601.
#pragma once

#include <cstdint>

namespace cascade::jsonata {

using Milliseconds = std::int64_t;  ///< Since 1970-01-01T00:00:00Z.

inline constexpr Milliseconds kMillisecondsADay = 86'400'000;

/// A date taken apart. Months and days count from 1, days of the week from Monday, 1.
struct DateTime {
    std::int64_t year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int millisecond;
    int dayOfWeek;
    int dayOfYear;
};

DateTime dateTimeOf(Milliseconds time);

/// Days since 1970-01-01. Months and days out of range carry over.
std::int64_t daysOf(std::int64_t year, std::int64_t month, std::int64_t day);

/// The first Monday's week that has most of its days in the year (the month): its number, and to whom it belongs.
struct Week {
    int number;
    std::int64_t owner;  ///< Year, or month from 1.
};
Week weekOfYear(const DateTime& date);
Week weekOfMonth(const DateTime& date);

}  // namespace cascade::jsonata
