// SPDX-License-Identifier: MIT
// Reading timestamps.
#include "model/asl/timestamp.h"

#include <limits>

#include "model/asl/scanner.h"

namespace cascade::asl {
namespace {

/// Days from 1970-01-01 to the date, in the calendar that RFC 3339 uses for all years.
std::int64_t days(int year, int month, int day) {
    const int moved = month <= 2 ? year - 1 : year;  // years that begin in March end in February
    const int century = (moved >= 0 ? moved : moved - 399) / 400;
    const int ofCentury = moved - century * 400;
    const int ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int ofEra = ofCentury * 365 + ofCentury / 4 - ofCentury / 100 + ofYear;
    return static_cast<std::int64_t>(century) * 146'097 + ofEra - 719'468;
}

int lastDay(int year, int month) {
    if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// `digits` digits with a value from `low` to `high`.
bool readNumber(Scanner& scanner, int digits, int low, int high, int& number) {
    number = 0;
    for (int i = 0; i < digits; ++i) {
        if (!isDigit(scanner.peek())) return false;
        number = number * 10 + (scanner.next() - '0');
    }
    return number >= low && number <= high;
}

bool readFraction(Scanner& scanner, std::int64_t& nanoseconds) {
    if (!scanner.take('.')) return true;
    if (!isDigit(scanner.peek())) return false;
    for (std::int64_t unit = kSecond / 10; isDigit(scanner.peek()); unit /= 10)
        nanoseconds += unit * (scanner.next() - '0');
    return true;
}

/// "Z", "+01:00", "-08:00" as seconds.
bool readOffset(Scanner& scanner, std::int64_t& offset) {
    if (scanner.take('Z')) return true;
    const bool west = scanner.peek() == '-';
    if (!scanner.take('-') && !scanner.take('+')) return false;
    int hours = 0;
    int minutes = 0;
    if (!readNumber(scanner, 2, 0, 23, hours) || !scanner.take(':') || !readNumber(scanner, 2, 0, 59, minutes))
        return false;
    offset = (hours * 60 + minutes) * (west ? -60 : 60);
    return true;
}

}  // namespace

std::optional<Timestamp> parseTimestamp(std::string_view text) {
    Scanner scanner(text);
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    Timestamp timestamp;
    std::int64_t offset = 0;
    const bool read =
        readNumber(scanner, 4, 0, 9999, year) && scanner.take('-') && readNumber(scanner, 2, 1, 12, month) &&
        scanner.take('-') && readNumber(scanner, 2, 1, lastDay(year, month), day) && scanner.take('T') &&
        readNumber(scanner, 2, 0, 23, hour) && scanner.take(':') && readNumber(scanner, 2, 0, 59, minute) &&
        scanner.take(':') && readNumber(scanner, 2, 0, 60, second) &&
        readFraction(scanner, timestamp.nanoseconds) && readOffset(scanner, offset) && scanner.done();
    if (!read) return std::nullopt;
    timestamp.seconds = days(year, month, day) * 86'400 + hour * 3'600 + minute * 60 + second - offset;
    return timestamp;
}

Nanoseconds sinceEpoch(const Timestamp& timestamp) {
    Nanoseconds time = 0;
    if (__builtin_mul_overflow(timestamp.seconds, kSecond, &time) ||
        __builtin_add_overflow(time, timestamp.nanoseconds, &time))
        return timestamp.seconds < 0 ? std::numeric_limits<Nanoseconds>::min()
                                     : std::numeric_limits<Nanoseconds>::max();
    return time;
}

}  // namespace cascade::asl
