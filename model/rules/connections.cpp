// SPDX-License-Identifier: MIT
// Rules about connections: is the pair legal, is its role, is it drawn twice.
#include <algorithm>
#include <unordered_map>

#include "model/nearest.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

std::vector<std::string> rolesBetween(const Catalog& catalog, const Kind& from, const Kind& to) {
    std::vector<std::string> roles;
    for (const ConnectionType* type : catalog.between(from.name, to.name)) roles.push_back(type->role);
    return roles;
}

/// A kind that may stand between the two; a function where one can.
const Kind* mediatorBetween(const Catalog& catalog, const Kind& from, const Kind& to) {
    const Kind* result = nullptr;
    for (const Kind& kind : catalog.kinds()) {
        if (catalog.between(from.name, kind.name).empty() || catalog.between(kind.name, to.name).empty()) continue;
        if (!result || kind.name == "function") result = &kind;
    }
    return result;
}

std::vector<std::string> targetsOf(const Catalog& catalog, const Kind& from) {
    std::vector<std::string> titles;
    for (const Kind& kind : catalog.kinds())
        if (!catalog.between(from.name, kind.name).empty()) titles.push_back(midSentence(kind.plural));
    return titles;
}

std::string wayOut(const Catalog& catalog, const Link& link) {
    const Kind& from = *link.from->kind;
    const Kind& to = *link.to->kind;
    if (!catalog.between(to.name, from.name).empty())
        return "draw it the other way round, " + link.to->name() + " -> " + link.from->name() + " (" +
               rolesBetween(catalog, to, from).front() + ")";
    if (const Kind* mediator = mediatorBetween(catalog, from, to))
        return "put " + withArticle(mediator->title) + " between them";
    return "remove the connection";
}

void illegalPairs(const Subject& subject, Findings& findings) {
    const Catalog& catalog = subject.catalog();
    for (const Link& link : subject.links()) {
        if (link.type || !link.from->kind || !link.to->kind) continue;
        if (!rolesBetween(catalog, *link.from->kind, *link.to->kind).empty()) continue;
        const std::vector<std::string> targets = targetsOf(catalog, *link.from->kind);
        const std::string can =
            targets.empty() ? withArticle(link.from->kind->title) + " passes nothing on itself"
                            : withArticle(link.from->kind->title) + " can only be connected to " + listed(targets);
        findings.at(link, {withArticle(link.from->kind->title) + " cannot be connected to " +
                               withArticle(link.to->kind->title) + ": " + link.title(),
                           "AWS has no such relation: " + can + ".", wayOut(catalog, link)});
    }
}

void unknownRoles(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (link.type || !link.from->kind || !link.to->kind) continue;
        const auto roles = rolesBetween(subject.catalog(), *link.from->kind, *link.to->kind);
        if (roles.empty()) continue;
        const std::string near = nearest(link.connection->role, roles);
        findings.at(
            link,
            {quote(link.connection->role) + " is no role of " + link.from->name() + " -> " + link.to->name(),
             "From " + withArticle(link.from->kind->title) + " to " + withArticle(link.to->kind->title) +
                 " there is: " + listed(roles) + ".",
             "set the role to " + quote(near.empty() ? roles.front() : near)},
            "role");
    }
}

void duplicates(const Subject& subject, Findings& findings) {
    std::unordered_map<std::string, const Link*> seen;
    for (const Link& link : subject.links()) {
        const Connection& c = *link.connection;
        const std::string key = std::to_string(c.from.value) + " " + std::to_string(c.to.value) + " " + c.role +
                                " " + c.parameters().dump(-1, ' ', true, Json::error_handler_t::replace);
        const auto [other, isNew] = seen.emplace(key, &link);
        if (isNew) continue;
        findings.at(link, {link.title() + " is drawn twice with the same settings",
                           "The second one adds nothing, or handles everything twice.",
                           "remove one of them, or make them differ"});
    }
}

constexpr Rule kRules[] = {
    {"connection.illegal", Severity::Error, illegalPairs},
    {"connection.role", Severity::Error, unknownRoles},
    {"connection.duplicate", Severity::Warning, duplicates},
};

}  // namespace

std::span<const Rule> connectionRules() { return kRules; }

}  // namespace cascade::rules
