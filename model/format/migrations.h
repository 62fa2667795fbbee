// SPDX-License-Identifier: MIT
// Documents of older formats are brought up to date step by step, each from one format number to the next.
#pragma once

#include <functional>
#include <vector>

#include "model/json.h"

namespace cascade {

/// Step number i (from 0) makes a document of format i + 2 from one of format i + 1. Format 1 is the first, so the
/// table of this version is empty; a new format number adds its step here and a sample to tests/data/documents.
using Migration = std::function<void(Json& document)>;
const std::vector<Migration>& migrations();

/// Applies the steps that lead from `format` to the newest, and sets "cascade" to it.
/// REQUIRES: 1 <= format <= steps.size() + 1
void migrate(Json& document, int format, const std::vector<Migration>& steps);

}  // namespace cascade
