// SPDX-License-Identifier: MIT
// Writing a number as a picture asks for it.
#include <charconv>
#include <cmath>

#include "model/jsonata/decimal_picture.h"
#include "model/jsonata/failure.h"
#include "model/jsonata/json_text.h"
#include "model/jsonata/rounding.h"

namespace cascade::jsonata {

namespace {

/// Plain digits with so many after the point, in the picture's own digits.
std::u32string digitsOf(double number, std::size_t places, const DecimalSymbols& symbols) {
    char plain[1600];  // 309 digits, a point, and at most 1100 places
    const int shown = static_cast<int>(std::min<std::size_t>(places, 1100));
    const auto end = std::to_chars(plain, plain + sizeof plain, std::fabs(number), std::chars_format::fixed, shown);
    std::u32string digits;
    for (const char* c = plain; c != end.ptr; ++c)
        digits += *c == '.' ? symbols.decimal : symbols.zero + static_cast<char32_t>(*c - '0');
    return digits;
}

/// The mantissa, and its power of ten in `exponent`.
double scaled(double number, std::size_t scaling, int& exponent) {
    double least = 1;
    for (std::size_t i = 1; i < scaling; ++i) least *= 10;
    if (scaling == 0) least = 0.1;
    const double most = scaling == 0 ? 1 : least * 10;
    if (number == 0) return 0;
    for (; std::fabs(number) < least; --exponent) number *= 10;
    for (; std::fabs(number) > most; ++exponent) number /= 10;
    return number;
}

/// Of the two parts, the digits that the picture wants at least, and no zeros beyond.
void trim(std::u32string& integer, std::u32string& fraction, const DecimalPicture& picture, char32_t zero) {
    integer.erase(0, std::min(integer.find_first_not_of(zero), integer.size()));
    while (!fraction.empty() && fraction.back() == zero) fraction.pop_back();
    if (integer.size() < picture.leastInteger) integer.insert(0, picture.leastInteger - integer.size(), zero);
    if (fraction.size() < picture.leastFraction) fraction.append(picture.leastFraction - fraction.size(), zero);
}

void group(std::u32string& integer, std::u32string& fraction, const DecimalPicture& picture, char32_t separator) {
    const std::size_t digits = integer.size();
    if (picture.regularGrouping > 0) {
        for (std::size_t at = picture.regularGrouping; at < digits; at += picture.regularGrouping)
            integer.insert(digits - at, 1, separator);
    } else {
        for (auto at = picture.integerGroups.rbegin(); at != picture.integerGroups.rend(); ++at)
            if (*at < digits) integer.insert(digits - *at, 1, separator);
    }
    for (auto at = picture.fractionGroups.rbegin(); at != picture.fractionGroups.rend(); ++at)
        if (*at < fraction.size()) fraction.insert(*at, 1, separator);
}

}  // namespace

std::u32string DecimalPicture::format(double number, const DecimalSymbols& symbols) const {
    int power = 0;
    double mantissa = number * factor;
    requireFinite(mantissa, kNowhere);
    if (leastExponent > 0) mantissa = scaled(mantissa, scaling, power);
    requireFinite(mantissa, kNowhere);
    mantissa = roundedTo(mantissa, static_cast<int>(std::min<std::size_t>(mostFraction, 1000)));
    const std::u32string digits = digitsOf(mantissa, mostFraction, symbols);
    const std::size_t point = std::min(digits.find(symbols.decimal), digits.size());
    std::u32string integer = digits.substr(0, point);
    std::u32string fraction = point < digits.size() ? digits.substr(point + 1) : U"";
    trim(integer, fraction, *this, symbols.zero);
    group(integer, fraction, *this, symbols.grouping);
    std::u32string result = prefix + integer;
    if (!fraction.empty() && hasPoint) result += symbols.decimal + fraction;
    if (leastExponent > 0) {
        std::u32string exponent = digitsOf(power, 0, symbols);
        if (exponent.size() < leastExponent) exponent.insert(0, leastExponent - exponent.size(), symbols.zero);
        result += symbols.exponent;
        result += (power < 0 ? symbols.minus : U"") + exponent;
    }
    return result + suffix;
}

}  // namespace cascade::jsonata
