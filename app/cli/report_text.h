// SPDX-License-Identifier: MIT
// The report of a simulation as people read it in a terminal.
#pragma once

#include <string>

#include "simulator/simulate.h"

namespace cascade::app {

std::string reportText(const simulator::Report& report, const std::string& file, double wallSeconds);

}  // namespace cascade::app
