// SPDX-License-Identifier: MIT
// cascade simulate: one run of a scenario, its report, and its facts as a trace.
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>

#include "app/cli/arrival_trace.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/problems.h"
#include "app/cli/progress_line.h"
#include "app/cli/report_text.h"
#include "app/files.h"
#include "simulator/simulate.h"

namespace cascade::app {
namespace {

struct Options {
    std::string file, scenario, duration, trace;
    std::optional<std::uint64_t> seed;
    std::string format = "text";
};

/// Writes facts to the trace.
class TraceObserver final : public simulator::Observer {
public:
    TraceObserver(const Architecture& architecture, FileWriter& trace)
        : m_architecture(architecture), m_trace(trace) {}
    void observe(const simulator::Fact& fact) override {
        m_trace.write(simulator::traceLine(fact, m_architecture) + "\n");
    }

private:
    const Architecture& m_architecture;
    FileWriter& m_trace;
};

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

Result<simulator::Scenario> scenarioOf(Input& input, const Options& options) {
    if (const Result<Done> read = readTraces(input, options.scenario); !read) return read.error();
    Result<simulator::Scenario> found = simulator::findScenario(input.design, builtinCatalog(), options.scenario);
    if (!found) {
        Error error = found.error();
        if (error.file.empty()) error.file = input.file;
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
    if (const Result<Done> inlined = inlineTraces(scenario.definition, input.file); !inlined)
        return inlined.error();
    return scenario;
}

Json withWallSeconds(const simulator::Report& report, double seconds) {
    Json json = Json::object();
    const Json fields = simulator::toJson(report);
    for (const auto& field : fields.items()) {
        json[field.key()] = field.value();
        if (field.key() == "events") json["wall_seconds"] = seconds;
    }
    return json;
}

bool allPassed(const simulator::Report& report) {
    for (const simulator::ExpectationResult& expectation : report.expectations)
        if (!expectation.passed) return false;
    return true;
}

/// Tells a watching person how far the run is.
simulator::Watch watching(ProgressLine& line, const Interrupt& interrupt, Nanoseconds duration) {
    simulator::Watch watch;
    watch.cancel = &interrupt.flag();
    watch.progress = [&line, duration](Nanoseconds now, std::uint64_t events) {
        line.show(static_cast<double>(now) / static_cast<double>(duration),
                  roundCount(static_cast<double>(events)) + " events");
    };
    return watch;
}

Result<simulator::Report> rehearse(const Input& input, const simulator::Scenario& scenario,
                                   const std::string& trace, const Interrupt& interrupt) {
    const Architecture& architecture = input.design.architecture();
    ProgressLine line("simulating");
    simulator::Watch watch = watching(line, interrupt, scenario.duration);
    if (trace.empty()) return simulator::simulate(architecture, builtinCatalog(), scenario, watch);
    Result<FileWriter> writer = FileWriter::open(trace);
    if (!writer) return writer.error();
    TraceObserver observer(architecture, writer.value());
    watch.observer = &observer;
    Result<simulator::Report> report = simulator::simulate(architecture, builtinCatalog(), scenario, watch);
    if (report)
        if (const Result<Done> finished = writer.value().finish(); !finished) return finished.error();
    return report;
}

Result<int> simulateDesign(const Options& options) {
    Result<Input> input = readInput(options.file);
    if (!input) return input.error();
    listErrors(*input);
    const Result<simulator::Scenario> scenario = scenarioOf(input.value(), options);
    if (!scenario) return scenario.error();
    const Interrupt interrupt;
    const auto start = std::chrono::steady_clock::now();
    const Result<simulator::Report> report = rehearse(*input, *scenario, options.trace, interrupt);
    if (!report) {
        Error error = report.error();
        if (error.file.empty()) error.file = input->file;
        return error;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const std::string& notice : report->notices) std::cerr << input->file << ": note: " << notice << "\n";
    if (options.format == "json")
        printJson(withWallSeconds(*report, seconds));
    else
        std::cout << reportText(*report, input->file, seconds);
    if (report->cancelled) {
        std::cerr << input->file << ": note: stopped after " << formatDuration(report->duration)
                  << " of virtual time\n";
        return interrupt.status();
    }
    return allPassed(*report) ? kFine : kFound;
}

}  // namespace

void declareSimulate(CLI::App& program, Request& request) {
    CLI::App* command =
        program.add_subcommand("simulate", "Rehearse a scenario; exit 1 when an expectation failed");
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The design")->required();
    command->add_option("--scenario", options->scenario, "Its name; the first of the design if not given");
    const auto notNegative = [](const std::string& text) {
        return text.front() == '-' ? "a seed is a whole number from 0, not " + text : std::string();
    };
    command->add_option("--seed", options->seed, "Another seed than the scenario's")->check(notNegative);
    command->add_option("--for", options->duration, "Another duration than the scenario's, for example 90s or 2h");
    command->add_option("--format", options->format, "text (default) or json")
        ->check(CLI::IsMember({"text", "json"}));
    command->add_option("--trace", options->trace, "Write every fact to this file, one JSON object per line");
    command->callback([options, &request] { request.command = [options] { return simulateDesign(*options); }; });
}

}  // namespace cascade::app
