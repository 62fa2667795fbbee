// SPDX-License-Identifier: MIT
// What a plain (unquoted) YAML scalar means.
#pragma once

#include <string_view>

#include "model/json.h"

namespace cascade::exporters {

/// YAML 1.1 as CloudFormation and SAM take it: null, booleans (with yes, no, on, off), decimal and hexadecimal
/// integers, decimal fractions. All else is text: dates ("2012-10-17"), account numbers and other digits behind a
/// zero ("012345678901"), times ("1:30"), digits with underscores, "1e3".
Json plainScalar(std::string_view text);

}  // namespace cascade::exporters
