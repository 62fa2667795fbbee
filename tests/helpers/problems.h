// SPDX-License-Identifier: MIT
// What validation says of a design, as short text that tests compare.
#pragma once

#include <QString>
#include <string_view>

#include "model/rules/problem.h"

namespace cascade::tests {

/// "error firehose.no-destination at Delivery; warning function.no-event at Handler"; "" when nothing is wrong.
/// A place is the names of the nodes, joined with "+"; the design as a whole has none.
QString problemsOf(const Design& design);
/// The same of a sketch, but only problems whose code begins with `family`.
QString problemsIn(std::string_view sketched, std::string_view family);

}  // namespace cascade::tests
