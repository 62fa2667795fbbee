// SPDX-License-Identifier: MIT
// Logarithm and exponential from the four IEEE operations alone: libm's last bit differs between machines and
// versions, and one different bit would give a different trace.
#pragma once

namespace cascade::simulator {

/// Natural logarithm; REQUIRES: x > 0, finite and normal. Error below 2 units in the last place.
double logarithm(double x);

/// e^x; 0 below -700, clamped at x = 700.
double exponential(double x);

}  // namespace cascade::simulator
