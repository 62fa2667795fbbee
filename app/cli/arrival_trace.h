// SPDX-License-Identifier: MIT
// Recorded arrivals: {"trace": "file.csv"} in a scenario. The simulator knows no files, so the rows are put in its
// place.
#pragma once

#include <string>
#include <string_view>

#include "model/json.h"
#include "model/result.h"

namespace cascade::app {

/// Replaces the file name of every "trace" among the scenario's stimuli by its rows, [{"at": "1.5s", "payload":
/// …}]. Files are looked for beside the document and must lie in its folder.
Result<Done> inlineTraces(Json& scenario, const std::string& documentPath);

/// Rows of CSV text with the columns `at` (a duration) and, if there are payloads, `payload` (JSON if it parses,
/// else text). `file` names the text in errors.
Result<Json> readTrace(std::string_view text, const std::string& file);

}  // namespace cascade::app
