// SPDX-License-Identifier: MIT
// Which metrics a kind shows, and how they follow from what was recorded.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "simulator/report/recorder.h"

namespace cascade::simulator {

/// In a fixed order. A kind's own metrics are there even when 0; others when something happened.
std::vector<std::pair<std::string, double>> metricsOf(std::string_view kind, const NodeRecord& record,
                                                      Nanoseconds end);
/// The same in each window of a run, for those metrics that can be told of a window. `samples` are sums at the ends
/// of windows of this width, the last of which ends with the run.
std::vector<Series> seriesOf(std::string_view kind, const std::vector<WindowSample>& samples, Nanoseconds width,
                             Nanoseconds end);
/// Every name that a metric may have, in the order of reports.
std::vector<std::string> metricNames();
/// False for stores, where a message's stay says nothing.
bool hasLatency(std::string_view kind);

}  // namespace cascade::simulator
