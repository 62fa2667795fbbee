// SPDX-License-Identifier: MIT
// From a file to a design and a scenario that can run.
#include "app/cli/arrival_trace.h"
#include "app/cli/problems.h"
#include "app/cli/simulate/options.h"

namespace cascade::app {
namespace {

/// Puts the recorded arrivals of the scenario that will run, and only of that one, into the design.
Result<Done> readTraces(Input& input, const std::string& scenario) {
    const Json* section = input.design.section("scenarios");
    if (!section || !section->is_object() || section->empty()) return Done{};
    Json scenarios = *section;
    const auto chosen = scenario.empty() ? scenarios.begin() : scenarios.find(scenario);
    if (chosen == scenarios.end()) return Done{};  // findScenario says so
    if (const Result<Done> inlined = inlineTraces(*chosen, input.file); !inlined) return inlined.error();
    const Result<Changes> edited = input.design.editSection("scenarios", scenarios);
    if (!edited) return edited.error();
    return Done{};
}

}  // namespace

Result<Input> readDesign(const SimulateOptions& options) {
    Result<Input> input = readInput(options.file);
    if (!input) return input.error();
    listErrors(*input);
    if (const Result<Done> read = readTraces(input.value(), options.scenario); !read) return read.error();
    return input;
}

Result<simulator::Scenario> scenarioOf(const Design& design, const SimulateOptions& options) {
    Result<simulator::Scenario> found = simulator::findScenario(design, builtinCatalog(), options.scenario);
    if (!found) {
        Error error = found.error();
        if (error.file.empty()) error.file = options.file;
        return error;
    }
    simulator::Scenario scenario = std::move(found).value();
    if (options.seed) scenario.seed = *options.seed;
    if (!options.duration.empty()) {
        const auto duration = parseDuration(options.duration);
        if (!duration || *duration == 0)
            return Error{"--for " + options.duration + " is no duration", "write a number and a unit: 90s, 10m, 2h",
                         "cascade simulate"};
        scenario.duration = *duration;
    }
    return scenario;
}

}  // namespace cascade::app
