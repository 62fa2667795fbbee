// SPDX-License-Identifier: MIT
// Where an automatic layout puts nodes, and how a design takes them over.
#pragma once

#include <vector>

#include "app/canvas/geometry.h"
#include "model/graph/design.h"

namespace cascade::app {

/// The centre of each node in canvas units.
using Placement = std::vector<Layout::Entry>;

/// Room that a layout leaves for each node and between nodes, in canvas units.
struct Spacing {
    double nodeWidth = kNodeWidth;
    double nodeHeight = kNodeHeight;
    double between = kNodeGapY;       ///< Between neighbours of one column.
    double betweenRanks = kNodeGapX;  ///< Between columns: room for an edge and its tokens.
};

/// Moves the nodes, all in one edit. A node that is gone refuses it.
Result<Changes> applyPlacement(Design& design, const Placement& places);

/// A plain layout that needs no other program: columns by distance from the nodes that nothing leads to.
Placement columnPlacement(const Architecture& architecture, const Spacing& spacing = {});

}  // namespace cascade::app
