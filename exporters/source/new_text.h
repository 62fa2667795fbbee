// SPDX-License-Identifier: MIT
// New text for a source, in its style.
#pragma once

#include <optional>
#include <string>

#include "exporters/source/source_style.h"

namespace cascade::exporters {

/// An entry of a block as whole lines, indented to a column; a list's has no name.
std::string blockLines(const SourceStyle& style, std::size_t column, const std::optional<std::string>& name,
                       const Yaml& value, const std::string& comment = {});

/// What follows "name:" or "-" of such an entry: the rest of its line (" 1", " !Sub", ""), and the lines below.
struct BlockValue {
    std::string head;
    std::string tail;
};
BlockValue blockValue(const SourceStyle& style, std::size_t column, bool inList, const Yaml& value);

/// A value between brackets or braces. `column` is where its further lines are indented to (JSON only).
std::string flowValue(const SourceText& source, const SourceStyle& style, const Json& value, std::size_t column);

/// A name or text in the quotes of one that it replaces, as far as these can hold it.
std::string scalarLike(const SourceText& source, const SourceNode& old, const std::string& text, bool inFlow,
                       const SourceStyle& style);

}  // namespace cascade::exporters
