// SPDX-License-Identifier: MIT
// cascade layout: places for all nodes, by Graphviz.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/problems.h"
#include "app/layout/graphviz.h"
#include "model/format/document.h"

namespace cascade::app {
namespace {

Result<int> layOut(const std::string& file, const std::string& engine, const std::string& out) {
    Result<Input> input = readInput(file);
    if (!input) return input.error();
    listErrors(*input);
    Design& design = input.value().design;
    LayoutOptions options;
    options.engine = engine;
    const Result<Placement> places = arrange(design.architecture(), options);
    if (!places) return places.error();
    const Result<Changes> changes = applyPlacement(design, *places);
    if (!changes) return changes.error();
    // Another tool's file is not ours to rewrite: without --out the document goes to stdout.
    const std::string target = out.empty() && input->native ? file : out;
    const Result<Done> written = writeOutput(writeDocument(design), target);
    if (!written) return written.error();
    return kFine;
}

}  // namespace

void declareLayout(CLI::App& program, Request& request) {
    struct Options {
        std::string file, out;
        std::string engine = "dot";
    };
    CLI::App* command = program.add_subcommand("layout", "Arrange the nodes with Graphviz");
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The design; rewritten in place if it is a .cascade document")
        ->required();
    command->add_option("--engine", options->engine, "dot (default), neato, fdp, sfdp, circo or twopi")
        ->check(CLI::IsMember(layoutEngines()));
    command->add_option("--out", options->out, "The .cascade document to write instead");
    command->callback([options, &request] {
        request.command = [options] { return layOut(options->file, options->engine, options->out); };
    });
}

}  // namespace cascade::app
