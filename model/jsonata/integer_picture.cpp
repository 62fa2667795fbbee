// SPDX-License-Identifier: MIT
// Reading pictures of integers, and integers after them.
#include "model/jsonata/integer_picture.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "model/jsonata/failure.h"
#include "model/jsonata/json_text.h"
#include "model/jsonata/letter_case.h"
#include "model/jsonata/unicode.h"

namespace cascade::jsonata {

namespace {

/// Zeros of the families of decimal digits in Unicode's basic plane.
constexpr char32_t kZeros[] = {0x30,   0x660,  0x6F0,  0x7C0,  0x966,  0x9E6,  0xA66,  0xAE6,  0xB66,  0xBE6,
                               0xC66,  0xCE6,  0xD66,  0xDE6,  0xE50,  0xED0,  0xF20,  0x1040, 0x1090, 0x17E0,
                               0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
                               0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10};

/// Longer ones would be nothing but thousands.
constexpr double kLargestRoman = 1e6;

struct Numeral {
    int value;
    const char* text;
};
constexpr Numeral kNumerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                 {5, "v"},    {4, "iv"},   {1, "i"}};

char32_t zeroOf(char32_t character) {
    for (const char32_t zero : kZeros)
        if (character >= zero && character < zero + 10) return zero;
    return 0;
}

void readDigits(IntegerPicture& format, std::u32string_view picture) {
    format.zero = 0;
    std::size_t places = 0;
    for (auto c = picture.rbegin(); c != picture.rend(); ++c) {
        const char32_t zero = zeroOf(*c);
        if (zero && format.zero && zero != format.zero)
            throw Failure{"D3131", "the picture mixes digits of two scripts", "use the digits of one"};
        if (zero) format.zero = zero;
        format.leastDigits += zero ? 1 : 0;
        format.optionalDigits += *c == '#' ? 1 : 0;
        if (!zero && *c != '#') format.separators.push_back({places, *c});
        places += zero || *c == '#' ? 1 : 0;
    }
}

/// One separator stands for all when they are the same at the same distance.
void findRegularity(IntegerPicture& format) {
    std::size_t factor = 0;
    for (const auto& separator : format.separators) {
        if (separator.character != format.separators.front().character) return;
        factor = std::gcd(factor, separator.position);
    }
    for (std::size_t i = 1; i <= format.separators.size(); ++i)
        if (std::none_of(format.separators.begin(), format.separators.end(),
                         [&](const auto& separator) { return separator.position == i * factor; }))
            return;
    format.regular = factor > 0;
    if (format.regular) format.separators = {{factor, format.separators.front().character}};
}

std::string roman(double number) {
    if (number > kLargestRoman)
        throw Failure{"D3130", "there are no Roman numerals above one million", "use another picture"};
    std::string text;
    for (const Numeral& numeral : kNumerals)
        for (; number >= numeral.value; number -= numeral.value) text += numeral.text;
    return text;
}

double numberOfRoman(const std::string& text) {
    double sum = 0;
    int largest = 1;
    for (auto c = text.rbegin(); c != text.rend(); ++c) {
        const auto numeral = std::find_if(std::begin(kNumerals), std::end(kNumerals),
                                          [&](const Numeral& one) { return one.text == std::string(1, *c); });
        const int value = numeral == std::end(kNumerals) ? 0 : numeral->value;
        sum += value < largest ? -value : value;
        largest = std::max(largest, value);
    }
    return sum;
}

/// a, b, …, z, aa, ab
std::string letters(double number) {
    std::string text;
    for (; number >= 1; number = std::floor((number - 1) / 26))
        text += static_cast<char>('a' + static_cast<int>(std::fmod(number - 1, 26)));
    std::reverse(text.begin(), text.end());
    return text;
}

std::string ordinalSuffix(const std::string& digits) {
    const bool teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
    const char last = digits.back();
    if (teen) return "th";
    return last == '1' ? "st" : last == '2' ? "nd" : last == '3' ? "rd" : "th";
}

std::string decimal(double number, const IntegerPicture& format) {
    std::string plain = numberText(number);
    if (plain.size() < format.leastDigits) plain.insert(0, format.leastDigits - plain.size(), '0');
    std::u32string digits;
    for (const char c : plain) digits += c >= '0' && c <= '9' ? format.zero + static_cast<char32_t>(c - '0') : U'e';
    const std::size_t count = digits.size();
    if (format.regular) {
        const auto [distance, character] = format.separators.front();
        for (std::size_t at = distance; at < count; at += distance) digits.insert(count - at, 1, character);
    } else {
        for (auto one = format.separators.begin(); one != format.separators.end(); ++one)
            if (one->position <= count) digits.insert(count - one->position, 1, one->character);
    }
    return textOfCharacters(digits) + (format.ordinal ? ordinalSuffix(plain) : "");
}

}  // namespace

