// SPDX-License-Identifier: MIT
// One run from beginning to end, and its report.
#include "simulator/simulate.h"

#include "simulator/engine/run.h"
#include "simulator/report/cost.h"
#include "simulator/report/expectations.h"
#include "simulator/report/recorder.h"

namespace cascade::simulator {
namespace {

/// Both see every fact: the recorder always, the observer where there is one.
class Audience final : public Observer {
public:
    Audience(Recorder& recorder, Observer* observer) : m_recorder(recorder), m_observer(observer) {}
    void observe(const Fact& fact) override {
        m_recorder.observe(fact);
        if (m_observer) m_observer->observe(fact);
    }

private:
    Recorder& m_recorder;
    Observer* m_observer;
};

/// Looks up every few milliseconds: to be stopped, and to tell how far it is.
void runToEnd(Run& run, Observer& audience, const Watch& watch) {
    constexpr std::uint64_t kEventsBetweenLooks = 4096;
    while (!run.finished() && !(watch.cancel && watch.cancel->load(std::memory_order_relaxed))) {
        for (std::uint64_t i = 0; i < kEventsBetweenLooks && !run.finished(); ++i) run.step(audience);
        if (watch.progress) watch.progress(run.now(), run.events());
    }
}

Report reportOn(const Run& run, const Recorder& recorder, const Scenario& scenario) {
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
    report.cost = costOf(network, recorder, report.duration);
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
    Recorder recorder(run->network());
    Audience audience(recorder, watch.observer);
    runToEnd(run.value(), audience, watch);
    Report report = reportOn(*run, recorder, scenario);
    for (const Expectation& expectation : *expectations) report.expectations.push_back(judge(expectation, report));
    return report;
}

}  // namespace cascade::simulator
