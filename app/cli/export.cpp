// SPDX-License-Identifier: MIT
// cascade export: a design as a project that the official tools deploy.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/explain.h"
#include "app/cli/problems.h"
#include "app/project_export.h"
#include "exporters/exporter.h"
#include "exporters/revision/line_diff.h"

namespace cascade::app {
namespace {

using exporters::Decision;
using exporters::Fate;
using exporters::FileChange;

struct Options {
    std::string file, to, folder, explain;
    bool dryRun = false, overwrite = false, keep = false;
};

/// What the user wrote stays unless told otherwise.
std::vector<Decision> decide(const std::vector<FileChange>& changes, const Options& options) {
    std::vector<Decision> decisions;
    for (const FileChange& change : changes) {
        const bool asked = change.fate == Fate::Conflict || change.fate == Fate::Kept;
        decisions.push_back({&change, change.isSafe() || (asked && options.overwrite), asked && options.keep});
    }
    return decisions;
}

/// File by file and line by line, what an export would do; unchanged files are left out.
void printChanges(const ProjectExport& project, const std::vector<Decision>& decisions) {
    for (const auto& [change, take, settled] : decisions) {
        if (!change->differs()) continue;
        const std::string path = project.folder + "/" + change->path;
        std::string fate(nameOf(change->fate));
        if (change->fate == Fate::Conflict) fate += take ? ", replaced" : ", kept";
        if (change->fate == Fate::Kept) fate += take ? ", replaced" : ", kept";
        std::cout << fate << ": " << path << "\n";
        const bool isNew = change->fate == Fate::New;
        const bool isGone = change->fate == Fate::Obsolete;
        std::cout << exporters::unifiedDiff(change->present, change->generated, isNew ? "/dev/null" : path,
                                            isGone ? "/dev/null" : path + " (Cascade)");
    }
}

void printNotes(const ProjectExport& project, const std::vector<Decision>& decisions) {
    for (const auto& [change, take, settled] : decisions) {
        const std::string path = project.folder + "/" + change->path;
        if (change->fate == Fate::Obsolete && take)
            std::cerr << path << ": note: deleted, for nothing in the design needs it any more\n";
        if (change->fate == Fate::Kept && !take) std::cerr << path << ": note: kept as you changed it\n";
        if (change->fate == Fate::Conflict && !take && !settled)
            std::cerr << path
                      << ": note: kept as it is, though the design has changed it, too; --dry-run shows the "
                      << "lines, --overwrite takes Cascade's, --keep yours\n";
    }
}

Result<int> write(const Options& options, const std::vector<exporters::GeneratedFile>& files) {
    const Result<ProjectExport> project = inspectFolder(options.folder, options.to, files);
    if (!project) return project.error();
    const std::vector<Decision> decisions = decide(project->changes, options);
    if (options.dryRun) {
        printChanges(*project, decisions);
        return kFine;
    }
    const Result<Done> written = writeProject(*project, decisions);
    if (!written) return written.error();
    printNotes(*project, decisions);
    for (const auto& [change, take, settled] : decisions)
        if (change->fate != Fate::Obsolete && (take || !change->differs()))
            std::cout << options.folder << "/" << change->path << "\n";
    return kFine;
}

Result<int> run(const Options& options) {
    if (options.folder.empty() == options.explain.empty())
        return Error{"export needs a folder, or something to explain", "give --out FOLDER or --explain WHAT"};
    const Result<Input> input = readInput(options.file);
    if (!input) return input.error();
    listErrors(*input);
    const Architecture& architecture = input->design.architecture();
    const exporters::Format& format = *exporters::findFormat(options.to);
    const auto files = exporters::exportDesign(format, input->design, builtinCatalog());
    if (!files) return files.error();
    if (!options.explain.empty()) return explain(architecture, *files, options.explain);
    for (const std::string& note : exporters::leftOut(format, architecture, builtinCatalog()))
        std::cerr << options.file << ": note: " << note << "\n";
    return write(options, *files);
}

}  // namespace

void declareExport(CLI::App& program, Request& request) {
    CLI::App* command =
        program.add_subcommand("export", "Write a project that can be deployed, or a diagram as text");
    const auto options = std::make_shared<Options>();
    std::vector<std::string> names;
    std::string titles;
    for (const exporters::Format& format : exporters::formats()) {
        names.emplace_back(format.name);
        titles += (titles.empty() ? "" : ", ") + names.back() + " (" + std::string(format.title) + ")";
    }
    command->add_option("FILE", options->file, "The design")->required();
    command->add_option("--to", options->to, titles)->required()->check(CLI::IsMember(names));
    command->add_option("--out", options->folder, "The project's folder");
    command->add_flag("--dry-run", options->dryRun, "Write nothing; show what would change, line by line");
    auto* overwrite = command->add_flag("--overwrite", options->overwrite, "Replace files that you have changed");
    command->add_flag("--keep", options->keep, "Settle for your version of files that the design has changed, too")
        ->excludes(overwrite);
    command->add_option("--explain", options->explain,
                        "Show the lines of NAME, ID or FROM:TO[:ROLE], or what PATH:LINE comes from");
    command->callback([options, &request] { request.command = [options] { return run(*options); }; });
}

}  // namespace cascade::app
