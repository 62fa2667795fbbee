// SPDX-License-Identifier: MIT
// Runs every rule of every family over a design and puts the problems in order.
#include <algorithm>
#include <array>

#include "model/rules/rule.h"

namespace cascade {
namespace rules {

void Findings::add(std::vector<NodeId> nodes, std::vector<ConnectionId> connections, Words words,
                   std::string field) {
    m_problems.push_back({std::string(m_code), m_severity, std::move(nodes), std::move(connections),
                          std::move(field), std::move(words.what), std::move(words.why), std::move(words.mend)});
}

void Findings::at(const Site& site, Words words, std::string field) {
    add({site.node->id}, {}, std::move(words), std::move(field));
}

void Findings::at(const Link& link, Words words, std::string field) {
    add({link.from->node->id, link.to->node->id}, {link.connection->id}, std::move(words), std::move(field));
}

void Findings::at(const std::vector<const Link*>& links, Words words) {
    std::vector<NodeId> nodes;
    std::vector<ConnectionId> connections;
    const auto addNode = [&](NodeId id) {
        if (std::find(nodes.begin(), nodes.end(), id) == nodes.end()) nodes.push_back(id);
    };
    for (const Link* link : links) {
        addNode(link->from->node->id);
        addNode(link->to->node->id);
        connections.push_back(link->connection->id);
    }
    add(std::move(nodes), std::move(connections), std::move(words), {});
}

void Findings::inDesign(Words words, std::string field) { add({}, {}, std::move(words), std::move(field)); }

Findings& Findings::as(Severity severity) {
    m_severity = severity;
    return *this;
}

namespace {

/// Errors first; then in document order, what concerns the whole design before its nodes.
void sort(std::vector<Problem>& problems, const Subject& subject) {
    std::unordered_map<NodeId, std::size_t> positions;
    for (const Site& site : subject.sites()) positions.emplace(site.node->id, site.position + 1);
    const auto position = [&](const Problem& problem) {
        return problem.nodes.empty() ? std::size_t{0} : positions.at(problem.nodes.front());
    };
    std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
        return std::pair(a.severity, position(a)) < std::pair(b.severity, position(b));
    });
}

}  // namespace
}  // namespace rules

std::string_view nameOf(Severity severity) {
    switch (severity) {
        case Severity::Error: return "error";
        case Severity::Warning: return "warning";
        case Severity::Hint: return "hint";
    }
    return "";
}

std::vector<Problem> validate(const Design& design, const Catalog& catalog) {
    using namespace rules;
    const Subject subject(design, catalog);
    std::vector<Problem> problems;
    Findings findings(problems);
    const std::array families{nameRules(),      connectionRules(), parameterRules(),  simulationRules(),
                              functionRules(),  apiRules(),        queueRules(),      storageRules(),
                              streamingRules(), busRules(),        machineRules(),    identityRules(),
                              loopRules(),      scenarioRules(),   applicationRules()};
    for (const std::span<const Rule> family : families) {
        for (const Rule& rule : family) {
            findings.begin(rule.code, rule.severity);
            rule.check(subject, findings);
        }
    }
    sort(problems, subject);
    return problems;
}

}  // namespace cascade
