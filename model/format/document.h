// SPDX-License-Identifier: MIT
// The .cascade document: JSON text to Design and back, losing nothing. Grammar: docs/format.md.
#pragma once

#include <string>
#include <string_view>

#include "model/catalog/catalog.h"
#include "model/format/positioned_json.h"
#include "model/graph/design.h"
#include "model/result.h"

namespace cascade {

/// The newest document format that this version writes; "cascade": 1.
inline constexpr int kDocumentFormat = 1;

/// `file` only names the text in errors. Fails with line and column on: broken or badly encoded JSON, duplicate
/// member names, wrong types, unknown kinds, dangling connections, duplicate ids, a future format.
Result<Design> readDocument(std::string_view text, const std::string& file, const Catalog& catalog);
Result<Design> readDocument(const PositionedJson& json, const Catalog& catalog);

/// Stable, in the author's order, two-space indent, ends with a newline.
std::string writeDocument(const Design& design);

}  // namespace cascade
