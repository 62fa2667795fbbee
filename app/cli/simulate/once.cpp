// SPDX-License-Identifier: MIT
// One run: its report, and what else was asked for.
#include <chrono>
#include <iostream>

#include "app/cli/command_line.h"
#include "app/cli/report_text.h"
#include "app/cli/simulate/curves_text.h"
#include "app/cli/simulate/options.h"
#include "app/cli/simulate/rehearse.h"

namespace cascade::app {
namespace {

Json document(const Rehearsed& done, const Architecture& architecture, const SimulateOptions& options,
              double seconds) {
    Json json = Json::object();
    const Json fields = simulator::toJson(done.report, options.extent);
    for (const auto& field : fields.items()) {
        json[field.key()] = field.value();
        if (field.key() == "events") json["wall_seconds"] = seconds;
    }
    if (!options.tree.empty())
        json["tree"] = done.cascade ? simulator::treeJson(*done.cascade, architecture) : Json();
    return json;
}

std::string text(const Rehearsed& done, const Architecture& architecture, const SimulateOptions& options,
                 const std::string& file, double seconds) {
    if (!options.tree.empty())
        return done.cascade ? simulator::treeText(*done.cascade, architecture)
                            : "Nothing of the kind (" + options.tree + ") happened in this run.\n";
    std::string text = reportText(done.report, file, seconds);
    if (options.extent.series) text += "\n" + seriesText(done.report);
    if (options.extent.histograms) text += "\n" + histogramsText(done.report);
    return text;
}

bool allPassed(const simulator::Report& report) {
    for (const simulator::ExpectationResult& expectation : report.expectations)
        if (!expectation.passed) return false;
    return true;
}

void tell(const Rehearsed& done, const Input& input, const SimulateOptions& options, double seconds) {
    const Architecture& architecture = input.design.architecture();
    for (const std::string& notice : done.report.notices) std::cerr << input.file << ": note: " << notice << "\n";
    if (options.format == "json")
        printJson(document(done, architecture, options, seconds));
    else
        std::cout << text(done, architecture, options, input.file, seconds);
    if (done.report.cancelled)
        std::cerr << input.file << ": note: stopped after " << formatDuration(done.report.duration)
                  << " of virtual time\n";
}

}  // namespace

Result<int> simulateOnce(const SimulateOptions& options) {
    const Result<Input> input = readDesign(options);
    if (!input) return input.error();
    const Result<simulator::Scenario> scenario = scenarioOf(input->design, options);
    if (!scenario) return scenario.error();
    const Interrupt interrupt;
    const auto start = std::chrono::steady_clock::now();
    const Result<Rehearsed> done = rehearse(*input, *scenario, options, interrupt);
    if (!done) {
        Error error = done.error();
        if (error.file.empty()) error.file = input->file;
        return error;
    }
    tell(*done, *input, options, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    if (done->report.cancelled) return interrupt.status();
    return allPassed(done->report) ? kFine : kFound;
}

}  // namespace cascade::app
