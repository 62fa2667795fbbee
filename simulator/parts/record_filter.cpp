// SPDX-License-Identifier: MIT
// Evaluating filters.
#include "simulator/parts/record_filter.h"

namespace cascade::simulator {

RecordFilter::RecordFilter(const Json&) {}

bool RecordFilter::accepts(Context&, MessageHandle) const { return acceptsAll(); }

}  // namespace cascade::simulator
