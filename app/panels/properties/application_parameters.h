// SPDX-License-Identifier: MIT
// The parameters of the application as a whole: the document's "application" section, described as kinds describe
// theirs.
#pragma once

#include <vector>

#include "model/catalog/catalog.h"

namespace cascade::app {

/// Runtimes and deployments are those of the function kind, so that both lists stay one.
std::vector<Parameter> applicationParameters(const Catalog& catalog);

}  // namespace cascade::app
