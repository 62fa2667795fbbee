// SPDX-License-Identifier: MIT
// Strongly connected components of a graph of numbered nodes.
#pragma once

#include <cstddef>
#include <vector>

namespace cascade::rules {

/// out[n] lists the nodes that n leads to.
using Graph = std::vector<std::vector<std::size_t>>;

/// The components of more than one node. Linear in nodes and edges.
std::vector<std::vector<std::size_t>> componentsOf(const Graph& out);

}  // namespace cascade::rules
