// SPDX-License-Identifier: MIT
// The run, and once more for a cascade of it.
#include "app/cli/simulate/rehearse.h"

#include <vector>

#include "app/cli/progress_line.h"
#include "app/cli/simulate/trace_file.h"

namespace cascade::app {
namespace {

/// All of them see every fact.
class Audience final : public simulator::Observer {
public:
    void add(simulator::Observer& observer) { m_observers.push_back(&observer); }
    bool empty() const { return m_observers.empty(); }
    void observe(const simulator::Fact& fact) override {
        for (simulator::Observer* observer : m_observers) observer->observe(fact);
    }

private:
    std::vector<simulator::Observer*> m_observers;
};

/// Tells a watching person how far the run is.
simulator::Watch watching(ProgressLine& line, const std::atomic<bool>& cancel, Nanoseconds duration) {
    simulator::Watch watch;
    watch.cancel = &cancel;
    watch.progress = [&line, duration](Nanoseconds now, std::uint64_t events) {
        line.show(static_cast<double>(now) / static_cast<double>(duration),
                  roundCount(static_cast<double>(events)) + " events");
    };
    return watch;
}

Result<simulator::Report> run(const Input& input, const simulator::Scenario& scenario,
                              const SimulateOptions& options, simulator::CascadeFinder* finder,
                              const Interrupt& interrupt) {
    const Architecture& architecture = input.design.architecture();
    Audience audience;
    if (finder) audience.add(*finder);
    std::optional<TraceFile> trace;
    if (!options.trace.empty()) {
        Result<TraceFile> opened = TraceFile::open(options, architecture, scenario.seed);
        if (!opened) return opened.error();
        trace = std::move(opened).value();
        audience.add(trace->observer());
    }
    ProgressLine line("simulating");
    simulator::Watch watch = watching(line, interrupt.flag(), scenario.duration);
    if (!audience.empty()) watch.observer = &audience;
    Result<simulator::Report> report = simulator::simulate(architecture, builtinCatalog(), scenario, watch);
    if (report && trace)
        if (const Result<Done> finished = trace->finish(report->duration); !finished) return finished.error();
    return report;
}

/// The same run once more, until the cascade has ended: so nothing needs to be kept of all others.
Result<simulator::Cascade> gather(const Input& input, const simulator::Scenario& scenario,
                                  const simulator::MessageId& stimulus, const Interrupt& interrupt) {
    const Architecture& architecture = input.design.architecture();
    simulator::CascadeKeeper keeper(stimulus, architecture);
    std::atomic<bool> stop = false;
    ProgressLine line("gathering");
    simulator::Watch watch = watching(line, stop, scenario.duration);
    watch.observer = &keeper;
    watch.progress = [&, show = watch.progress](Nanoseconds now, std::uint64_t events) {
        stop = keeper.cascade().complete || interrupt.flag();
        show(now, events);
    };
    const auto report = simulator::simulate(architecture, builtinCatalog(), scenario, watch);
    if (!report) return report.error();
    return keeper.cascade();
}

}  // namespace

Result<Rehearsed> rehearse(const Input& input, const simulator::Scenario& scenario, const SimulateOptions& options,
                           const Interrupt& interrupt) {
    std::optional<simulator::CascadeFinder> finder;
    if (!options.tree.empty()) {
        const auto wanted = simulator::readWanted(options.tree, input.design.architecture());
        if (!wanted) return wanted.error();
        finder.emplace(*wanted);
    }
    Result<simulator::Report> report = run(input, scenario, options, finder ? &*finder : nullptr, interrupt);
    if (!report) return report.error();
    Rehearsed done{std::move(report).value(), {}};
    if (!finder) return done;
    if (const std::optional<simulator::MessageId> stimulus = finder->stimulus()) {
        Result<simulator::Cascade> cascade = gather(input, scenario, *stimulus, interrupt);
        if (!cascade) return cascade.error();
        done.cascade = std::move(cascade).value();
    } else if (options.tree.find('#') != std::string::npos) {
        return Error{"there is no message '" + options.tree + "' in this run",
                     "take one of a trace (--trace FILE)"};
    }
    return done;
}

}  // namespace cascade::app
