// SPDX-License-Identifier: MIT
// cascade edit: edits from the command line, in their order, in the file's own format.
#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/edit_steps.h"
#include "app/cli/problems.h"
#include "app/files.h"
#include "model/format/document.h"

namespace cascade::app {
namespace {

struct Options {
    std::string file, out;
    std::vector<std::pair<const EditStep*, std::string>> steps;  ///< In the order of the command line.
};

/// With no step, the text stays as it was, to the byte.
Result<Done> applySteps(const Options& options, Input& input) {
    if (options.steps.empty()) return Done{};
    for (const auto& [step, argument] : options.steps) {
        const Result<Done> done = step->apply(input.design, builtinCatalog(), argument);
        if (!done)
            return Error{step->option + " " + argument + ": " + done.error().what, done.error().mend, options.file};
    }
    input.text = writeDocument(input.design);
    input.native = true;
    return Done{};
}

Result<int> edit(const Options& options) {
    Result<Input> input = readInput(options.file);
    if (!input) return input.error();
    const std::string& target = options.out.empty() ? options.file : options.out;
    if (!options.steps.empty() && !input->native && options.out.empty())
        return Error{"edits are written as a .cascade document", "say where: --out NAME.cascade", options.file};
    const std::string before = input->text;
    if (const Result<Done> applied = applySteps(options, input.value()); !applied) return applied.error();
    if (target != options.file || input->text != before) {
        const Result<Done> written = writeFile(target, input->text);
        if (!written) return written.error();
    }
    input.value().file = target;
    listErrors(*input);
    return kFine;
}

/// CLI11 keeps the values of each option, and the order of all of them; together they give the order of the steps.
void collectSteps(const CLI::App& command, Options& options) {
    std::map<const CLI::Option*, std::size_t> taken;
    for (const CLI::Option* option : command.parse_order())
        if (const EditStep* step = findEditStep(option->get_name()))
            options.steps.emplace_back(step, option->results().at(taken[option]++));
}

}  // namespace

void declareEdit(CLI::App& program, Request& request) {
    CLI::App* command = program.add_subcommand("edit", "Edit a design: edits happen in the order given");
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The design")->required();
    for (const EditStep& step : editSteps())
        command->add_option(step.option, step.help)
            ->type_name(step.argument)
            ->expected(1)
            ->take_all()
            ->allow_extra_args(false);
    command->add_option("--out", options->out, "The file to write instead");
    command->footer(
        "VALUE is JSON if it parses, else text; null takes the parameter away.\n"
        "A connection's parameter: ID.PARAMETER=VALUE. The application's: application.PARAMETER=VALUE.");
    command->callback([command, options, &request] {
        collectSteps(*command, *options);
        request.command = [options] { return edit(*options); };
    });
}

}  // namespace cascade::app
