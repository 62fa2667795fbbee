// SPDX-License-Identifier: MIT
// Pictures of decimal numbers ("#,##0.00"), as XPath 3.1 Functions and Operators, section 4.7, describes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cascade::jsonata {

/// What the characters of a picture mean.
struct DecimalSymbols {
    char32_t decimal = '.';
    char32_t grouping = ',';
    char32_t exponent = 'e';
    char32_t percent = '%';
    char32_t perMille = 0x2030;
    char32_t zero = '0';
    char32_t optional = '#';
    char32_t pattern = ';';
    std::u32string minus = U"-";

    bool isDigit(char32_t c) const { return c >= zero && c < zero + 10; }
    bool isPlace(char32_t c) const { return isDigit(c) || c == optional; }
    /// Whether it stands for a part of the number rather than for itself.
    bool isActive(char32_t c) const {
        return isPlace(c) || c == decimal || c == grouping || c == exponent || c == pattern;
    }
};

/// One half of a picture: that for positive numbers, or that for negative ones.
struct DecimalPicture {
    std::u32string prefix;
    std::u32string suffix;
    double factor = 1;             ///< 100 with a percent sign, 1000 with per mille.
    std::size_t leastInteger = 0;  ///< Digits before the point.
    std::size_t scaling = 0;       ///< Digits before the point of a mantissa.
    std::size_t leastFraction = 0;
    std::size_t mostFraction = 0;
    std::size_t leastExponent = 0;            ///< 0: no exponent.
    std::size_t regularGrouping = 0;          ///< Every so many digits; 0 when irregular.
    std::vector<std::size_t> integerGroups;   ///< Digits to the right of each separator.
    std::vector<std::size_t> fractionGroups;  ///< Digits to the left.
    bool hasPoint = false;

    /// Throws Failure D3080 to D3093.
    static std::vector<DecimalPicture> parse(std::u32string_view picture, const DecimalSymbols& symbols);

    /// Without the sign, which is in the prefix.
    std::u32string format(double number, const DecimalSymbols& symbols) const;
};

}  // namespace cascade::jsonata
