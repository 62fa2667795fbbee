// SPDX-License-Identifier: MIT
// Reads the designs of Serverless by Design, the tool that Cascade descends from: vis.js nodes and edges as JSON.
#pragma once

#include <string>
#include <string_view>

#include "exporters/exporter.h"
#include "model/format/positioned_json.h"

namespace cascade::exporters {

/// True for an object with lists of "nodes" and "edges". Says nothing about what is in them.
bool looksLikeServerlessByDesign(const Json& document);

/// Node ids, types, descriptions, positions and all edges. Ids that are no legal names are cleaned, with a notice;
/// edges take the role that their label names, or the first of their pair. `file` names the text in errors and the
/// design.
Result<Imported> readServerlessByDesign(std::string_view text, const std::string& file, const Catalog& catalog);
Result<Imported> readServerlessByDesign(const JsonCursor& root, const std::string& file, const Catalog& catalog);

}  // namespace cascade::exporters
