// SPDX-License-Identifier: MIT
// Functions on numbers. Texts that are numbers are converted; everything else gives Undefined. What the C library
// computes is computed with more digits than are kept, so that machines agree on the last one.
#include <algorithm>
#include <cmath>

#include "model/iot/functions.h"

namespace cascade::iot {
namespace {

template <long double (*kMap)(long double)>
Value computed(const Call& call) {
    const auto number = toDecimal(call.arguments[0]);
    return number ? decimal(static_cast<double>(kMap(*number))) : std::nullopt;
}

long double logarithm10(long double x) { return std::log10(x); }
long double logarithm(long double x) { return std::log(x); }
long double exponential(long double x) { return std::exp(x); }
long double root(long double x) { return std::sqrt(x); }
long double arcCosine(long double x) { return std::acos(x); }
long double arcSine(long double x) { return std::asin(x); }
long double arcTangent(long double x) { return std::atan(x); }
long double cosine(long double x) { return std::cos(x); }
long double hyperbolicCosine(long double x) { return std::cosh(x); }
long double sine(long double x) { return std::sin(x); }
long double hyperbolicSine(long double x) { return std::sinh(x); }
long double tangent(long double x) { return std::tan(x); }
long double hyperbolicTangent(long double x) { return std::tanh(x); }

template <double (*kMap)(double)>
Value rounded(const Call& call) {
    if (isInt(call.arguments[0])) return call.arguments[0];
    const auto number = toDecimal(call.arguments[0]);
    return number ? intOr(kMap(*number)) : std::nullopt;
}

double up(double x) { return std::ceil(x); }
double down(double x) { return std::floor(x); }
double nearest(double x) { return std::round(x); }

Value absolute(const Call& call) {
    const Value& value = call.arguments[0];
    if (isInt(value)) {
        const auto number = toInt(value);
        return number && *number >= 0 ? value : intOr(std::abs(value->get<double>()));
    }
    const auto number = toDecimal(value);
    return number ? decimal(std::abs(*number)) : std::nullopt;
}

Value sign(const Call& call) {
    const auto number = toDecimal(call.arguments[0]);
    return number ? Value(Json(*number > 0 ? 1 : *number < 0 ? -1 : 0)) : std::nullopt;
}

using Pair = std::optional<std::pair<double, double>>;
Pair twoNumbers(const Call& call) {
    const auto first = toDecimal(call.arguments[0]);
    const auto second = toDecimal(call.arguments[1]);
    return first && second ? Pair({*first, *second}) : std::nullopt;
}

Value power(const Call& call) {
    const Pair numbers = twoNumbers(call);
    if (!numbers) return std::nullopt;
    return decimal(static_cast<double>(
        std::pow(static_cast<long double>(numbers->first), static_cast<long double>(numbers->second))));
}

Value arcTangent2(const Call& call) {
    const Pair numbers = twoNumbers(call);
    if (!numbers) return std::nullopt;
    return decimal(static_cast<double>(
        std::atan2(static_cast<long double>(numbers->first), static_cast<long double>(numbers->second))));
}

Value remainder(const Call& call) {
    const Pair numbers = twoNumbers(call);
    if (!numbers || numbers->second == 0) return std::nullopt;
    const double result = std::fmod(numbers->first, numbers->second);
    return isInt(call.arguments[0]) && isInt(call.arguments[1]) ? intOr(result) : decimal(result);
}

/// trunc(2.3123, 2) = 2.31. The number's shortest decimal text is cut, so that 2.3 is 2.3 and not 2.2999….
Value truncated(const Call& call) {
    if (isInt(call.arguments[0])) return call.arguments[0];
    const auto number = toDecimal(call.arguments[0]);
    const auto places = toInt(call.arguments[1]);
    if (!number || !places) return std::nullopt;
    std::string text = Json(*number).dump();
    const std::size_t point = text.find('.');
    if (point == std::string::npos || text.find('e') != std::string::npos) return intOr(std::trunc(*number));
    const auto kept = static_cast<std::size_t>(std::clamp<std::int64_t>(*places, 0, 34));
    text.resize(std::min(text.size(), point + 1 + kept));
    return intOr(Json::parse(text + "0").get<double>());
}

template <std::int64_t (*kCombine)(std::int64_t, std::int64_t)>
Value bits(const Call& call) {
    const auto first = toInt(call.arguments[0]);
    const auto second = toInt(call.arguments[1]);
    return first && second ? Value(Json(kCombine(*first, *second))) : std::nullopt;
}

std::int64_t bitAnd(std::int64_t a, std::int64_t b) { return a & b; }
std::int64_t bitOr(std::int64_t a, std::int64_t b) { return a | b; }
std::int64_t bitXor(std::int64_t a, std::int64_t b) { return a ^ b; }

Value bitNot(const Call& call) {
    const auto number = toInt(call.arguments[0]);
    return number ? Value(Json(~*number)) : std::nullopt;
}

constexpr Function kNumbers[] = {{"abs", 1, 1, absolute},
                                 {"sign", 1, 1, sign},
                                 {"ceil", 1, 1, rounded<up>},
                                 {"floor", 1, 1, rounded<down>},
                                 {"round", 1, 1, rounded<nearest>},
                                 {"trunc", 2, 2, truncated},
                                 {"mod", 2, 2, remainder},
                                 {"remainder", 2, 2, remainder},
                                 {"power", 2, 2, power},
                                 {"sqrt", 1, 1, computed<root>},
                                 {"exp", 1, 1, computed<exponential>},
                                 {"ln", 1, 1, computed<logarithm>},
                                 {"log", 1, 1, computed<logarithm10>},
                                 {"acos", 1, 1, computed<arcCosine>},
                                 {"asin", 1, 1, computed<arcSine>},
                                 {"atan", 1, 1, computed<arcTangent>},
                                 {"atan2", 2, 2, arcTangent2},
                                 {"cos", 1, 1, computed<cosine>},
                                 {"cosh", 1, 1, computed<hyperbolicCosine>},
                                 {"sin", 1, 1, computed<sine>},
                                 {"sinh", 1, 1, computed<hyperbolicSine>},
                                 {"tan", 1, 1, computed<tangent>},
                                 {"tanh", 1, 1, computed<hyperbolicTangent>},
                                 {"bitand", 2, 2, bits<bitAnd>},
                                 {"bitor", 2, 2, bits<bitOr>},
                                 {"bitxor", 2, 2, bits<bitXor>},
                                 {"bitnot", 1, 1, bitNot}};

}  // namespace

std::span<const Function> numberFunctions() { return kNumbers; }

}  // namespace cascade::iot
