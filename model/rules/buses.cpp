// SPDX-License-Identifier: MIT
// Rules about event patterns and the rules of event buses.
#include <map>

#include "model/patterns/pattern.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

void badPatterns(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!link.type) continue;
        for (const char* name : {"pattern", "filter", "filter_policy"}) {
            const Json value = link.type->parameter(name) ? link.value(name) : Json();
            if (value.is_null()) continue;
            const Result<Pattern> pattern = Pattern::parse(value);
            if (pattern) continue;
            findings.at(
                link,
                {"the " + std::string(name) + " of " + link.title() + " is not valid: " + pattern.error().what,
                 "It decides which events get through; AWS refuses one that is not valid.",
                 pattern.error().mend.empty() ? R"(write { "source": [ "shop" ] })" : pattern.error().mend},
                "parameters." + std::string(name));
        }
    }
}

/// The connections of a bus by the name of their rule, where they share one.
std::map<std::string, std::vector<const Link*>> namedRules(const Site& bus) {
    std::map<std::string, std::vector<const Link*>> rules;
    for (const Link* link : outgoing(bus, "trigger"))
        if (const std::string name = textOf(link->value("rule")); !name.empty()) rules[name].push_back(link);
    return rules;
}

void rulesWithDifferentPatterns(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("event-bus")) continue;
        for (const auto& [name, links] : namedRules(site)) {
            for (const Link* link : links) {
                if (link->value("pattern") == links.front()->value("pattern")) continue;
                findings.at(
                    {links.front(), link},
                    {"the rule " + quote(name) + " of " + site.title() + " has two different patterns",
                     "Connections with the same rule name are one rule with several targets, and a rule has "
                     "one pattern.",
                     "write the same pattern in both, or give one of them another rule name"});
                break;
            }
        }
    }
}

void rulesWithTooManyTargets(const Subject& subject, Findings& findings) {
    constexpr std::size_t kMostTargets = 5;  // docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
    for (const Site& site : subject.sites()) {
        if (!site.is("event-bus")) continue;
        for (const auto& [name, links] : namedRules(site)) {
            if (links.size() <= kMostTargets) continue;
            findings.at(links, {"the rule " + quote(name) + " of " + site.title() + " has " +
                                    std::to_string(links.size()) + " targets",
                                "EventBridge takes at most 5 targets for a rule.",
                                "spread them over several rules with the same pattern"});
        }
    }
}

constexpr Rule kRules[] = {
    {"pattern.invalid", Severity::Error, badPatterns},
    {"bus.rule-patterns", Severity::Error, rulesWithDifferentPatterns},
    {"bus.rule-targets", Severity::Error, rulesWithTooManyTargets},
};

}  // namespace

std::span<const Rule> busRules() { return kRules; }

}  // namespace cascade::rules
