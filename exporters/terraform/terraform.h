// SPDX-License-Identifier: MIT
// Terraform: main.tf, variables.tf, outputs.tf, versions.tf, providers.tf, and the project beside them.
#pragma once

#include "exporters/exporter.h"

namespace cascade::exporters::terraform {

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan& plan);

}  // namespace cascade::exporters::terraform
