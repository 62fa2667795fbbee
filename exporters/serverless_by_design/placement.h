// SPDX-License-Identifier: MIT
// Moves foreign positions apart: other tools draw small icons, Cascade draws wider boxes.
#pragma once

#include <optional>
#include <vector>

#include "model/graph/layout.h"

namespace cascade::exporters {

/// The same picture, larger: scaled by one factor, moved to the origin, on whole coordinates. What would still
/// overlap after a moderate scaling moves down to the next free place. Points that are absent stay absent.
std::vector<std::optional<Point>> spread(std::vector<std::optional<Point>> points);

}  // namespace cascade::exporters
