// SPDX-License-Identifier: MIT
// A sample of the event that a function gets through one of its connections, to try it by hand.
#pragma once

#include "exporters/scaffold/function_code.h"

namespace cascade::exporters {

Json sampleEvent(const Architecture& architecture, const Catalog& catalog, const Trigger& trigger);

}  // namespace cascade::exporters
