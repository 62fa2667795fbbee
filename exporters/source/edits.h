// SPDX-License-Identifier: MIT
// Edits in place: each takes a source and returns its successor, in which only the lines differ that must.
#pragma once

#include <string>
#include <string_view>

#include "exporters/source/source_text.h"
#include "exporters/source/text_edit.h"
#include "exporters/yaml/yaml.h"

namespace cascade::exporters {

// Pointers are JSON Pointers into source.value(). An edit that would not mean what it should (behind an alias, for
// instance) is refused with its place; nothing is ever half done.

/// Sets a value. What the pointer names and is not there yet comes to the end of its map, with the maps that lead
/// to it; "-" is the place behind the end of a list. Quotes stay as they are where they can. Comments of `value`,
/// and `comment` above a new entry, are written where the format has comments.
Result<SourceText> setValue(const SourceText& source, const std::string& pointer, const Yaml& value,
                            const std::string& comment = {});

/// Takes an entry out, with its own comments. The last one of a container leaves {} or [] behind.
Result<SourceText> removeValue(const SourceText& source, const std::string& pointer);

/// Gives a member another name, in its place.
Result<SourceText> renameMember(const SourceText& source, const std::string& pointer, const std::string& name);

/// Replaces texts. The caller knows what that means; what comes out must at least be readable.
Result<SourceText> replaceTexts(const SourceText& source, TextEdits edits);

}  // namespace cascade::exporters
