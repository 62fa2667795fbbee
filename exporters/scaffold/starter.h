// SPDX-License-Identifier: MIT
// What stands beside an exported template so that it can be deployed and read at once: starter code and a unit test
// for every function, sample events, a README.
#pragma once

#include <string_view>
#include <vector>

#include "exporters/exporter.h"

namespace cascade::exporters {

/// src/FUNCTION with code and what its language's build needs, unit tests, events/FUNCTION-SOURCE.json, README.md,
/// .gitignore. `format` is one that deploys: only the README's commands and .gitignore differ.
std::vector<GeneratedFile> starterFiles(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                                        std::string_view format);

}  // namespace cascade::exporters
