// SPDX-License-Identifier: MIT
// Pictures of integers: "000", "#,##0", "A", "i", "Ww", "1;o" (XPath 3.1 Functions and Operators, section 4.6).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cascade::jsonata {

struct IntegerPicture {
    enum class Kind { Decimal, Letters, Roman, Words };
    enum class Case { Lower, Upper, Title };
    struct Separator {
        std::size_t position;  ///< Digits to its right.
        char32_t character;
    };

    Kind kind = Kind::Decimal;
    Case letterCase = Case::Lower;
    bool ordinal = false;
    char32_t zero = '0';  ///< Of the family of digits.
    std::size_t leastDigits = 0;
    std::size_t optionalDigits = 0;
    bool regular = false;                    ///< `separators` holds one, which repeats.
    std::vector<Separator> separators = {};  ///< From the right.
    std::size_t parseWidth = 0;              ///< Exactly so many digits when parsing; 0 for any number.

    /// Throws Failure D3130, D3131.
    static IntegerPicture parse(std::string_view picture);

    /// REQUIRES: an integer. Throws D3130 for what is too large for Roman numerals.
    std::string format(double number) const;
    /// A regular expression for what `read` takes.
    std::string pattern() const;
    /// Throws D3030 for what is no such number.
    double read(std::string_view text) const;
};

/// "One Hundred and Twenty-Three", or "… Third" as an ordinal.
std::string numberWords(double number, bool ordinal);
/// Throws D3030.
double numberOfWords(std::string_view text);
/// All words of numbers in lower case, longest first, for a pattern.
std::vector<std::string> allNumberWords();

}  // namespace cascade::jsonata
