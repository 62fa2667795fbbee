// SPDX-License-Identifier: MIT
// Values as text: what $string and & make of them.
#pragma once

#include <string>

#include "model/jsonata/value.h"

namespace cascade::jsonata {

class Evaluator;

/// Strings as they are, absent and functions as "", others as JSON. Throws D3001 for numbers that are no number.
std::string textOf(Evaluator& evaluator, const Value& value, bool pretty = false);

/// As JavaScript writes numbers: the shortest digits, without exponent from 1e-6 to below 1e21.
std::string numberText(double number);

/// Throws D1001 for infinities.
void requireFinite(double number, std::size_t offset);

}  // namespace cascade::jsonata
