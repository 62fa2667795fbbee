// SPDX-License-Identifier: MIT
// The habits of a text: indentation, quotes, line endings. New text is written in them.
#pragma once

#include <string>

#include "exporters/source/source_text.h"
#include "exporters/yaml/yaml.h"

namespace cascade::exporters {

struct SourceStyle {
    YamlStyle yaml;
    std::string lineBreak = "\n";
    std::string jsonIndent = "  ";  ///< Of one level; "" where all stands in one line.
};

/// What most of the text does.
SourceStyle styleOf(const SourceText& source);

/// True where empty lines stand between the entries of a map or list, or of others at its column.
bool setsEntriesApart(const SourceText& source, SourceId holder);

/// The column, from 0, of a byte.
std::size_t columnOf(const SourceText& source, std::size_t offset);

}  // namespace cascade::exporters
