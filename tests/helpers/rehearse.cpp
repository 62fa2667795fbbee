// SPDX-License-Identifier: MIT
// Running designs in tests.
#include "tests/helpers/rehearse.h"

#include <cstdio>
#include <cstdlib>

#include "simulator/engine/run.h"

namespace cascade::tests {
namespace {

using namespace cascade::simulator;

class Collector : public Observer {
public:
    Collector(Rehearsal& rehearsal, const Architecture& architecture)
        : m_rehearsal(rehearsal), m_architecture(architecture) {}
    void observe(const Fact& fact) override {
        m_rehearsal.facts.push_back(fact);
        m_rehearsal.trace += traceLine(fact, m_architecture) + "\n";
    }

private:
    Rehearsal& m_rehearsal;
    const Architecture& m_architecture;
};

class Counter : public Observer {
public:
    explicit Counter(const Network& network) : m_network(network), inside(network.vertices().size()) {}
    void observe(const Fact& fact) override {
        std::int64_t& count = inside[m_network.find(fact.node)];
        if (fact.type == FactType::Received) ++count;
        if (fact.type == FactType::Handled || fact.type == FactType::DeadLettered || fact.type == FactType::Lost)
            --count;
    }

private:
    const Network& m_network;

public:
    std::vector<std::int64_t> inside;
};

template <typename T>
T orEnd(Result<T> result) {
    if (result) return std::move(result).value();
    std::fprintf(stderr, "%s\n", result.error().text().c_str());
    std::abort();
}

/// Counts what facts say against the messages that the run itself still holds.
std::string conservationOf(const Architecture& architecture, const Scenario& scenario) {
    Run run = orEnd(Run::begin(architecture, builtinCatalog(), scenario));
    Counter counter(run.network());
    while (!run.finished()) run.step(counter);
    const auto inside = run.inside();
    for (const Vertex& vertex : run.network().vertices())
        if (counter.inside[vertex.index] != static_cast<std::int64_t>(inside[vertex.index]))
            return vertex.name() + ": by its facts " + std::to_string(counter.inside[vertex.index]) +
                   " messages are inside, but there are " + std::to_string(inside[vertex.index]);
    return {};
}

}  // namespace

Rehearsal rehearse(const Design& design, std::string_view definition) {
    Design staged = design;
    if (!definition.empty()) {
        const Json scenarios = {{"test", Json::parse(definition)}};
        orEnd(staged.editSection("scenarios", scenarios));
    }
    const Scenario scenario = orEnd(findScenario(staged, builtinCatalog()));
    Rehearsal rehearsal;
    Collector collector(rehearsal, staged.architecture());
    rehearsal.report = orEnd(simulate(staged.architecture(), builtinCatalog(), scenario, {&collector}));
    rehearsal.conservation = conservationOf(staged.architecture(), scenario);
    return rehearsal;
}

double Rehearsal::metric(const std::string& node, const std::string& name) const {
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

}  // namespace cascade::tests
