// SPDX-License-Identifier: MIT
// Running designs in tests.
#include "tests/helpers/rehearse.h"

#include <QTest>
#include <cstdio>
#include <cstdlib>

#include "simulator/engine/run.h"
#include "tests/helpers/ledger.h"

namespace cascade::tests {
namespace {

using namespace cascade::simulator;

class Collector : public Observer {
public:
    Collector(Rehearsal& rehearsal, const Architecture& architecture)
        : m_rehearsal(rehearsal), m_architecture(architecture) {
        m_rehearsal.reasons = std::make_shared<std::set<std::string, std::less<>>>();
    }
    void observe(const Fact& fact) override {
        m_rehearsal.facts.push_back(fact);
        m_rehearsal.facts.back().reason = *m_rehearsal.reasons->emplace(fact.reason).first;
        m_rehearsal.trace += traceLine(fact, m_architecture) + "\n";
    }

private:
    Rehearsal& m_rehearsal;
    const Architecture& m_architecture;
};

/// Whatever is refused, tried again, doubled, dropped or lost must say why.
class ReasonKeeper : public Observer {
public:
    explicit ReasonKeeper(const Architecture& architecture) : m_architecture(architecture) {}
    void observe(const Fact& fact) override {
        switch (fact.type) {
            case FactType::Throttled:
            case FactType::Rejected:
            case FactType::Retried:
            case FactType::Duplicated:
            case FactType::Filtered:
            case FactType::DeadLettered:
            case FactType::Lost:
            case FactType::Failed:
            case FactType::TimedOut:
                if (fact.reason.empty() && m_mistake.empty())
                    m_mistake = "no reason: " + traceLine(fact, m_architecture);
                return;
            default: return;
        }
    }
    const std::string& mistake() const { return m_mistake; }

private:
    const Architecture& m_architecture;
    std::string m_mistake;
};

/// All of them see every fact.
class Audience : public Observer {
public:
    explicit Audience(std::vector<Observer*> observers) : m_observers(std::move(observers)) {}
    void observe(const Fact& fact) override {
        for (Observer* observer : m_observers)
            if (observer) observer->observe(fact);
    }

private:
    std::vector<Observer*> m_observers;
};

template <typename T>
T orEnd(Result<T> result) {
    if (result) return std::move(result).value();
    std::fprintf(stderr, "%s\n", result.error().text().c_str());
    std::abort();
}

void failUnlessEmpty(const std::string& mistake) {
    if (!mistake.empty()) QTest::qFail(mistake.c_str(), __FILE__, __LINE__);
}

/// What the ledger says against what the report counts.
std::string mistakeIn(const Ledger& ledger, const Report& report) {
    for (const NodeReport& node : report.nodes)
        if (const double inFlight = metricOf(report, node.name, "in_flight");
            inFlight != static_cast<double>(ledger.inside(node.node)))
            return node.name + ": the report says in_flight " + std::to_string(inFlight) + ", the facts " +
                   std::to_string(ledger.inside(node.node));
    return ledger.mistake(report.duration);
}

/// What the ledger says against the messages that the run itself holds at its end.
std::string mistakeIn(const Ledger& ledger, const Run& run) {
    const auto inside = run.inside();
    for (const Vertex& vertex : run.network().vertices())
        if (ledger.inside(vertex.id) != inside[vertex.index])
            return vertex.name() + ": by its facts " + std::to_string(ledger.inside(vertex.id)) +
                   " messages are inside, but there are " + std::to_string(inside[vertex.index]);
    return {};
}

Design staged(const Design& design, std::string_view definition) {
    Design result = design;
    if (definition.empty()) return result;
    orEnd(result.editSection("scenarios", Json{{"test", Json::parse(definition)}}));
    return result;
}

Report simulateAndCheck(const Architecture& architecture, const Scenario& scenario, Observer* observer) {
    Ledger ledger(architecture);
    ReasonKeeper reasons(architecture);
    Audience audience({&ledger, &reasons, observer});
    Report report = orEnd(simulate(architecture, builtinCatalog(), scenario, {&audience}));
    failUnlessEmpty(reasons.mistake());
    failUnlessEmpty(mistakeIn(ledger, report));
    return report;
}

}  // namespace

Rehearsal rehearse(const Design& design, std::string_view definition) {
    const Design stage = staged(design, definition);
    const Scenario scenario = orEnd(findScenario(stage, builtinCatalog()));
    Rehearsal rehearsal;
    Collector collector(rehearsal, stage.architecture());
    rehearsal.report = simulateAndCheck(stage.architecture(), scenario, &collector);
    Run run = orEnd(Run::begin(stage.architecture(), builtinCatalog(), scenario));
    Ledger ledger(stage.architecture());
    while (!run.finished()) run.step(&ledger);
    failUnlessEmpty(mistakeIn(ledger, run));
    return rehearsal;
}

Report rehearseLong(const Design& design, std::string_view definition, std::uint64_t seed, Observer* observer) {
    const Design stage = staged(design, definition);
    Scenario scenario = orEnd(findScenario(stage, builtinCatalog()));
    scenario.seed = seed;
    return simulateAndCheck(stage.architecture(), scenario, observer);
}

double metricOf(const Report& report, const std::string& node, const std::string& name) {
    for (const NodeReport& entry : report.nodes)
        if (entry.name == node)
            for (const auto& [metricName, value] : entry.metrics)
                if (metricName == name) return value;
    return 0;
}

std::size_t Rehearsal::sentAlong(ConnectionId connection) const {
    std::size_t count = 0;
    for (const Fact& fact : facts)
        if (fact.type == FactType::Sent && fact.connection == connection) ++count;
    return count;
}

std::vector<double> Rehearsal::timesOf(NodeId node, FactType type) const {
    std::vector<double> times;
    for (const Fact& fact : facts)
        if (fact.type == type && fact.node == node) times.push_back(static_cast<double>(fact.time) / kSecond);
    return times;
}

std::string Rehearsal::reasonOf(NodeId node, FactType type) const {
    for (const Fact& fact : facts)
        if (fact.type == type && fact.node == node) return std::string(fact.reason);
    return "(none)";
}

}  // namespace cascade::tests
