// SPDX-License-Identifier: MIT
// cascade simulate: one run of a scenario, its report, and its facts as a trace.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>

#include "app/cli/arrival_trace.h"
#include "app/cli/commands.h"
#include "app/cli/problems.h"
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

/// Writes facts to the trace, if there is one, and tells a watching person how far the run is.
class RunObserver : public simulator::Observer {
public:
    RunObserver(const Architecture& architecture, Nanoseconds duration, FileWriter* trace)
        : m_architecture(architecture), m_step(std::max<Nanoseconds>(duration / 100, 1)), m_trace(trace) {}
    ~RunObserver() override {
        if (m_percent > 0) std::cerr << "\r\033[K";
    }

    void observe(const simulator::Fact& fact) override {
        if (m_trace) m_trace->write(simulator::traceLine(fact, m_architecture) + "\n");
        if (m_watched && fact.time / m_step != m_percent) {
            m_percent = fact.time / m_step;
            std::cerr << "\rsimulating: " << m_percent << " %" << std::flush;
        }
    }

private:
    const Architecture& m_architecture;
    Nanoseconds m_step;
    Nanoseconds m_percent = 0;
    FileWriter* m_trace;
    bool m_watched = isatty(STDERR_FILENO) != 0;
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

Result<simulator::Report> rehearse(const Input& input, const simulator::Scenario& scenario,
                                   const std::string& trace) {
    std::optional<FileWriter> writer;
    if (!trace.empty()) {
        Result<FileWriter> opened = FileWriter::open(trace);
        if (!opened) return opened.error();
        writer = std::move(opened).value();
    }
    const Architecture& architecture = input.design.architecture();
    RunObserver observer(architecture, scenario.duration, writer ? &*writer : nullptr);
    Result<simulator::Report> report = simulator::simulate(architecture, builtinCatalog(), scenario, &observer);
    if (report && writer)
        if (const Result<Done> finished = writer->finish(); !finished) return finished.error();
    return report;
}

Result<int> simulateDesign(const Options& options) {
    Result<Input> input = readInput(options.file);
    if (!input) return input.error();
    listErrors(*input);
    const Result<simulator::Scenario> scenario = scenarioOf(input.value(), options);
    if (!scenario) return scenario.error();
    const auto start = std::chrono::steady_clock::now();
    const Result<simulator::Report> report = rehearse(*input, *scenario, options.trace);
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
