// SPDX-License-Identifier: MIT
// Functions on numbers, and $number.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "model/jsonata/evaluator.h"
#include "model/jsonata/json_text.h"
#include "model/jsonata/power.h"
#include "model/jsonata/rounding.h"

namespace cascade::jsonata {

namespace {

/// number * 10^places, through its decimal digits.
double shifted(double number, int places) {
    const std::string text = numberText(number);
    const std::size_t e = text.find('e');
    const int exponent = e == std::string::npos ? 0 : std::stoi(text.substr(e + 1));
    const std::string moved = text.substr(0, e) + "e" + std::to_string(exponent + places);
    double result = 0;
    const auto read = std::from_chars(moved.data(), moved.data() + moved.size(), result);
    if (read.ec == std::errc::result_out_of_range) return places > 0 ? HUGE_VAL : 0;
    return result;
}

/// 0x, 0o, 0b and digits; nothing for anything else.
std::optional<double> prefixedNumber(std::string_view text) {
    if (text.size() < 3 || text[0] != '0') return std::nullopt;
    const char letter = static_cast<char>(text[1] | 0x20);
    const int radix = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    double number = 0;
    for (const char c : text.substr(2)) {
        int digit = 0;
        const auto [end, problem] = std::from_chars(&c, &c + 1, digit, radix == 0 ? 10 : radix);
        if (radix == 0 || problem != std::errc()) return std::nullopt;
        number = number * radix + digit;
    }
    return number;
}

/// As JSON writes numbers, but with zeros before them; nothing for anything else.
std::optional<double> decimalNumber(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return at > begin;
    };
    if (!digits()) return std::nullopt;
    if (at < text.size() && text[at] == '.' && (++at, !digits())) return std::nullopt;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        const bool plus = at < text.size() && text[at] == '+';
        if (plus || (at < text.size() && text[at] == '-')) ++at;
        if (!digits()) return std::nullopt;
    }
    if (at != text.size()) return std::nullopt;
    std::string plain(text);
    plain.erase(std::remove(plain.begin(), plain.end(), '+'), plain.end());
    double number = 0;
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    const bool tooSmall = plain.find("e-") != std::string::npos || plain.find("E-") != std::string::npos;
    if (read.ec == std::errc::result_out_of_range) return tooSmall ? std::optional(0.0) : std::nullopt;
    return number;
}

Value number(Call& call) {
    if (call[0].isNumber() || call[0].isAbsent()) return call[0];
    if (call[0].type() == Type::Boolean) return call[0].boolean() ? 1.0 : 0.0;
    std::optional<double> number = decimalNumber(call[0].text());
    if (!number) number = prefixedNumber(call[0].text());
    if (!number)
        throw Failure{"D3030", "\"" + call[0].text() + "\" is no number",
                      "write digits, like \"12.5\" or \"0x1F\""};
    return *number;
}

template <auto Convert>
Value converted(Call& call) {
    return call[0].isAbsent() ? Value() : Value(Convert(call[0].number()));
}
double floorOf(double number) { return std::floor(number); }
double ceilOf(double number) { return std::ceil(number); }
double absOf(double number) { return std::fabs(number); }

int placesOf(const Value& places) {
    constexpr double kMost = 1000;
    return places.isNumber() ? static_cast<int>(std::clamp(places.number(), -kMost, kMost)) : 0;
}

Value round(Call& call) {
    if (call[0].isAbsent()) return call[0];
    return roundedTo(call[0].number(), placesOf(call[1]));
}

Value sqrt(Call& call) {
    if (call[0].isAbsent()) return call[0];
    if (call[0].number() < 0)
        throw Failure{"D3060", numberText(call[0].number()) + " is negative and has no square root",
                      "take its $abs"};
    return std::sqrt(call[0].number());
}

Value raise(Call& call) {
    if (call[0].isAbsent() || call[1].isAbsent()) return Value();
    const double result = power(call[0].number(), call[1].number());
    if (!std::isfinite(result))
        throw Failure{"D3061",
                      numberText(call[0].number()) + " to the power of " + numberText(call[1].number()) +
                          " cannot be represented",
                      "stay below 1.8e308, and take no roots of negative numbers"};
    return result;
}

Value formatBase(Call& call) {
    if (call[0].isAbsent()) return call[0];
    const double radix = call[1].isNumber() ? std::nearbyint(call[1].number()) : 10;
    if (!(radix >= 2 && radix <= 36))
        throw Failure{"D3100", "the base " + numberText(radix) + " is not between 2 and 36", "choose one that is"};
    requireFinite(call[0].number(), kNowhere);
    double rest = std::fabs(std::nearbyint(call[0].number()));
    std::string digits;
    for (; rest >= 1 || digits.empty(); rest = std::floor(rest / radix))
        digits += "0123456789abcdefghijklmnopqrstuvwxyz"[static_cast<std::size_t>(std::fmod(rest, radix))];
    if (std::nearbyint(call[0].number()) < 0) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

constexpr Builtin kFunctions[] = {
    {"number", "<(nsb)-:n>", number},      {"floor", "<n-:n>", converted<floorOf>},
    {"ceil", "<n-:n>", converted<ceilOf>}, {"abs", "<n-:n>", converted<absOf>},
    {"round", "<n-n?:n>", round},          {"sqrt", "<n-:n>", sqrt},
    {"power", "<n-n:n>", raise},           {"formatBase", "<n-n?:s>", formatBase},
};

}  // namespace

double roundedTo(double number, int places) {
    if (!std::isfinite(number)) return number;
    if (places == 0) return std::nearbyint(number);
    const double moved = shifted(number, places);
    // Too large to have digits that far behind the point.
    if (!std::isfinite(moved)) return number;
    return shifted(std::nearbyint(moved), -places);
}

std::span<const Builtin> numberFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
