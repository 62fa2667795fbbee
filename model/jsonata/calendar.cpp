// SPDX-License-Identifier: MIT
// Days and dates: years counted from March, so that the leap day is the last of its year.
#include "model/jsonata/calendar.h"

namespace cascade::jsonata {

namespace {

constexpr std::int64_t kDaysIn400Years = 146'097;
constexpr std::int64_t kDaysFrom0000ToEpoch = 719'468;  ///< From 0000-03-01 to 1970-01-01.

std::int64_t floorDiv(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// Monday of the week that holds the Thursday nearest to that first day.
std::int64_t firstWeekStart(std::int64_t firstDay) {
    const std::int64_t weekday =
        firstDay + 3 - floorDiv(firstDay + 3, 7) * 7;  // Monday is 0; 1970-01-01 a Thursday
    return weekday > 3 ? firstDay + 7 - weekday : firstDay - weekday;
}

}  // namespace

std::int64_t daysOf(std::int64_t year, std::int64_t month, std::int64_t day) {
    year += floorDiv(month - 1, 12);
    month -= floorDiv(month - 1, 12) * 12;
    if (month <= 2) --year;
    const std::int64_t era = floorDiv(year, 400);
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * kDaysIn400Years + dayOfEra - kDaysFrom0000ToEpoch + day - 1;
}

DateTime dateTimeOf(Milliseconds time) {
    const std::int64_t days = floorDiv(time, kMillisecondsADay);
    const auto rest = static_cast<int>(time - days * kMillisecondsADay);
    const std::int64_t shifted = days + kDaysFrom0000ToEpoch;
    const std::int64_t era = floorDiv(shifted, kDaysIn400Years);
    const std::int64_t dayOfEra = shifted - era * kDaysIn400Years;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t fromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t monthFromMarch = (5 * fromMarch + 2) / 153;
    DateTime date{};
    date.month = static_cast<int>(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
    date.year = yearOfEra + era * 400 + (date.month <= 2 ? 1 : 0);
    date.day = static_cast<int>(fromMarch - (153 * monthFromMarch + 2) / 5 + 1);
    date.hour = rest / 3'600'000;
    date.minute = rest / 60'000 % 60;
    date.second = rest / 1000 % 60;
    date.millisecond = rest % 1000;
    date.dayOfWeek = static_cast<int>(days + 3 - floorDiv(days + 3, 7) * 7) + 1;
    date.dayOfYear = static_cast<int>(days - daysOf(date.year, 1, 1)) + 1;
    return date;
}

Week weekOfYear(const DateTime& date) {
    const std::int64_t today = daysOf(date.year, date.month, date.day);
    const auto startOf = [](std::int64_t year) { return firstWeekStart(daysOf(year, 1, 1)); };
    std::int64_t owner = date.year;
    if (today < startOf(owner))
        --owner;
    else if (today >= startOf(owner + 1))
        ++owner;
    return {static_cast<int>((today - startOf(owner)) / 7) + 1, owner};
}

Week weekOfMonth(const DateTime& date) {
    const std::int64_t today = daysOf(date.year, date.month, date.day);
    const auto startOf = [&](std::int64_t month) { return firstWeekStart(daysOf(date.year, month, 1)); };
    std::int64_t owner = date.month;
    if (today < startOf(owner))
        --owner;
    else if (today >= startOf(owner + 1))
        ++owner;
    const int number = static_cast<int>((today - startOf(owner)) / 7) + 1;
    return {number, owner == 0 ? 12 : owner == 13 ? 1 : owner};
}

}  // namespace cascade::jsonata
