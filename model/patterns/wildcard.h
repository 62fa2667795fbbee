// SPDX-License-Identifier: MIT
// Texts with stars: "a*b" fits whatever begins with a and ends with b.
#pragma once

#include <string>
#include <vector>

#include "model/result.h"

namespace cascade {

/// The literal pieces between the stars, in order. One piece means: no star.
using Wildcard = std::vector<std::string>;

/// "\*" and "\\" stand for the characters themselves; two stars in a row are refused.
Result<Wildcard> parseWildcard(const std::string& text);

bool fits(const std::string& text, const Wildcard& wildcard);

/// What EventBridge limits when it calls a rule too complex: of all beginnings of these wildcards, as many as a
/// single text can fit at once. Counts no further than `enough`.
int complexityOf(const std::vector<Wildcard>& wildcards, int enough);

}  // namespace cascade
