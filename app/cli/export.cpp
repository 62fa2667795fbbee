// SPDX-License-Identifier: MIT
// cascade export: a design as a project that the official tools deploy.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/problems.h"
#include "app/files.h"
#include "exporters/exporter.h"

namespace cascade::app {
namespace {

/// Starter code that exists belongs to whoever wrote on in it since: a second export leaves it alone.
std::vector<exporters::GeneratedFile> withoutWrittenCode(const std::vector<exporters::GeneratedFile>& files,
                                                         const std::string& folder) {
    std::vector<exporters::GeneratedFile> rest;
    for (const exporters::GeneratedFile& file : files) {
        const std::string path = folder + "/" + file.path;
        const Result<std::string> present = readFile(path);
        if (file.path.starts_with("src/") && present && *present != file.text)
            std::cerr << path << ": note: kept as it is; delete it to get starter code anew\n";
        else
            rest.push_back(file);
    }
    return rest;
}

Result<int> write(const std::string& file, const std::string& to, const std::string& folder) {
    const Result<Input> input = readInput(file);
    if (!input) return input.error();
    listErrors(*input);
    const Architecture& architecture = input->design.architecture();
    const Plan plan = makePlan(architecture, builtinCatalog());
    const auto files = exporters::findFormat(to)->write(architecture, builtinCatalog(), plan);
    if (!files) return files.error();
    const std::vector<exporters::GeneratedFile> fresh = withoutWrittenCode(*files, folder);
    const Result<Done> written = writeFiles(folder, fresh);
    if (!written) return written.error();
    for (const exporters::GeneratedFile& each : fresh) std::cout << folder << "/" << each.path << "\n";
    return kFine;
}

}  // namespace

void declareExport(CLI::App& program, Request& request) {
    struct Options {
        std::string file, to, folder;
    };
    CLI::App* command = program.add_subcommand("export", "Write a project that can be deployed");
    const auto options = std::make_shared<Options>();
    std::vector<std::string> names;
    for (const exporters::Format& format : exporters::formats()) names.emplace_back(format.name);
    command->add_option("FILE", options->file, "The design")->required();
    command->add_option("--to", options->to, "sam (AWS SAM) or serverless (Serverless Framework)")
        ->required()
        ->check(CLI::IsMember(names));
    command->add_option("--out", options->folder, "The project's folder")->required();
    command->callback([options, &request] {
        request.command = [options] { return write(options->file, options->to, options->folder); };
    });
}

}  // namespace cascade::app
