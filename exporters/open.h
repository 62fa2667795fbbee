// SPDX-License-Identifier: MIT
// Opens a design in whatever format it is, told by its content: .cascade documents and Serverless by Design.
#pragma once

#include <string>
#include <string_view>

#include "exporters/exporter.h"

namespace cascade::exporters {

/// `file` names the text in errors. Notices are empty for .cascade documents.
Result<Imported> openDesign(std::string_view text, const std::string& file, const Catalog& catalog);

}  // namespace cascade::exporters
