// SPDX-License-Identifier: MIT
// The Serverless Framework: serverless.yml and its project. One file that osls takes in its strict mode, and
// version 3 where it knows the runtime.
#pragma once

#include <vector>

#include "exporters/exporter.h"

namespace cascade::exporters::serverless {

/// Fails when the plan holds something that no format can write, or two functions whose names the Framework cannot
/// tell apart.
Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan& plan);

}  // namespace cascade::exporters::serverless
