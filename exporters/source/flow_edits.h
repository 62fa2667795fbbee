// SPDX-License-Identifier: MIT
// Edits between braces and brackets, of YAML and of JSON.
#pragma once

#include <optional>
#include <string>

#include "exporters/source/source_style.h"
#include "exporters/source/text_edit.h"

namespace cascade::exporters {

/// At the end, in the line or on a line of its own as its neighbours are.
TextEdits insertIntoFlow(const SourceText& source, SourceId holder, const std::optional<std::string>& name,
                         const Json& value);

/// With its comma.
TextEdits removeFromFlow(const SourceText& source, const SourcePlace& place);

/// REQUIRES: the entry is in a flow, or the value is the root.
TextEdits replaceInFlow(const SourceText& source, const SourcePlace& place, const Json& value);

}  // namespace cascade::exporters
