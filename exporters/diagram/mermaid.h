// SPDX-License-Identifier: MIT
// Mermaid: architecture.mmd, a flowchart for documentation. Draws everything that the design does.
#pragma once

#include "exporters/exporter.h"

namespace cascade::exporters::mermaid {

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan& plan);

}  // namespace cascade::exporters::mermaid
