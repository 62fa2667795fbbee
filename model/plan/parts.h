// SPDX-License-Identifier: MIT
// Nodes that are written as several resources: each but the first names the node, so that a reader of the template
// finds it.
#pragma once

#include "model/graph/architecture.h"
#include "model/json.h"

namespace cascade {

/// The attributes of such a resource: "Metadata", which CloudFormation passes over.
inline Json attributesOfPart(const Node& node) { return Json{{"Metadata", {{"Cascade", {{"Node", node.name}}}}}}; }

}  // namespace cascade
