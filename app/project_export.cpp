// SPDX-License-Identifier: MIT
// Files in, decisions carried out, files out.
#include "app/project_export.h"

#include <QFile>
#include <QFileInfo>

#include "app/files.h"

namespace cascade::app {
namespace {

using exporters::Decision;
using exporters::Fate;

bool exists(const std::string& path) { return QFileInfo::exists(QFile::decodeName(path.c_str())); }

std::string recordPath(const std::string& folder) { return folder + "/" + std::string(exporters::kRecordFile); }

Result<exporters::ExportRecord> readRecord(const std::string& folder) {
    const std::string path = recordPath(folder);
    if (!exists(path)) return exporters::ExportRecord{};
    const Result<std::string> text = readFile(path);
    if (!text) return text.error();
    return exporters::ExportRecord::read(*text, path);
}

Result<Done> remove(const std::string& folder, const std::string& path) {
    const std::string file = folder + "/" + path;
    if (!isInside(folder, file)) return Error{"the file lies outside the folder", "delete it yourself", file};
    if (QFile::remove(QFile::decodeName(file.c_str()))) return Done{};
    return Error{"the file cannot be deleted", "check the permissions", file};
}

}  // namespace

Result<ProjectExport> inspectFolder(const std::string& folder, std::string_view format,
                                    const std::vector<exporters::GeneratedFile>& files) {
    Result<exporters::ExportRecord> record = readRecord(folder);
    if (!record) return record.error();
    const auto present = [&](const std::string& path) -> std::optional<std::string> {
        const std::string file = folder + "/" + path;
        if (!isInside(folder, file) || !exists(file)) return {};
        Result<std::string> text = readFile(file);
        return text ? std::optional(std::move(text).value()) : std::optional(std::string());
    };
    ProjectExport project{folder, std::string(format), std::move(record).value(), {}};
    project.changes = exporters::inspect(files, format, project.record, present);
    return project;
}

Result<Done> writeProject(ProjectExport project, const std::vector<Decision>& decisions) {
    std::vector<exporters::GeneratedFile> files;
    for (const Decision& decision : decisions)
        if (decision.take && decision.change->fate != Fate::Obsolete && decision.change->differs())
            files.push_back({decision.change->path, decision.change->generated, {}});
    recordExport(decisions, project.format, project.record);
    const std::string record = project.record.text();
    const Result<std::string> last = exists(recordPath(project.folder)) ? readFile(recordPath(project.folder))
                                                                        : Result<std::string>(std::string());
    if (!last || *last != record) files.push_back({std::string(exporters::kRecordFile), record, {}});
    if (const Result<Done> written = writeFiles(project.folder, files); !written) return written;
    for (const Decision& decision : decisions)
        if (decision.take && decision.change->fate == Fate::Obsolete)
            if (const Result<Done> removed = remove(project.folder, decision.change->path); !removed)
                return removed;
    return Done{};
}

}  // namespace cascade::app
