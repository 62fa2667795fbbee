// SPDX-License-Identifier: MIT
// Replacing some bytes of a text by others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exporters/source/source_tree.h"

namespace cascade::exporters {

struct TextEdit {
    Span span;  ///< Empty: an insertion.
    std::string text;
};
using TextEdits = std::vector<TextEdit>;

/// Insertions at one place happen in their order. REQUIRES: the spans do not overlap.
std::string applied(std::string_view text, TextEdits edits);

}  // namespace cascade::exporters
