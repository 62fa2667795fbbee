// SPDX-License-Identifier: MIT
// Where a document names a node outside "nodes" and "connections": groups, notes, scenarios, effects.
#pragma once

#include <string>
#include <vector>

#include "model/graph/change.h"

namespace cascade {

/// The edits that make every section call the node by its new name.
std::vector<SectionEdited> sectionsWithNodeRenamed(const Json& sections, const std::string& before,
                                                   const std::string& after);

/// The edits that take the node out of groups and unpin notes from it. Scenarios keep naming it: a stimulus is the
/// author's work, and validation says what is missing.
std::vector<SectionEdited> sectionsWithoutNode(const Json& sections, const std::string& name);

/// Renames the targets of a function's "simulation.effects"; false when nothing changed.
bool renameInEffects(Json& nodeFields, const std::string& before, const std::string& after);

}  // namespace cascade
