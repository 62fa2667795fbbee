// SPDX-License-Identifier: MIT
// cascade simulate: rehearse a scenario, once or many times.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/simulate/options.h"
#include "app/cli/simulate/ranks.h"

namespace cascade::app {
namespace {

Result<int> simulateDesign(const SimulateOptions& options) {
    const Ranks ranks;
    if (!ranks.reports()) std::cerr.rdbuf(nullptr);  // one voice is enough
    if (options.runs > 1 || !options.sweeps.empty()) return simulateMany(options, ranks);
    return ranks.reports() ? simulateOnce(options) : kFine;
}

/// What can be told of one run only.
std::vector<CLI::Option*> declareOneRun(CLI::App& command, SimulateOptions& options) {
    CLI::Option* trace = command.add_option("--trace", options.trace, "Write every fact to this file");
    command
        .add_option("--trace-format", options.traceFormat,
                    "jsonl (default, one fact per line), otlp (OpenTelemetry's JSON) or chrome (for Perfetto)")
        ->check(CLI::IsMember({"jsonl", "otlp", "chrome"}))
        ->needs(trace);
    return {trace,
            command
                .add_option("--tree", options.tree,
                            "Tell what followed from what: of a message as in traces (Api#17), of the slowest "
                            "cascade, or of the first that was lost, failed, … (first-lost)")
                ->type_name("MESSAGE|slowest|first-FACT"),
            command.add_flag("--series", options.extent.series, "Tell every node's metrics over time, too"),
            command.add_flag("--histograms", options.extent.histograms, "Tell how often each latency was, too")};
}

void declareManyRuns(CLI::App& command, SimulateOptions& options, const std::vector<CLI::Option*>& ofOneRun) {
    CLI::Option* runs = command
                            .add_option("--runs", options.runs,
                                        "So many runs with consecutive seeds: means and confidence intervals")
                            ->check(CLI::Range(1, 1'000'000));
    CLI::Option* sweeps = command
                              .add_option("--sweep", options.sweeps,
                                          "Run with each of these values; several sweeps make all combinations")
                              ->type_name("NAME.PARAMETER=A,B,C")
                              ->expected(1)
                              ->take_all()
                              ->allow_extra_args(false);
    for (CLI::Option* option : ofOneRun) {
        runs->excludes(option);
        sweeps->excludes(option);
    }
    command.add_option("--threads", options.threads, "Use so many cores for many runs; all if not given")
        ->check(CLI::Range(1, 1024));
}

}  // namespace

void declareSimulate(CLI::App& program, Request& request) {
    CLI::App* command =
        program.add_subcommand("simulate", "Rehearse a scenario; exit 1 when an expectation failed");
    const auto options = std::make_shared<SimulateOptions>();
    command->add_option("FILE", options->file, "The design")->required();
    command->add_option("--scenario", options->scenario, "Its name; the first of the design if not given");
    const auto notNegative = [](const std::string& text) {
        return text.front() == '-' ? "a seed is a whole number from 0, not " + text : std::string();
    };
    command->add_option("--seed", options->seed, "Another seed than the scenario's")->check(notNegative);
    command->add_option("--for", options->duration, "Another duration than the scenario's, for example 90s or 2h");
    command->add_option("--format", options->format, "text (default) or json")
        ->check(CLI::IsMember({"text", "json"}));
    declareManyRuns(*command, *options, declareOneRun(*command, *options));
    command->callback([options, &request] { request.command = [options] { return simulateDesign(*options); }; });
}

}  // namespace cascade::app
