// SPDX-License-Identifier: MIT
// One run: its report, and its facts as a trace.
#include <chrono>
#include <iostream>

#include "app/cli/command_line.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress_line.h"
#include "app/cli/report_text.h"
#include "app/cli/simulate/options.h"
#include "app/files.h"

namespace cascade::app {
namespace {

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

}  // namespace

Result<int> simulateOnce(const SimulateOptions& options) {
    const Result<Input> input = readDesign(options);
    if (!input) return input.error();
    const Result<simulator::Scenario> scenario = scenarioOf(input->design, options);
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

}  // namespace cascade::app
