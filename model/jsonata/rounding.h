// SPDX-License-Identifier: MIT
// Rounding of decimal numbers.
#pragma once

namespace cascade::jsonata {

/// To so many decimal places (before the point when negative), halves to the even neighbour. Works on the shortest
/// decimal digits, as 1.005 has no exact half in binary.
double roundedTo(double number, int places);

}  // namespace cascade::jsonata
