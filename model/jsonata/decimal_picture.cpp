// SPDX-License-Identifier: MIT
// Reading pictures of decimal numbers: the parts, what is wrong with them, what they ask for.
#include "model/jsonata/decimal_picture.h"

#include <algorithm>
#include <numeric>

#include "model/jsonata/failure.h"
#include "model/jsonata/unicode.h"

namespace cascade::jsonata {

namespace {

using Text = std::u32string_view;

struct Parts {
    Text whole;
    Text prefix = {};
    Text active = {};
    Text suffix = {};
    Text mantissa = {};
    Text integer = {};
    Text fraction = {};
    Text exponent = {};
    bool hasExponent = false;
};

Parts partsOf(Text picture, const DecimalSymbols& symbols) {
    const auto begins = [&](char32_t c) { return symbols.isActive(c) && c != symbols.exponent; };
    const auto first = std::find_if(picture.begin(), picture.end(), begins) - picture.begin();
    const auto last = std::find_if(picture.rbegin(), picture.rend(), begins) - picture.rbegin();
    Parts parts{.whole = picture};
    const std::size_t begin = static_cast<std::size_t>(first);
    const std::size_t end = picture.size() - static_cast<std::size_t>(last);
    if (begin >= end) {
        parts.active = parts.mantissa = parts.integer = picture;
        return parts;
    }
    parts.prefix = picture.substr(0, begin);
    parts.active = picture.substr(begin, end - begin);
    parts.suffix = picture.substr(end);
    const std::size_t exponent = parts.active.find(symbols.exponent);
    parts.hasExponent = exponent != Text::npos || parts.suffix.starts_with(symbols.exponent);
    parts.mantissa = parts.active.substr(0, exponent);
    if (exponent != Text::npos) parts.exponent = parts.active.substr(exponent + 1);
    const std::size_t point = parts.mantissa.find(symbols.decimal);
    parts.integer = parts.mantissa.substr(0, point);
    if (point != Text::npos) parts.fraction = parts.mantissa.substr(point + 1);
    return parts;
}

std::size_t countDigits(Text text, const DecimalSymbols& symbols) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [&](char32_t c) { return symbols.isDigit(c); }));
}

std::size_t countPlaces(Text text, const DecimalSymbols& symbols) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [&](char32_t c) { return symbols.isPlace(c); }));
}

bool isRepeated(Text text, char32_t c) { return text.find(c) != text.rfind(c); }
bool holds(Text text, char32_t c) { return text.find(c) != Text::npos; }

/// Optional digits stand on the outside, to the left of the integer part and to the right of the fraction.
bool isOutOfOrder(Text integer, const DecimalSymbols& symbols) {
    const std::size_t optional = integer.rfind(symbols.optional);
    return optional != Text::npos && countDigits(integer.substr(0, optional), symbols) > 0;
}

void validateSigns(const Parts& parts, const DecimalSymbols& symbols) {
    const auto fail = [](const char* code, const char* what) {
        throw Failure{code, std::string("the picture of $formatNumber ") + what, "write it like \"#,##0.00\""};
    };
    const bool percent = holds(parts.whole, symbols.percent);
    const bool perMille = holds(parts.whole, symbols.perMille);
    if (parts.hasExponent && countDigits(parts.exponent, symbols) != parts.exponent.size())
        fail("D3093", "has an exponent of more than digits");
    if (parts.hasExponent && parts.exponent.empty()) fail("D3093", "has an exponent without digits");
    if (parts.hasExponent && (percent || perMille)) fail("D3092", "has both an exponent and a percent sign");
    if (percent && perMille) fail("D3084", "has both a percent and a per-mille sign");
    if (isRepeated(parts.whole, symbols.perMille)) fail("D3083", "has two per-mille signs");
    if (isRepeated(parts.whole, symbols.percent)) fail("D3082", "has two percent signs");
    if (isRepeated(parts.whole, symbols.decimal)) fail("D3081", "has two decimal separators");
}

