// SPDX-License-Identifier: MIT
// cascade export --explain: which lines a node or a connection makes, and what a line comes from.
#pragma once

#include <string>
#include <vector>

#include "exporters/exporter.h"

namespace cascade::app {

/// `what` is a node's name, a connection's id or FROM:TO[:ROLE], or PATH:LINE.
Result<int> explain(const Architecture& architecture, const std::vector<exporters::GeneratedFile>& files,
                    const std::string& what);

}  // namespace cascade::app
