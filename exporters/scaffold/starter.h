// SPDX-License-Identifier: MIT
// What stands beside an exported template so that it can be deployed and read at once: starter code for every
// function, sample events, a README.
#pragma once

#include <string_view>
#include <vector>

#include "exporters/exporter.h"

namespace cascade::exporters {

/// src/FUNCTION/app.py or app.mjs (and package.json where the code needs one), events/FUNCTION-SOURCE.json,
/// README.md, .gitignore. `format` is "sam" or "serverless": only the README's commands and .gitignore differ.
std::vector<GeneratedFile> starterFiles(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                                        std::string_view format);

}  // namespace cascade::exporters
