// SPDX-License-Identifier: MIT
// Parameter sweeps: "--sweep NAME.PARAMETER=A,B,C" as designs, one for each combination of values.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/cli/simulate/options.h"

namespace cascade::app {

/// One place of the sweep: its settings, and what they make of the design.
struct Point {
    std::vector<std::pair<std::string, std::string>> settings;  ///< "F.memory" and "512", in the order of options.
    Architecture architecture;
    simulator::Scenario scenario;
};

/// The cartesian product of the sweeps, the last one varying fastest; without sweeps, the design as it is.
Result<std::vector<Point>> pointsOf(const Input& input, const SimulateOptions& options);

/// Splits at commas, but not inside brackets and quotes: values may be JSON.
std::vector<std::string> valuesOf(const std::string& text);

}  // namespace cascade::app
