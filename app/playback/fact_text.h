// SPDX-License-Identifier: MIT
// Facts, instants and numbers in words for people.
#pragma once

#include <QString>

#include "model/graph/architecture.h"
#include "simulator/fact.h"

namespace cascade::app {

/// "sends to Orders (write), arrives in 5 ms"
QString factText(const simulator::Fact& fact, const Architecture& architecture);
/// Something that a person looking for trouble wants to see.
bool isTrouble(simulator::FactType type);

/// "01:23.456", with hours and days where needed.
QString clockText(Nanoseconds time);
/// "5 ms", "1.25 s": three significant figures.
QString durationText(Nanoseconds duration);
/// "1,204", "12.5", "0.00034".
QString numberText(double value);
/// "dead_lettered" as people read it: "Dead lettered".
QString metricTitle(const std::string& metric);

}  // namespace cascade::app
