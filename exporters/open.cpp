// SPDX-License-Identifier: MIT
// Telling formats apart.
#include "exporters/open.h"

#include "exporters/serverless_by_design/reader.h"
#include "model/format/document.h"

namespace cascade::exporters {

Result<Imported> openDesign(std::string_view text, const std::string& file, const Catalog& catalog) {
    const Result<PositionedJson> json = parseJson(text, file);
    if (!json) return json.error();
    if (looksLikeServerlessByDesign(json->root().value()))
        return readServerlessByDesign(json->root(), file, catalog);
    Result<Design> design = readDocument(*json, catalog);
    if (!design) return design.error();
    return Imported{std::move(design).value(), {}};
}

}  // namespace cascade::exporters
