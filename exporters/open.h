// SPDX-License-Identifier: MIT
// Opens a design in whatever format it is, told by its content: .cascade documents, SAM and CloudFormation
// templates in YAML and JSON, and Serverless by Design.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "exporters/exporter.h"
#include "exporters/footprint.h"
#include "exporters/read_file.h"
#include "exporters/source/source_text.h"

namespace cascade::exporters {

/// A design, and for templates the text that it was read from and where in it everything is written.
struct Opened {
    Imported imported;
    std::shared_ptr<const SourceText> source;  ///< nullptr but for templates.
    Footprints footprints;
};

/// `file` names the text in errors; `readFile` answers for files beside it that a template names. Notices are empty
/// for .cascade documents; those of a template begin with their line and column.
Result<Opened> openWithSource(std::string_view text, const std::string& file, const Catalog& catalog,
                              const ReadFile& readFile = {});
/// The design alone.
Result<Imported> openDesign(std::string_view text, const std::string& file, const Catalog& catalog,
                            const ReadFile& readFile = {});

}  // namespace cascade::exporters
