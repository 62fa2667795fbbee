// SPDX-License-Identifier: MIT
// "Metadata" of a template: what Cascade and Infrastructure Composer keep there about the drawing.
#pragma once

#include <vector>

#include "exporters/cloudformation/scene.h"

namespace cascade::exporters::cloudformation {

/// "Metadata": {"Cascade": {"Nodes": {NAME: {"kind", "parameters"}}, "Connections": [{"from", "to", "role",
/// "parameters"}]}}: what a template cannot say by itself, such as clients and who calls whom how (unsaid.h).
void recogniseMetadata(Scene& scene);

/// "Cascade": {"Layout": {NAME: [x, y]}, "Groups": {NAME: {"members": […]}}}, and the groups of Infrastructure
/// Composer, "AWS::Composer::Groups": {ID: {"Label", "Members"}}. `ids` are those of the scene's nodes.
void placeNodes(const Scene& scene, const std::vector<cascade::NodeId>& ids, Design& design);

}  // namespace cascade::exporters::cloudformation
