// SPDX-License-Identifier: MIT
// cascade diff: what changed between two designs, in the design's terms.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "model/graph/diff.h"

namespace cascade::app {
namespace {

Result<int> compare(const std::string& before, const std::string& after, const std::string& format) {
    const Result<Input> older = readInput(before);
    if (!older) return older.error();
    const Result<Input> newer = readInput(after);
    if (!newer) return newer.error();
    const std::vector<Difference> differences = difference(older->design, newer->design);
    if (format == "json")
        printJson(Json{{"before", before}, {"after", after}, {"differences", toJson(differences)}});
    else
        std::cout << toText(differences);
    return differences.empty() ? kFine : kFound;
}

}  // namespace

void declareDiff(CLI::App& program, Request& request) {
    struct Options {
        std::string before, after;
        std::string format = "text";
    };
    CLI::App* command =
        program.add_subcommand("diff", "Tell what changed between two designs; exit 1 if they differ");
    const auto options = std::make_shared<Options>();
    command->add_option("A", options->before, "The older design")->required();
    command->add_option("B", options->after, "The newer design")->required();
    command->add_option("--format", options->format, "text (default) or json")
        ->check(CLI::IsMember({"text", "json"}));
    command->callback([options, &request] {
        request.command = [options] { return compare(options->before, options->after, options->format); };
    });
}

}  // namespace cascade::app
