// SPDX-License-Identifier: MIT
// Where an automatic layout puts nodes, and how a design takes them over.
#pragma once

#include <vector>

#include "model/graph/design.h"

namespace cascade::app {

/// The centre of each node in canvas units.
using Placement = std::vector<Layout::Entry>;

/// Room that a layout leaves for each node and between nodes, in canvas units.
struct Spacing {
    double nodeWidth = 176;
    double nodeHeight = 64;
    double between = 56;        ///< Between neighbours of one column.
    double betweenRanks = 104;  ///< Between columns: room for an edge and its tokens.
};

/// Moves the nodes. All changes belong to one edit, so that undo takes them back in one step.
Result<Changes> applyPlacement(Design& design, const Placement& places);

/// A plain layout that needs no other program: columns by distance from the nodes that nothing leads to.
Placement columnPlacement(const Architecture& architecture, const Spacing& spacing = {});

/// Places for the nodes that have none: beneath those that have one, in rows; empty when all are placed.
Placement placementBeneath(const Design& design, const Spacing& spacing = {});

}  // namespace cascade::app
