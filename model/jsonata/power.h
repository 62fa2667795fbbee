// SPDX-License-Identifier: MIT
// Powers that are the same on every machine: std::pow may differ in the last bit, and answers end in traces.
#pragma once

namespace cascade::jsonata {

/// As Math.pow of JavaScript; not a number for a root of a negative base.
double power(double base, double exponent);

}  // namespace cascade::jsonata
