// SPDX-License-Identifier: MIT
// What every format offers, and the table of all formats. A format turns a plan into files in memory; app/ writes
// them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalog/catalog.h"
#include "model/graph/design.h"
#include "model/plan/plan.h"
#include "model/result.h"

namespace cascade::exporters {

/// Lines `first` to `last` of a file (from 1) come from `origin`.
struct LineOrigin {
    int first = 0;
    int last = 0;
    Origin origin;
};

struct GeneratedFile {
    std::string path;  ///< Relative, with '/': "template.yaml", "src/CreateOrder/app.py".
    std::string text;
    std::vector<LineOrigin> origins;
};

struct Format {
    std::string_view name;      ///< As in `--to NAME` and in the catalog's "exports".
    std::string_view title;     ///< "AWS SAM"
    std::string_view mainFile;  ///< "template.yaml"
    bool deploys = true;        ///< false: a picture of the design, which draws everything.
    Result<std::vector<GeneratedFile>> (*write)(const Design&, const Catalog&, const Plan&) = nullptr;
};

std::span<const Format> formats();
const Format* findFormat(std::string_view name);

/// The files of the design. Fails, before anything is written, when it holds a connection that the format cannot
/// express; names the connection and the way out.
Result<std::vector<GeneratedFile>> exportDesign(const Format& format, const Design& design, const Catalog& catalog);

/// Connections that no project can hold, each with the reason: they are only simulated. Empty for pictures.
std::vector<std::string> leftOut(const Format& format, const Architecture& architecture, const Catalog& catalog);

/// A design read from text, and what had to be changed to take it in.
struct Imported {
    Design design;
    std::vector<std::string> notices;
    bool native = true;  ///< A .cascade document; false: a foreign format, which is not written back.
};

}  // namespace cascade::exporters