IntegerPicture IntegerPicture::parse(std::string_view picture) {
    IntegerPicture format;
    const std::size_t semicolon = picture.rfind(';');
    const std::string_view primary = picture.substr(0, semicolon);
    format.ordinal = semicolon != picture.npos && picture.substr(semicolon + 1).starts_with('o');
    if (primary == "A" || primary == "I" || primary == "W") format.letterCase = Case::Upper;
    if (primary == "Ww") format.letterCase = Case::Title;
    if (primary == "A" || primary == "a") {
        format.kind = Kind::Letters;
    } else if (primary == "I" || primary == "i") {
        format.kind = Kind::Roman;
    } else if (primary == "W" || primary == "w" || primary == "Ww") {
        format.kind = Kind::Words;
    } else {
        readDigits(format, charactersOf(primary));
        if (format.leastDigits == 0)
            throw Failure{"D3130", "integers cannot be written like \"" + std::string(primary) + "\"",
                          "use digits (\"000\"), A, a, I, i, W, w or Ww"};
        findRegularity(format);
    }
    return format;
}

std::string IntegerPicture::format(double number) const {
    const double size = std::fabs(number);
    std::string text;
    switch (kind) {
        case Kind::Decimal: text = decimal(size, *this); break;
        case Kind::Letters: text = letters(size); break;
        case Kind::Roman: text = roman(size); break;
        case Kind::Words: text = numberWords(size, ordinal); break;
    }
    if (letterCase == Case::Upper) text = uppercase(text);
    if (letterCase == Case::Lower && kind != Kind::Decimal) text = lowercase(text);
    return number < 0 ? "-" + text : text;
}

std::string IntegerPicture::pattern() const {
    const bool upper = letterCase == Case::Upper;
    if (kind == Kind::Letters) return upper ? "[A-Z]+" : "[a-z]+";
    if (kind == Kind::Roman) return upper ? "[MDCLXVI]+" : "[mdclxvi]+";
    if (kind == Kind::Decimal) {
        std::string digits = parseWidth > 0 ? "[0-9]{" + std::to_string(parseWidth) + "}" : "[0-9]+";
        return ordinal ? digits + "(?:th|st|nd|rd)" : digits;
    }
    std::string words;
    for (const std::string& word : allNumberWords()) words += word + "|";
    return "(?:" + words + "and|[\\-, ])+";
}

double IntegerPicture::read(std::string_view text) const {
    if (kind == Kind::Words) return numberOfWords(text);
    if (kind == Kind::Roman) return numberOfRoman(lowercase(text));
    double number = 0;
    if (kind == Kind::Letters) {
        for (const char c : lowercase(text)) number = number * 26 + (c - 'a' + 1);
        return number;
    }
    std::string digits;
    for (const char32_t c : charactersOf(text)) {
        const bool separates = std::any_of(separators.begin(), separators.end(),
                                           [&](const Separator& separator) { return separator.character == c; });
        if (c >= zero && c < zero + 10) digits += static_cast<char>('0' + (c - zero));
        if (c == '-' && digits.empty()) digits += '-';
        if (c != '-' && !separates && (c < zero || c >= zero + 10)) break;
    }
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem != std::errc())
        throw Failure{"D3030", "\"" + std::string(text) + "\" is no such number", "see that it fits the picture"};
    return number;
}

}  // namespace cascade::jsonata
