// SPDX-License-Identifier: MIT
// Edits within block style: entries are lines, with their comments.
#pragma once

#include <optional>
#include <string>

#include "exporters/source/source_style.h"
#include "exporters/source/text_edit.h"

namespace cascade::exporters {

/// Behind the last entry and the comments that follow it.
TextEdits insertIntoBlock(const SourceText& source, SourceId holder, const std::optional<std::string>& name,
                          const Yaml& value, const std::string& comment);

/// With its own comments and the empty line that set it apart. REQUIRES: not the only entry of its block.
TextEdits removeFromBlock(const SourceText& source, const SourcePlace& place);

/// REQUIRES: the entry is in a block.
TextEdits replaceInBlock(const SourceText& source, const SourcePlace& place, const Yaml& value);

}  // namespace cascade::exporters
