// SPDX-License-Identifier: MIT
// Elementary functions from + - * / on IEEE doubles (compiled without contraction into fused operations).
#include "simulator/engine/elementary.h"

#include <bit>
#include <cmath>
#include <cstdint>

namespace cascade::simulator {
namespace {

// ln 2 in two parts: the first has 21 trailing zero bits, so that its product with an exponent is exact.
constexpr double kLn2High = 0x1.62e42fee00000p-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 52) - 1;

double powerOfTwo(int exponent) { return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52); }

}  // namespace

// x = m * 2^e with m in [1/sqrt 2, sqrt 2); ln m = 2 artanh(s), s = (m - 1) / (m + 1), |s| < 0.172: twelve terms.
double logarithm(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    int exponent = static_cast<int>(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & kMantissa) | (std::uint64_t{1023} << 52));
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++exponent;
    }
    const double s = (m - 1.0) / (m + 1.0);
    const double square = s * s;
    double sum = 0.0;
    for (int odd = 23; odd >= 3; odd -= 2) sum = (sum + 1.0 / odd) * square;
    return exponent * kLn2High + (2.0 * s + (2.0 * s * sum + exponent * kLn2Low));
}

// x = k ln 2 + r with |r| <= ln 2 / 2; e^r by its Taylor series to the 14th power.
double exponential(double x) {
    if (x < -700.0) return 0.0;
    if (x > 700.0) x = 700.0;
    const double k = std::floor(x / (kLn2High + kLn2Low) + 0.5);
    const double r = (x - k * kLn2High) - k * kLn2Low;
    double sum = 1.0;
    for (int n = 14; n >= 1; --n) sum = 1.0 + r / n * sum;
    return sum * powerOfTwo(static_cast<int>(k));
}

}  // namespace cascade::simulator
