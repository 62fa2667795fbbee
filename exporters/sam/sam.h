// SPDX-License-Identifier: MIT
// AWS SAM: template.yaml, samconfig.toml and the project beside them.
#pragma once

#include "exporters/exporter.h"

namespace cascade::exporters::sam {

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan& plan);

/// samconfig.toml: how `sam deploy --config-env STAGE` deploys each stage.
GeneratedFile samConfig(const Plan& plan);

}  // namespace cascade::exporters::sam
