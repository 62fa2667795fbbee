// SPDX-License-Identifier: MIT
// What many runs say about one number: mean, spread, and how sure the mean is.
#pragma once

#include <optional>
#include <vector>

namespace cascade::simulator {

struct Statistic {
    std::size_t count = 0;
    double mean = 0;
    double least = 0;
    double most = 0;
    std::optional<double> deviation;  ///< Of the sample (n - 1); none for a single value.
    std::optional<double> margin;     ///< The mean lies within ± margin with 95 % confidence.
};

/// REQUIRES: at least one value. Depends on the order of the values in the last bits only.
Statistic statisticOf(const std::vector<double>& values);

/// The 97.5 % quantile of Student's t distribution: 95 % of it lies within ± this. REQUIRES: degrees > 0.
double studentQuantile(std::size_t degrees);

}  // namespace cascade::simulator
