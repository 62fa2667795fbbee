// SPDX-License-Identifier: MIT
// Pictures of dates and times: "[Y0001]-[M01]-[D01]" (XPath 3.1 Functions and Operators, section 9.8.4).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/jsonata/calendar.h"
#include "model/jsonata/integer_picture.h"

namespace cascade::jsonata {

class Evaluator;

/// Text that stands for itself, or one component.
struct TimePart {
    std::string literal = {};
    char component = '\0';  ///< Y M D d F W w X x H h P m s f Z z C E; '\0' for a literal.
    bool named = false;     ///< By its name: "January".
    IntegerPicture::Case letterCase = IntegerPicture::Case::Lower;
    std::optional<IntegerPicture> integer = std::nullopt;
    std::optional<std::size_t> mostWidth = std::nullopt;
    std::size_t yearDigits = 0;  ///< The last so many of the year; 0 for all.
    bool zuluAtZero = false;     ///< "Z" in the place of "+00:00".
};

/// Throws Failure D3132, D3135 and those of IntegerPicture.
std::vector<TimePart> parseTimePicture(std::string_view picture);

/// "+0530" and the like, in minutes. Throws D3134.
int parseTimezone(const std::string& text);

/// Throws D3133, D3134.
std::string formatTime(Milliseconds time, const std::vector<TimePart>& picture, int offsetMinutes);

/// Nothing when the text does not fit. What is missing on the left is taken from `now`.
/// Throws D3133, D3136.
std::optional<Milliseconds> parseTime(Evaluator& evaluator, const std::string& text, std::vector<TimePart> picture,
                                      Milliseconds now);

/// "2018", "2018-02", "2018-02-01T10:20:30.123+01:00"; nothing for others. Without a zone it is UTC.
std::optional<Milliseconds> parseIsoTime(std::string_view text);

inline constexpr std::string_view kIsoPicture = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";
inline constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                               "May",       "June",     "July",     "August",
                                               "September", "October",  "November", "December"};
inline constexpr std::string_view kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                             "Friday", "Saturday", "Sunday"};

/// The value of a component that is a number, 'P' being 0 or 1.
double componentOf(const DateTime& date, char component);

}  // namespace cascade::jsonata
