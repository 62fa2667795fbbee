// SPDX-License-Identifier: MIT
// Graphviz: architecture.dot, for documentation. Draws everything that the design does.
#pragma once

#include "exporters/exporter.h"

namespace cascade::exporters::dot {

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan& plan);

}  // namespace cascade::exporters::dot
