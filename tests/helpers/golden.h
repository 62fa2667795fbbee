// SPDX-License-Identifier: MIT
// Golden folders: what a format exports, to the letter, in tests/data/exporters/FORMAT/SAMPLE.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/graph/design.h"

namespace cascade::tests {

/// Compares files of an export with the golden folder; APPROVE=1 writes what is exported now instead. Returns what
/// differs, "" if nothing does.
std::string compareWithGolden(std::string_view format, const std::string& sample, const Design& design,
                              const std::vector<std::string>& paths);

}  // namespace cascade::tests
