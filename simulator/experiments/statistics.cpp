// SPDX-License-Identifier: MIT
// Means and confidence intervals.
#include "simulator/experiments/statistics.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace cascade::simulator {
namespace {

/// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, column 0.975.
constexpr std::array kSmall{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
                            2.201,  2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
                            2.080,  2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};

}  // namespace

double studentQuantile(std::size_t degrees) {
    assert(degrees > 0);
    if (degrees <= kSmall.size()) return kSmall[degrees - 1];
    // Expansion in powers of 1/n (Abramowitz and Stegun 26.7.5): right to 5 digits from 30 on.
    constexpr double z = 1.959963984540054;
    const double n = static_cast<double>(degrees);
    const double first = (z * z * z + z) / 4;
    const double second = (5 * std::pow(z, 5) + 16 * std::pow(z, 3) + 3 * z) / 96;
    return z + first / n + second / (n * n);
}

Statistic statisticOf(const std::vector<double>& values) {
    assert(!values.empty());
    Statistic statistic;
    statistic.count = values.size();
    const double count = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values) sum += value;
    statistic.mean = sum / count;
    const auto [least, most] = std::ranges::minmax(values);
    statistic.least = least;
    statistic.most = most;
    if (values.size() < 2) return statistic;
    double squares = 0;  // around the mean, in a second pass: no cancellation
    for (const double value : values) squares += (value - statistic.mean) * (value - statistic.mean);
    statistic.deviation = std::sqrt(squares / (count - 1));
    statistic.margin = studentQuantile(values.size() - 1) * *statistic.deviation / std::sqrt(count);
    return statistic;
}

}  // namespace cascade::simulator
