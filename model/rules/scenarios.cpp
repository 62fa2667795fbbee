// SPDX-License-Identifier: MIT
// Rules about what names nodes from outside the architecture: scenarios, groups, notes.
#include "model/nearest.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

std::string meant(const Subject& subject, const std::string& name) {
    std::vector<std::string> names;
    for (const Site& site : subject.sites()) names.push_back(site.name());
    const std::string near = nearest(name, names);
    return near.empty() ? "name a node of the design, or remove it" : "did you mean " + quote(near) + "?";
}

/// Reports `name` unless the design has it.
void expectNode(const Subject& subject, Findings& findings, const Json* name, const std::string& who,
                const std::string& why, const std::string& field) {
    if (!name || !name->is_string() || subject.site(name->get_ref<const std::string&>())) return;
    const std::string text = name->get<std::string>();
    findings.inDesign({who + " names " + quote(text) + ", which is not in the design", why, meant(subject, text)},
                      field);
}

const Json& listIn(const Json& object, const char* key) {
    static const Json none = Json::array();
    const Json* list = member(object, key);
    return list && list->is_array() ? *list : none;
}

/// The node of a metric such as "Orders.written"; "" for those of the whole run.
std::string nodeOfMetric(const std::string& metric) {
    const std::string node = metric.substr(0, metric.find('.'));
    return node == "end_to_end" || node == "cost" ? std::string() : node;
}

void visitScenarios(const Subject& subject, auto visit) {
    const Json* scenarios = subject.design().section("scenarios");
    if (!scenarios || !scenarios->is_object()) return;
    for (const auto& item : scenarios->items()) visit(item.key(), item.value());
}

void unknownStimuli(const Subject& subject, Findings& findings) {
    visitScenarios(subject, [&](const std::string& name, const Json& scenario) {
        const std::string field = "scenarios." + name;
        for (const Json& stimulus : listIn(scenario, "stimuli"))
            expectNode(subject, findings, member(stimulus, "at"), "a stimulus of the scenario " + quote(name),
                       "It makes no event.", field + ".stimuli");
        for (const Json& fault : listIn(scenario, "faults"))
            expectNode(subject, findings, member(fault, "at"), "a fault of the scenario " + quote(name),
                       "It breaks nothing.", field + ".faults");
    });
}

void unknownMetrics(const Subject& subject, Findings& findings) {
    visitScenarios(subject, [&](const std::string& name, const Json& scenario) {
        for (const Json& expectation : listIn(scenario, "expect")) {
            const Json* metric = member(expectation, "metric");
            const Json node = nodeOfMetric(metric ? textOf(*metric) : std::string());
            if (node != Json(""))
                expectNode(subject, findings, &node, "an expectation of the scenario " + quote(name),
                           "Nothing is measured there, so it cannot hold.", "scenarios." + name + ".expect");
        }
    });
}

void unknownMembers(const Subject& subject, Findings& findings) {
    const Json* groups = subject.design().section("groups");
    if (!groups || !groups->is_object()) return;
    for (const auto& group : groups->items())
        for (const Json& name : listIn(group.value(), "members"))
            if (!name.is_string() || !member(*groups, name.get_ref<const std::string&>()))
                expectNode(subject, findings, &name, "the group " + quote(group.key()),
                           "A group holds nodes and other groups.", "groups." + group.key());
}

constexpr Rule kRules[] = {
    {"scenario.unknown-node", Severity::Warning, unknownStimuli},
    {"scenario.unknown-metric", Severity::Warning, unknownMetrics},
    {"group.unknown-member", Severity::Warning, unknownMembers},
};

}  // namespace

std::span<const Rule> scenarioRules() { return kRules; }

}  // namespace cascade::rules
