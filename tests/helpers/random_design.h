// SPDX-License-Identifier: MIT
// Designs that nobody would draw and that are legal all the same: the same one for a seed, with every compiler.
#pragma once

#include <cstdint>

#include "model/graph/design.h"

namespace cascade::tests {

/// Up to `mostNodes` nodes of any kinds, any legal connections between them, values within their limits, groups.
/// The rules find no error, and the plan refuses nothing.
Design randomDesign(std::uint64_t seed, std::size_t mostNodes = 60);

/// How many random designs to try: 25, and all 500 where $CASCADE_LONG is set (make test-long).
int randomDesigns();

}  // namespace cascade::tests
