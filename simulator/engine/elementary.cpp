// SPDX-License-Identifier: MIT
// Elementary functions from + - * / on IEEE doubles (compiled without contraction into fused operations).
#include "simulator/engine/elementary.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace cascade::simulator {
namespace {

// ln 2 in two parts: the first has 21 trailing zero bits, so that its product with an exponent is exact.
constexpr double kLn2High = 0x1.62e42fee00000p-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 52) - 1;

constexpr int kSteps = 32;

/// 2^(j/32), by the Taylor series of e^(j ln 2 / 32) to the 20th power, made by the compiler.
constexpr std::array<double, kSteps> kPowers = [] {
    std::array<double, kSteps> powers{};
    for (int j = 0; j < kSteps; ++j) {
        const double x = j * ((kLn2High + kLn2Low) / kSteps);
        double sum = 1.0;
        for (int n = 20; n >= 1; --n) sum = 1.0 + x / n * sum;
        powers[static_cast<std::size_t>(j)] = sum;
    }
    return powers;
}();

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

// x = (32 e + j) ln 2 / 32 + r with |r| <= ln 2 / 64; 2^(j/32) from a table, e^r by its Taylor series to the 6th power.
double exponential(double x) {
    if (x < -700.0) return 0.0;
    if (x > 700.0) x = 700.0;
    const double steps = std::floor(x * (kSteps / (kLn2High + kLn2Low)) + 0.5);
    const double r = (x - steps * (kLn2High / kSteps)) - steps * (kLn2Low / kSteps);
    const int step = static_cast<int>(steps);
    const double sum = 1.0 + r * (1.0 + r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r / 720)))));
    return sum * kPowers[static_cast<std::size_t>(step & (kSteps - 1))] * powerOfTwo(step >> 5);
}

}  // namespace cascade::simulator
