// SPDX-License-Identifier: MIT
// Functions on strings. Positions and lengths count characters (code points).
#include <algorithm>
#include <cmath>

#include "model/jsonata/evaluator.h"
#include "model/jsonata/letter_case.h"
#include "model/jsonata/unicode.h"

namespace cascade::jsonata {

namespace {

/// Far more than any text has, far less than overflows.
constexpr double kFar = 1e15;

double whole(double number) { return std::trunc(std::clamp(number, -kFar, kFar)); }

/// From the end when negative, never outside.
std::size_t clampedPosition(double position, std::size_t size) {
    const double count = static_cast<double>(size);
    return static_cast<std::size_t>(std::clamp(position < 0 ? position + count : position, 0.0, count));
}

Value substring(Call& call) {
    if (call[0].isAbsent()) return call[0];
    const std::u32string characters = charactersOf(call[0].text());
    call.evaluator.chargeText(characters.size());
    const double count = static_cast<double>(characters.size());
    double start = call[1].isNumber() ? std::clamp(call[1].number(), -kFar, kFar) : 0;
    if (count + start < 0) start = 0;
    std::size_t end = characters.size();
    if (call[2].isNumber()) {
        const double length = std::clamp(call[2].number(), -kFar, kFar);
        if (length <= 0) return "";
        end = clampedPosition(std::max(std::trunc((start < 0 ? count + start : start) + length), 0.0), end);
    }
    const std::size_t begin = clampedPosition(std::trunc(start), characters.size());
    return begin < end ? textOfCharacters(std::u32string_view(characters).substr(begin, end - begin)) : "";
}

Value substringBefore(Call& call) {
    if (call[0].isAbsent() || call[1].isAbsent()) return call[0];
    call.evaluator.chargeText(call[0].text().size());
    return call[0].text().substr(0, call[0].text().find(call[1].text()));
}

Value substringAfter(Call& call) {
    if (call[0].isAbsent() || call[1].isAbsent()) return call[0];
    call.evaluator.chargeText(call[0].text().size());
    const std::size_t found = call[0].text().find(call[1].text());
    return found == std::string::npos ? call[0] : Value(call[0].text().substr(found + call[1].text().size()));
}

template <auto Convert>
Value converted(Call& call) {
    if (call[0].isAbsent()) return call[0];
    call.evaluator.chargeText(call[0].text().size());
    return Value(Convert(call[0].text()));
}

double lengthOf(std::string_view text) { return static_cast<double>(charactersOf(text).size()); }

/// Runs of blanks become one space, those at the ends nothing.
std::string trimmed(std::string_view text) {
    std::string result;
    bool blank = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            blank = true;
            continue;
        }
        if (blank && !result.empty()) result += ' ';
        blank = false;
        result += c;
    }
    return result;
}

/// To the right when the width is positive, to the left when negative.
Value pad(Call& call) {
    if (call[0].isAbsent() || !call[1].isNumber()) return call[0];
    const double width = whole(call[1].number());
    const double missing = std::fabs(width) - lengthOf(call[0].text());
    if (missing <= 0) return call[0];
    call.evaluator.charge(static_cast<std::size_t>(missing));
    const std::u32string fill = call[2].isString() && !call[2].text().empty() ? charactersOf(call[2].text()) : U" ";
    std::u32string padding;
    for (std::size_t i = 0; i < static_cast<std::size_t>(missing); ++i) padding += fill[i % fill.size()];
    return width > 0 ? call[0].text() + textOfCharacters(padding) : textOfCharacters(padding) + call[0].text();
}

Value join(Call& call) {
    if (call[0].isAbsent()) return call[0];
    const std::string separator = call[1].isString() ? call[1].text() : "";
    std::string joined;
    for (std::size_t i = 0; i < call[0].size(); ++i) {
        const Value item = call[0].item(i);
        call.evaluator.chargeText(separator.size() + item.text().size() + 32);
        if (i > 0) joined += separator;
        joined += item.text();
    }
    return joined;
}

constexpr Builtin kFunctions[] = {
    {"substring", "<s-nn?:s>", substring},
    {"substringBefore", "<s-s:s>", substringBefore},
    {"substringAfter", "<s-s:s>", substringAfter},
    {"lowercase", "<s-:s>", converted<lowercase>},
    {"uppercase", "<s-:s>", converted<uppercase>},
    {"length", "<s-:n>", converted<lengthOf>},
    {"trim", "<s-:s>", converted<trimmed>},
    {"pad", "<s-ns?:s>", pad},
    {"join", "<a<s>s?:s>", join},
};

}  // namespace

std::span<const Builtin> textFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
