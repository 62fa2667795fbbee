// SPDX-License-Identifier: MIT
// Rules about state machines: definitions that AWS refuses, and those that do not fit what they are connected to.
#include <algorithm>

#include "model/asl/reader.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

constexpr auto kField = "parameters.definition";

/// Calls `check` with each state machine that has a definition of its own.
template <typename Check>
void eachDefinition(const Subject& subject, const Check& check) {
    for (const Site& site : subject.sites()) {
        if (!site.is("state-machine")) continue;
        const Json definition = site.value("definition");
        if (!definition.is_null()) check(site, definition);
    }
}

void badDefinitions(const Subject& subject, Findings& findings) {
    eachDefinition(subject, [&](const Site& site, const Json& definition) {
        for (const asl::Complaint& complaint : asl::readDefinition(definition).complaints) {
            const bool error = complaint.gravity == asl::Gravity::Error;
            const std::string place = complaint.pointer.empty() ? "" : " (at " + complaint.pointer + ")";
            findings.as(error ? Severity::Error : Severity::Warning)
                .at(site,
                    {"in the definition of " + site.title() + ", " + complaint.what + place,
                     error ? "Step Functions refuses a definition that is not valid."
                           : "Step Functions takes it, but it does not do what it seems to.",
                     complaint.mend},
                    kField);
        }
    });
}

/// The names in "${Name}" inside texts.
void addNames(const Json& json, std::vector<std::string>& names) {
    if (json.is_structured())
        for (const Json& inner : json) addNames(inner, names);
    if (!json.is_string()) return;
    const std::string& text = json.get_ref<const std::string&>();
    for (std::size_t begin = text.find("${"); begin != std::string::npos; begin = text.find("${", begin + 2)) {
        const std::size_t end = text.find('}', begin);
        if (end == std::string::npos) return;
        const std::string name = text.substr(begin + 2, end - begin - 2);
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
}

void unknownSubstitutions(const Subject& subject, Findings& findings) {
    eachDefinition(subject, [&](const Site& site, const Json& definition) {
        std::vector<std::string> names;
        addNames(definition, names);
        for (const std::string& name : names) {
            const bool connected =
                std::ranges::any_of(site.out, [&](const Link* link) { return link->to->name() == name; });
            if (connected) continue;
            findings.at(site,
                        {"the definition of " + site.title() + " names ${" + name +
                             "}, and there is no connection to " + quote(name),
                         "Nothing stands for the name when the design is deployed, and the step cannot run.",
                         "connect " + site.name() + " to it, or name a function that is connected"},
                        kField);
        }
    });
}

constexpr Rule kRules[] = {
    {"machine.definition", Severity::Error, badDefinitions},
    {"machine.substitution", Severity::Error, unknownSubstitutions},
};

}  // namespace

std::span<const Rule> machineRules() { return kRules; }

}  // namespace cascade::rules
