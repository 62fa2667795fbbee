// SPDX-License-Identifier: MIT
// Powers in pairs of doubles (about 106 bits), from additions, multiplications and fused ones alone, which IEEE 754
// rounds in one way only.
#include "model/jsonata/power.h"

#include <cmath>
#include <limits>

namespace cascade::jsonata {

namespace {

/// The unevaluated sum of both.
struct Pair {
    double high = 0;
    double low = 0;
};

Pair normalized(double high, double low) {
    const double sum = high + low;
    return {sum, low - (sum - high)};
}

Pair add(Pair a, Pair b) {
    const double sum = a.high + b.high;
    const double part = sum - a.high;
    const double rest = (a.high - (sum - part)) + (b.high - part);
    return normalized(sum, rest + a.low + b.low);
}

Pair multiply(Pair a, Pair b) {
    const double product = a.high * b.high;
    if (!std::isfinite(product)) return {product, 0};
    const double rest = std::fma(a.high, b.high, -product) + a.high * b.low + a.low * b.high;
    return normalized(product, rest);
}

Pair divide(Pair a, Pair b) {
    const double quotient = a.high / b.high;
    if (!std::isfinite(quotient) || !std::isfinite(b.high)) return {quotient, 0};
    const Pair back = multiply({quotient, 0}, b);
    const double rest = ((a.high - back.high) - back.low + a.low) / b.high;
    return normalized(quotient, rest);
}

/// By squaring.
Pair wholePower(Pair base, double exponent) {
    Pair result{1, 0};
    for (; exponent >= 1; exponent = std::floor(exponent / 2)) {
        if (std::fmod(exponent, 2) == 1) result = multiply(result, base);
        base = multiply(base, base);
    }
    return result;
}

constexpr Pair kLogarithmOf2{0.6931471805599453, 2.3190468138462996e-17};

/// ln(m * 2^e) = e ln 2 + 2 artanh((m - 1) / (m + 1)), with m near 1. REQUIRES: number > 0, finite
Pair logarithm(double number) {
    int exponent = 0;
    double mantissa = std::frexp(number, &exponent);
    if (mantissa < 0.7071067811865476) {
        mantissa *= 2;
        --exponent;
    }
    const Pair ratio = divide({mantissa - 1, 0}, add({mantissa, 0}, {1, 0}));
    const Pair square = multiply(ratio, ratio);
    Pair sum;
    // The ratio is below 0.1716: forty terms reach 1e-61.
    for (int term = 79; term >= 1; term -= 2) sum = add(divide({1, 0}, {double(term), 0}), multiply(sum, square));
    return add(multiply({double(exponent), 0}, kLogarithmOf2), multiply({2, 0}, multiply(ratio, sum)));
}

/// e^x = 2^k e^r with |r| at most ln 2 / 2.
double exponential(Pair x) {
    const double turns = std::nearbyint(x.high / kLogarithmOf2.high);
    if (turns > 1100) return std::numeric_limits<double>::infinity();
    if (turns < -1100) return 0;
    const Pair rest = add(x, multiply({-turns, 0}, kLogarithmOf2));
    Pair sum{1, 0};
    for (int term = 28; term >= 1; --term) sum = add({1, 0}, multiply(sum, divide(rest, {double(term), 0})));
    return std::ldexp(sum.high, static_cast<int>(turns));
}

}  // namespace

double power(double base, double exponent) {
    if (exponent == 0) return 1;
    if (exponent == 0.5) return std::sqrt(base);
    if (std::trunc(exponent) == exponent) {
        const Pair whole = wholePower({base, 0}, std::fabs(exponent));
        return exponent > 0 ? whole.high : divide({1, 0}, whole).high;
    }
    if (base < 0) return std::numeric_limits<double>::quiet_NaN();
    if (base == 0) return exponent > 0 ? 0 : std::numeric_limits<double>::infinity();
    return exponential(multiply(logarithm(base), {exponent, 0}));
}

}  // namespace cascade::jsonata
