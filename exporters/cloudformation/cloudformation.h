// SPDX-License-Identifier: MIT
// Plain CloudFormation: template.yaml with every resource written out, and the project beside it.
#pragma once

#include "exporters/exporter.h"

namespace cascade::exporters::cloudformation {

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan& plan);

}  // namespace cascade::exporters::cloudformation
