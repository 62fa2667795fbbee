// SPDX-License-Identifier: MIT
// Rules about parameters of nodes, of their simulation and of connections: known, of the right type, in range.
#include "model/nearest.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

/// One setting that the author wrote, beside what the catalog says of its name.
struct Setting {
    const std::vector<Parameter>& known;
    const std::string& name;
    const Json& value;
    std::string owner;  ///< "the function 'Handler'"
    std::string field;  ///< "parameters.memory"

    const Parameter* parameter() const {
        for (const Parameter& candidate : known)
            if (candidate.name == name) return &candidate;
        return nullptr;
    }
};

template <typename Place, typename Visit>
void visitObject(const Place& place, const Json& fields, const char* key, const std::vector<Parameter>& known,
                 const Visit& visit) {
    const Json* object = member(fields, key);
    if (!object || !object->is_object()) return;
    for (const auto& item : object->items())
        visit(place, Setting{known, item.key(), item.value(), place.title(), std::string(key) + "." + item.key()});
}

/// Calls visit(Site or Link, Setting) for every setting of the design whose owner the catalog knows.
template <typename Visit>
void visitSettings(const Subject& subject, const Visit& visit) {
    for (const Site& site : subject.sites()) {
        if (!site.kind) continue;
        visitObject(site, site.node->fields, "parameters", site.kind->parameters, visit);
        visitObject(site, site.node->fields, "simulation", site.kind->simulation, visit);
    }
    for (const Link& link : subject.links())
        if (link.type) visitObject(link, link.connection->fields, "parameters", link.type->parameters, visit);
}

void unknownNames(const Subject& subject, Findings& findings) {
    visitSettings(subject, [&](const auto& place, const Setting& setting) {
        if (setting.parameter()) return;
        std::vector<std::string> names;
        for (const Parameter& parameter : setting.known) names.push_back(parameter.name);
        const std::string near = nearest(setting.name, names);
        const std::string mend = !near.empty()   ? "did you mean " + quote(near) + "?"
                                 : names.empty() ? "remove it; there are no settings here"
                                                 : "remove it, or use one of " + listed(names, "or");
        findings.at(place,
                    {setting.owner + " has no parameter " + quote(setting.name),
                     "Cascade keeps what it does not know, but it has no effect.", mend},
                    setting.field);
    });
}

void illegalValues(const Subject& subject, Findings& findings) {
    visitSettings(subject, [&](const auto& place, const Setting& setting) {
        const Parameter* parameter = setting.parameter();
        if (!parameter || setting.value.is_null()) return;
        const auto wrong = checkValue(*parameter, setting.value);
        if (!wrong) return;
        const std::string source = parameter->source.empty() ? "" : " See " + parameter->source + ".";
        findings.at(place, {setting.owner + ": " + wrong->what, parameter->help + source, wrong->mend},
                    setting.field);
    });
}

template <typename Place>
void expectObject(const Place& place, const Json& fields, const char* key, Findings& findings) {
    const Json* object = member(fields, key);
    if (!object || object->is_object()) return;
    findings.at(place,
                {quote(key) + " of " + place.title() + " is no object",
                 "Settings are names with values in curly brackets; anything else is not read.",
                 "write { \"name\": value } or remove it"},
                key);
}

void settingsThatAreNoObjects(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        expectObject(site, site.node->fields, "parameters", findings);
        expectObject(site, site.node->fields, "simulation", findings);
    }
    for (const Link& link : subject.links()) expectObject(link, link.connection->fields, "parameters", findings);
}

constexpr Rule kRules[] = {
    {"parameter.object", Severity::Error, settingsThatAreNoObjects},
    {"parameter.unknown", Severity::Warning, unknownNames},
    {"parameter.value", Severity::Error, illegalValues},
};

}  // namespace

std::span<const Rule> parameterRules() { return kRules; }

}  // namespace cascade::rules
