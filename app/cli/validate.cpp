// SPDX-License-Identifier: MIT
// cascade validate: what is wrong with a design, for people, for programs, and for code review (SARIF).
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/problems.h"
#include "app/cli/sarif.h"

namespace cascade::app {
namespace {

std::size_t countOf(const std::vector<Problem>& problems, Severity severity) {
    return static_cast<std::size_t>(std::count_if(
        problems.begin(), problems.end(), [&](const Problem& problem) { return problem.severity == severity; }));
}

Json toJson(const Problem& problem, const Architecture& architecture, const ProblemPlaces& places) {
    const Error place = places.of(problem);
    Json json{{"code", problem.code},   {"severity", nameOf(problem.severity)},
              {"line", place.line},     {"column", place.column},
              {"nodes", Json::array()}, {"connections", Json::array()},
              {"field", problem.field}, {"what", problem.what},
              {"why", problem.why},     {"mend", problem.mend}};
    for (const NodeId id : problem.nodes) json["nodes"].push_back(architecture.node(id).name);
    for (const ConnectionId id : problem.connections)
        json["connections"].push_back(architecture.describe(architecture.connection(id)));
    return json;
}

Json toJson(const std::vector<Problem>& problems, const Input& input) {
    Json json{{"file", input.file},
              {"errors", countOf(problems, Severity::Error)},
              {"warnings", countOf(problems, Severity::Warning)},
              {"hints", countOf(problems, Severity::Hint)},
              {"problems", Json::array()}};
    const ProblemPlaces places(input);
    for (const Problem& problem : problems)
        json["problems"].push_back(toJson(problem, input.design.architecture(), places));
    return json;
}

void print(const std::vector<Problem>& problems, const Input& input) {
    const ProblemPlaces places(input);
    for (const Problem& problem : problems) {
        Error line = places.of(problem);
        line.what = std::string(nameOf(problem.severity)) + ": " + problem.what + " [" + problem.code + "]";
        std::cout << line.text() << "\n";
        if (!problem.why.empty()) std::cout << "    why:  " << problem.why << "\n";
        if (!problem.mend.empty()) std::cout << "    mend: " << problem.mend << "\n";
    }
    const Architecture& architecture = input.design.architecture();
    std::cout << input.file << ": " << counted(architecture.nodes().size(), "node") << ", "
              << counted(architecture.connections().size(), "connection") << "; ";
    if (problems.empty())
        std::cout << "no problems\n";
    else
        std::cout << counted(countOf(problems, Severity::Error), "error") << ", "
                  << counted(countOf(problems, Severity::Warning), "warning") << ", "
                  << counted(countOf(problems, Severity::Hint), "hint") << "\n";
}

Result<int> check(const std::string& file, const std::string& format) {
    const Result<Input> input = readInput(file);
    if (!input) return input.error();
    const std::vector<Problem> problems = validate(input->design, builtinCatalog());
    if (format == "json")
        printJson(toJson(problems, *input));
    else if (format == "sarif")
        printJson(sarif(problems, *input));
    else
        print(problems, *input);
    return countOf(problems, Severity::Error) == 0 ? kFine : kFound;
}

}  // namespace

void declareValidate(CLI::App& program, Request& request) {
    struct Options {
        std::string file;
        std::string format = "text";
    };
    CLI::App* command = program.add_subcommand("validate", "Check a design; exit 1 when it has errors");
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The design")->required();
    command->add_option("--format", options->format, "text (default), json or sarif")
        ->check(CLI::IsMember({"text", "json", "sarif"}));
    command->callback(
        [options, &request] { request.command = [options] { return check(options->file, options->format); }; });
}

}  // namespace cascade::app
