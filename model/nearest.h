// SPDX-License-Identifier: MIT
// "Did you mean …?": the known word that is nearest to one that nobody knows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cascade {

/// The candidate with the fewest typing errors between it and `word` (letter case counts little), or "" when none
/// is near enough to be what was meant.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace cascade
