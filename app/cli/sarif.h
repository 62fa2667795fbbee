// SPDX-License-Identifier: MIT
// Problems as SARIF 2.1.0, the format in which code hosts and editors take the results of checkers.
#pragma once

#include <vector>

#include "app/cli/problems.h"

namespace cascade::app {

Json sarif(const std::vector<Problem>& problems, const Input& input);

}  // namespace cascade::app
