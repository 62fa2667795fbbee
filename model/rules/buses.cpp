// SPDX-License-Identifier: MIT
// Rules about event patterns and the rules of event buses.
#include <map>
#include <optional>

#include "model/nearest.h"
#include "model/patterns/filter_criteria.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"
#include "model/time_zone.h"
#include "model/transform/target_input.h"

namespace cascade::rules {
namespace {

/// Refused as AWS would; nothing if it is fine.
std::optional<Error> refusal(const Link& link, std::string_view name, const Json& value) {
    if (name == "filter") {
        if (value.is_object() && value.contains("Filters"))
            return Error{"\"Filters\" is the form of Lambda's API",
                         "write the pattern itself, or a list of patterns"};
        const auto source = link.from->is("sqs-queue") ? RecordSource::Queue : RecordSource::Stream;
        const Result<FilterCriteria> criteria = FilterCriteria::parse(value, source);
        return criteria ? std::nullopt : std::optional(criteria.error());
    }
    const bool onAttributes = textOf(link.value("filter_policy_scope")) == "MessageAttributes";
    const Dialect dialect = name == "pattern" ? Dialect::EventBridge
                            : onAttributes    ? Dialect::SnsAttributes
                                              : Dialect::SnsBody;
    const Result<Pattern> pattern = Pattern::parse(value, dialect);
    return pattern ? std::nullopt : std::optional(pattern.error());
}

void badPatterns(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!link.type) continue;
        for (const char* name : {"pattern", "filter", "filter_policy"}) {
            const Json value = link.type->parameter(name) ? link.value(name) : Json();
            const auto wrong = value.is_null() ? std::nullopt : refusal(link, name, value);
            if (!wrong) continue;
            findings.at(link,
                        {"the " + std::string(name) + " of " + link.title() + " is not valid: " + wrong->what,
                         "It decides which events get through; AWS refuses one that is not valid.", wrong->mend},
                        "parameters." + std::string(name));
        }
    }
}

void longPatterns(const Subject& subject, Findings& findings) {
    constexpr std::size_t kQuota = 2'048;  // docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
    for (const Link& link : subject.links()) {
        const Json pattern = link.type && link.type->parameter("pattern") ? link.value("pattern") : Json();
        const std::size_t size = pattern.dump(-1, ' ', false, Json::error_handler_t::replace).size();
        if (size <= kQuota) continue;
        findings.at(link,
                    {"the pattern of " + link.title() + " has " + std::to_string(size) + " characters",
                     "EventBridge takes at most 2048 in an account that has not asked for more.",
                     "shorten it, use several rules, or ask AWS to raise the quota"},
                    "parameters.pattern");
    }
}

void badInputs(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!link.type || !link.type->parameter("input_transformer")) continue;
        const auto input =
            TargetInput::chosen(link.value("input"), link.value("input_path"), link.value("input_transformer"));
        if (input) continue;
        const std::string field = !link.value("input_transformer").is_null() ? "input_transformer" : "input_path";
        findings.at(link,
                    {"what the target of " + link.title() + " gets is not valid: " + input.error().what,
                     "EventBridge refuses a target whose input it cannot make.", input.error().mend},
                    "parameters." + field);
    }
}

void unknownTimeZones(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        const std::string zone = site.is("schedule") ? textOf(site.value("time_zone")) : std::string();
        if (zone.empty() || TimeZone::find(zone)) continue;
        const std::string near = nearest(zone, TimeZone::names());
        findings.at(site,
                    {"the time zone " + quote(zone) + " of " + site.title() + " is not known",
                     "EventBridge Scheduler takes the names of the tz database only.",
                     near.empty() ? "set one such as Europe/Berlin, or none for UTC" : "set " + quote(near)},
                    "parameters.time_zone");
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
    {"pattern.long", Severity::Warning, longPatterns},
    {"bus.input", Severity::Error, badInputs},
    {"schedule.time-zone", Severity::Error, unknownTimeZones},
    {"bus.rule-patterns", Severity::Error, rulesWithDifferentPatterns},
    {"bus.rule-targets", Severity::Error, rulesWithTooManyTargets},
};

}  // namespace

std::span<const Rule> busRules() { return kRules; }

}  // namespace cascade::rules
