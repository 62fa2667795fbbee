// SPDX-License-Identifier: MIT
// An export into a folder where something may lie already: looked at first, then written as it was decided.
#pragma once

#include <string>
#include <vector>

#include "exporters/exporter.h"
#include "exporters/revision/inspection.h"
#include "model/result.h"

namespace cascade::app {

struct ProjectExport {
    std::string folder;
    std::string format;  ///< Its name: "sam"
    exporters::ExportRecord record;
    std::vector<exporters::FileChange> changes;
};

/// Reads what lies in the folder. Fails where the record of the last export cannot be read.
Result<ProjectExport> inspectFolder(const std::string& folder, std::string_view format,
                                    const std::vector<exporters::GeneratedFile>& files);

/// Writes and deletes what the decisions take, then the record. Paths that lead out of the folder are refused
/// before anything is written.
Result<Done> writeProject(ProjectExport project, const std::vector<exporters::Decision>& decisions);

}  // namespace cascade::app
