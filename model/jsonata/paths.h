// SPDX-License-Identifier: MIT
// Puts steps together to paths and finds the step that each % speaks of, while the tree is built from below.
#pragma once

#include "model/jsonata/ast.h"

namespace cascade::jsonata {

/// The path that a node is, or becomes as its only step.
NodePtr pathOf(NodePtr step);
/// left.right
NodePtr mapOf(NodePtr left, NodePtr right);
/// left[filter]
NodePtr filterOf(NodePtr left, NodePtr filter, std::size_t offset);
/// left^(terms)
NodePtr sortOf(NodePtr left, std::vector<SortTerm> terms, std::size_t offset);
/// left@$name
NodePtr focusOf(NodePtr left, std::string name, std::size_t offset);
/// left#$name
NodePtr indexOf(NodePtr left, std::string name);
/// left{…}
NodePtr groupOf(NodePtr left, Group group);
/// left[]
NodePtr keepSingletonOf(NodePtr left);

NodePtr objectOf(Group group);
NodePtr blockOf(NodeList expressions, std::size_t offset);
NodePtr binaryOf(Operator op, NodePtr left, NodePtr right, std::size_t offset);
NodePtr parentOf(std::string label, std::size_t offset);

/// Hands the % of a part that still look for their step to the whole.
void takeParents(Node& whole, Node& part);

}  // namespace cascade::jsonata
