// SPDX-License-Identifier: MIT
// cascade import: a template or a design of another tool as a .cascade document.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/problems.h"
#include "app/files.h"
#include "model/format/document.h"

namespace cascade::app {
namespace {

Result<int> import(const std::string& file, const std::string& out) {
    const Result<Input> input = readInput(file);
    if (!input) return input.error();
    listErrors(*input);
    const Result<Done> written = writeFile(out, writeDocument(input->design));
    if (!written) return written.error();
    const Architecture& architecture = input->design.architecture();
    std::cout << out << ": " << counted(architecture.nodes().size(), "node") << ", "
              << counted(architecture.connections().size(), "connection") << "\n";
    return kFine;
}

}  // namespace

void declareImport(CLI::App& program, Request& request) {
    struct Options {
        std::string file, out;
    };
    CLI::App* command = program.add_subcommand("import", "Read a template or a design of another tool");
    const auto options = std::make_shared<Options>();
    command
        ->add_option("FILE", options->file,
                     "A SAM or CloudFormation template, a serverless.yml, or the JSON of Serverless by Design")
        ->required();
    command->add_option("--out", options->out, "The .cascade document to write")->required();
    command->callback(
        [options, &request] { request.command = [options] { return import(options->file, options->out); }; });
}

}  // namespace cascade::app
