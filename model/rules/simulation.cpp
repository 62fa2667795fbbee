// SPDX-License-Identifier: MIT
// Rules about a node's "simulation" object: distributions that can be drawn from, effects that can happen.
#include <algorithm>
#include <array>

#include "model/patterns/pattern.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

bool isDuration(const Json& value) {
    return value.is_string() && parseDuration(value.get_ref<const std::string&>()).has_value();
}

bool isObjectOfDurations(const Json& value, std::string_view first, std::string_view second) {
    const Json* a = member(value, first);
    const Json* b = member(value, second);
    return a && b && isDuration(*a) && isDuration(*b);
}

bool isListOfDurations(const Json& value, std::size_t least) {
    return value.is_array() && value.size() >= least && std::all_of(value.begin(), value.end(), isDuration);
}

bool isDistribution(const Json& value) {
    if (isDuration(value)) return true;
    if (!value.is_object() || value.size() != 1) return false;
    const std::string& shape = value.begin().key();
    const Json& body = value.front();
    if (shape == "exponential") return isDuration(body);
    if (shape == "uniform") return isListOfDurations(body, 2) && body.size() == 2;
    if (shape == "normal") return isObjectOfDurations(body, "mean", "sd");
    if (shape == "lognormal") return isObjectOfDurations(body, "p50", "p99");
    return shape == "samples" && isListOfDurations(body, 1);
}

void distributions(const Subject& subject, Findings& findings) {
    constexpr std::array kDrawn{"duration", "init", "latency"};
    for (const Site& site : subject.sites()) {
        for (const char* name : kDrawn) {
            const Json* value = member(site.node->simulation(), name);
            if (!value || value->is_null() || isDistribution(*value)) continue;
            if (!site.kind || !site.kind->simulationParameter(name)) continue;
            findings.at(
                site,
                {quote(name) + " of " + site.title() + " is no duration and no distribution",
                 "The rehearsal draws a time from it for each event.",
                 R"(write "40ms", {"lognormal": {"p50": "40ms", "p99": "400ms"}}, {"exponential": "2s"}, )"
                 R"({"uniform": ["1s", "2s"]}, {"normal": {"mean": "1s", "sd": "100ms"}} or {"samples": [...]})"},
                "simulation." + std::string(name));
        }
    }
}

bool hasConnectionFor(const Site& site, const std::string& to, const std::string& role) {
    return std::any_of(site.out.begin(), site.out.end(), [&](const Link* link) {
        return link->to->name() == to && (role.empty() || link->hasRole(role));
    });
}

void effects(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        const Json* effects = member(site.node->simulation(), "effects");
        if (!effects || effects->is_null()) continue;
        const std::string field = "simulation.effects";
        const std::string why = "With effects, the function does only what they say; this one would do nothing.";
        if (!effects->is_array()) {
            findings.at(site,
                        {"the effects of " + site.title() + " are no list", why,
                         R"(write [ { "to": "NODE", "payload": {} } ])"},
                        field);
            continue;
        }
        for (const Json& effect : *effects) {
            const Json* target = member(effect, "to");
            const std::string to = target ? textOf(*target) : std::string();
            const Json* roleValue = member(effect, "role");
            const std::string role = roleValue ? textOf(*roleValue) : std::string();
            if (hasConnectionFor(site, to, role)) continue;
            const std::string wanted = to.empty() ? "a node that it does not name" : quote(to);
            findings.at(
                site,
                {"an effect of " + site.title() + " uses " + wanted + ", to which no such connection leads", why,
                 "draw the connection" + (role.empty() ? "" : " with the role " + quote(role)) +
                     ", or mend \"to\" of the effect"},
                field);
        }
    }
}

void patterns(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        const Json* pattern = member(site.node->simulation(), "fail_when");
        if (!pattern || pattern->is_null() || !site.is("function")) continue;
        const auto parsed = Pattern::parse(*pattern);
        if (parsed) continue;
        findings.at(site,
                    {"\"fail_when\" of " + site.title() + " is no pattern: " + parsed.error().what,
                     "The rehearsal fails the records that match it; this one matches none.", parsed.error().mend},
                    "simulation.fail_when");
    }
}

constexpr Rule kRules[] = {
    {"simulation.distribution", Severity::Error, distributions},
    {"simulation.effect", Severity::Warning, effects},
    {"simulation.pattern", Severity::Error, patterns},
};

}  // namespace

std::span<const Rule> simulationRules() { return kRules; }

}  // namespace cascade::rules
