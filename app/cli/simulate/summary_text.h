// SPDX-License-Identifier: MIT
// Many runs as people read them in a terminal.
#pragma once

#include <string>
#include <vector>

#include "model/json.h"

namespace cascade::app {

/// `results` are summaries or single reports, one for each point of a sweep.
std::string summaryText(const std::vector<Json>& results, const std::string& file, double wallSeconds);

}  // namespace cascade::app