void validateDigits(const Parts& parts, const DecimalSymbols& symbols) {
    const auto fail = [](const char* code, const char* what) {
        throw Failure{code, std::string("the picture of $formatNumber ") + what, "write it like \"#,##0.00\""};
    };
    const std::u32string reversed(parts.fraction.rbegin(), parts.fraction.rend());
    if (isOutOfOrder(reversed, symbols)) fail("D3091", "has # before 0 after the decimal separator");
    if (isOutOfOrder(parts.integer, symbols)) fail("D3090", "has 0 before # in front of the decimal separator");
    if (parts.whole.find(std::u32string(2, symbols.grouping)) != Text::npos)
        fail("D3089", "has two grouping separators in a row");
    const bool hasPoint = holds(parts.whole, symbols.decimal);
    if (!hasPoint && parts.integer.ends_with(symbols.grouping)) fail("D3088", "ends with a grouping separator");
    if (hasPoint && (parts.integer.ends_with(symbols.grouping) || parts.fraction.starts_with(symbols.grouping)))
        fail("D3087", "has a grouping separator beside the decimal separator");
    if (!std::all_of(parts.active.begin(), parts.active.end(), [&](char32_t c) { return symbols.isActive(c); }))
        fail("D3086", "has other characters between its digits");
    if (countPlaces(parts.mantissa, symbols) == 0) fail("D3085", "has no digit");
}

/// How many digits are between each separator and the point.
std::vector<std::size_t> groupsOf(Text part, bool toTheLeft, const DecimalSymbols& symbols) {
    std::vector<std::size_t> groups;
    for (std::size_t at = part.find(symbols.grouping); at != Text::npos; at = part.find(symbols.grouping, at + 1))
        groups.push_back(countPlaces(toTheLeft ? part.substr(0, at) : part.substr(at), symbols));
    return groups;
}

std::size_t regularOf(const std::vector<std::size_t>& groups) {
    std::size_t factor = 0;
    for (const std::size_t group : groups) factor = std::gcd(factor, group);
    for (std::size_t i = 1; i <= groups.size(); ++i)
        if (std::find(groups.begin(), groups.end(), i * factor) == groups.end()) return 0;
    return factor;
}

DecimalPicture analysed(const Parts& parts, const DecimalSymbols& symbols) {
    DecimalPicture picture;
    picture.prefix = parts.prefix;
    picture.suffix = parts.suffix;
    picture.factor = holds(parts.whole, symbols.percent) ? 100 : holds(parts.whole, symbols.perMille) ? 1000 : 1;
    picture.hasPoint = holds(parts.whole, symbols.decimal);
    picture.integerGroups = groupsOf(parts.integer, false, symbols);
    picture.regularGrouping = regularOf(picture.integerGroups);
    picture.fractionGroups = groupsOf(parts.fraction, true, symbols);
    picture.leastInteger = countDigits(parts.integer, symbols);
    picture.scaling = picture.leastInteger;
    picture.leastFraction = countDigits(parts.fraction, symbols);
    picture.mostFraction = countPlaces(parts.fraction, symbols);
    picture.leastExponent = countDigits(parts.exponent, symbols);
    if (picture.leastInteger == 0 && picture.mostFraction == 0) {
        if (parts.hasExponent)
            picture.leastFraction = picture.mostFraction = 1;
        else
            picture.leastInteger = 1;
    }
    if (parts.hasExponent && picture.leastInteger == 0 && holds(parts.integer, symbols.optional))
        picture.leastInteger = 1;
    if (picture.leastInteger == 0 && picture.leastFraction == 0) picture.leastFraction = 1;
    return picture;
}

}  // namespace

std::vector<DecimalPicture> DecimalPicture::parse(Text picture, const DecimalSymbols& symbols) {
    const std::size_t split = picture.find(symbols.pattern);
    if (split != Text::npos && picture.find(symbols.pattern, split + 1) != Text::npos)
        throw Failure{"D3080", "the picture of $formatNumber has more than two parts",
                      "write one for positive and one for negative numbers"};
    std::vector<Text> halves{picture.substr(0, split)};
    if (split != Text::npos) halves.push_back(picture.substr(split + 1));
    std::vector<DecimalPicture> pictures;
    for (const Text half : halves) {
        const Parts parts = partsOf(half, symbols);
        validateSigns(parts, symbols);
        validateDigits(parts, symbols);
        pictures.push_back(analysed(parts, symbols));
    }
    if (pictures.size() == 1) {
        pictures.push_back(pictures.front());
        pictures.back().prefix = symbols.minus + pictures.back().prefix;
    }
    return pictures;
}

}  // namespace cascade::jsonata
