// SPDX-License-Identifier: MIT
// Metrics over time and latencies by frequency as people look at them in a terminal: little pictures of text.
#pragma once

#include <string>

#include "simulator/simulate.h"

namespace cascade::app {

/// A row for each node and metric that is not zero all the time.
std::string seriesText(const simulator::Report& report);
/// Bars for every node whose messages take time, and for whole cascades.
std::string histogramsText(const simulator::Report& report);

}  // namespace cascade::app
