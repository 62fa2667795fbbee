// SPDX-License-Identifier: MIT
// One run from beginning to end, and its report.
#include "simulator/simulate.h"

#include "simulator/engine/run.h"
#include "simulator/report/cost.h"
#include "simulator/report/expectations.h"

namespace cascade::simulator {
namespace {

/// Looks up every few milliseconds: to be stopped, and to tell how far it is.
void runToEnd(Run& run, const Watch& watch) {
    constexpr std::uint64_t kEventsBetweenLooks = 4096;
    while (!run.finished() && !(watch.cancel && watch.cancel->load(std::memory_order_relaxed))) {
        run.advance(run.end(), watch.observer, kEventsBetweenLooks);
        if (watch.progress) watch.progress(run.now(), run.events());
    }
}

Report reportOn(const Run& run, const Scenario& scenario) {
    const Recorder& recorder = run.recorder();
    const Network& network = run.network();
    const bool early = !run.finished() || run.exhausted();
    Report report;
    report.scenario = scenario.name;
    report.seed = scenario.seed;
    report.duration = early ? run.now() : scenario.duration;
    report.facts = run.facts();
    for (const Vertex& vertex : network.vertices())
        if (vertex.kind) report.nodes.push_back(recorder.report(vertex.index, report.duration));
    report.endToEnd = recorder.endToEnd();
    report.endToEndBins = recorder.endToEndBins();
    report.paths = recorder.pathReports();
    report.window = recorder.windowWidth();
    Costs costs = costOf(network, recorder, report.duration);
    report.cost = std::move(costs.run);
    report.costPerMonth = std::move(costs.month);
    report.oldestPrice = std::move(costs.oldestPrice);
    report.newestPrice = std::move(costs.newestPrice);
    report.notices = network.notices();
    report.cancelled = !run.finished();
    if (run.exhausted())
        report.notices.push_back("the run was ended early, after " + std::to_string(run.events()) +
                                 " events: something multiplies, perhaps a loop");
    return report;
}

}  // namespace

Result<Report> simulate(const Architecture& architecture, const Catalog& catalog, const Scenario& scenario,
                        const Watch& watch) {
    const Json* list = member(scenario.definition, "expect");
    auto expectations = readExpectations(list ? *list : Json::array());
    if (!expectations) return expectations.error();
    auto run = Run::begin(architecture, catalog, scenario);
    if (!run) return run.error();
    runToEnd(run.value(), watch);
    Report report = reportOn(*run, scenario);
    for (const Expectation& expectation : *expectations) report.expectations.push_back(judge(expectation, report));
    return report;
}

}  // namespace cascade::simulator
