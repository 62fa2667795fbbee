// SPDX-License-Identifier: MIT
// Exporting again over a project that has been worked on: what becomes of each file, decided by what would be
// written, what lies there, and what the last export wrote.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"
#include "exporters/revision/record.h"

namespace cascade::exporters {

enum class Fate {
    New,       ///< Nothing lies there.
    Same,      ///< Just this lies there.
    Updated,   ///< As the last export left it; the design has changed since.
    Kept,      ///< Only its author has changed it since: nothing of Cascade's is missing.
    Conflict,  ///< Both have changed it, or nobody knows who has: to be asked about.
    Obsolete,  ///< As the last export left it, and the design has no use for it any more.
};

/// "new", "unchanged", "updated", "yours", "conflict", "obsolete"
std::string_view nameOf(Fate fate);

struct FileChange {
    std::string path;
    Fate fate = Fate::Same;
    std::string present;    ///< "" where nothing lies.
    std::string generated;  ///< "" for what is obsolete.

    /// It may be written (or, obsolete, be deleted) unasked: no line of its author's is lost.
    bool isSafe() const { return fate == Fate::New || fate == Fate::Updated || fate == Fate::Obsolete; }
    bool differs() const { return fate != Fate::Same; }
};

/// The text at a path of the project; nothing where no file is.
using PresentFile = std::function<std::optional<std::string>(const std::string& path)>;

/// By path. A file that its author has changed and no export writes any more is the author's alone and not listed.
std::vector<FileChange> inspect(const std::vector<GeneratedFile>& files, std::string_view format,
                                const ExportRecord& record, const PresentFile& present);

/// One file after the decision about it.
struct Decision {
    const FileChange* change;
    bool take;     ///< Cascade's version replaces the present one.
    bool settled;  ///< Not taken, for good: asked again only when the design changes this file once more.
};
/// The record after these decisions were carried out.
void recordExport(const std::vector<Decision>& decisions, std::string_view format, ExportRecord& record);

}  // namespace cascade::exporters
