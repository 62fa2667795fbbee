// SPDX-License-Identifier: MIT
// Rules about HTTP and REST APIs: routes that collide or lead nowhere, who may call.
#include <unordered_map>
#include <unordered_set>

#include "model/nearest.h"
#include "model/plan/routes.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

bool isApi(const Site& site) { return site.is("http-api") || site.is("rest-api"); }

std::vector<const Link*> routesOf(const Site& api) {
    std::vector<const Link*> result;
    for (const Link* link : api.out)
        if (link->type && !link->hasRole("authorize")) result.push_back(link);
    return result;
}

/// Equal for routes that the API cannot tell apart: names of path parameters do not count.
std::string keyOf(const Route& route) {
    std::string key = route.method + " ";
    bool inParameter = false;
    for (const char c : route.path) {
        if (c == '{') key += "{}";
        inParameter = c == '{' || (inParameter && c != '}' && c != '+');
        if (c == '+' || (!inParameter && c != '}')) key += c;
    }
    return key;
}

void equalRoutes(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!isApi(site)) continue;
        std::unordered_map<std::string, const Link*> seen;
        for (const Link* link : routesOf(site)) {
            const Route route = routeOf(subject.architecture(), *link->connection);
            const auto [other, isNew] = seen.emplace(keyOf(route), link);
            if (isNew) continue;
            findings.at({other->second, link},
                        {quote(route.text()) + " of " + site.title() + " leads to both " +
                             quote(other->second->to->name()) + " and " + quote(link->to->name()),
                         "An API sends a request to one place; two routes of the same method and path collide.",
                         "give one of the connections another route"});
        }
    }
}

void apisWithoutRoute(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!isApi(site) || !routesOf(site).empty() || site.value("mocks").is_object()) continue;
        findings.at(site, {site.title() + " has no route",
                           "Every request is answered with 404, and a REST API without a route cannot be deployed.",
                           "connect it to a function"});
    }
}

/// What a REST API answers itself.
std::vector<Route> mockedRoutesOf(const Site& api) {
    std::vector<Route> result;
    const Json mocks = api.is("rest-api") ? api.value("mocks") : Json();
    if (mocks.is_object())
        for (const auto& mock : mocks.items())
            if (const auto route = parseRoute(mock.key())) result.push_back(*route);
    return result;
}

void unknownRoutes(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!isApi(*link.to) || !link.hasRole("invoke")) continue;
        const auto called = parseRoute(textOf(link.value("route")));
        const auto routes = routesOf(*link.to);
        if (!called || routes.empty()) continue;
        std::unordered_set<std::string> keys;
        std::vector<std::string> texts;
        for (const Link* route : routes) {
            texts.push_back(routeOf(subject.architecture(), *route->connection).text());
            keys.insert(keyOf(routeOf(subject.architecture(), *route->connection)));
        }
        for (const Route& mock : mockedRoutesOf(*link.to)) keys.insert(keyOf(mock));
        if (keys.count(keyOf(*called)) || keys.count(keyOf({"ANY", called->path}))) continue;
        const std::string near = nearest(called->text(), texts);
        findings.at(link,
                    {link.from->title() + " calls " + quote(called->text()) + ", but " + link.to->title() +
                         " has no such route",
                     "A request that matches no route is answered with 404.",
                     "use " + quote(near.empty() ? texts.front() : near) + ", or add the route"},
                    "parameters.route");
    }
}

void twoAuthorizers(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!isApi(site)) continue;
        auto authorizers = incoming(site, "authorize");
        for (const Link* link : outgoing(site, "authorize")) authorizers.push_back(link);
        if (authorizers.size() < 2) continue;
        findings.at(authorizers,
                    {site.title() + " has " + std::to_string(authorizers.size()) + " authorizers",
                     "A route has one way of authorization; the first connection is used for all routes.",
                     "keep one, or make an API for each"});
    }
}

/// What is wrong with one of the routes that an API answers itself, or "".
std::string wrongMock(const std::string& route, const Json& answer) {
    if (!parseRoute(route)) return "'" + route + "' is no route";
    if (!answer.is_object()) return "what is answered to " + quote(route) + " is no object";
    const Json* status = member(answer, "status");
    const bool isStatus = !status || (status->is_number_integer() && *status >= 100 && *status <= 599);
    return isStatus ? std::string() : "the status of " + quote(route) + " is none";
}

void badMocks(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        const Json mocks = site.is("rest-api") ? site.value("mocks") : Json();
        if (mocks.is_null()) continue;
        std::string wrong = mocks.is_object() ? "" : "they are no object";
        std::unordered_set<std::string> connected;
        for (const Link* link : routesOf(site))
            connected.insert(keyOf(routeOf(subject.architecture(), *link->connection)));
        for (const auto& mock : mocks.items()) {
            if (!wrong.empty()) break;
            wrong = wrongMock(mock.key(), mock.value());
            if (wrong.empty() && connected.count(keyOf(*parseRoute(mock.key()))))
                wrong = quote(mock.key()) + " is a route of a connection, too";
        }
        if (wrong.empty()) continue;
        findings.at(site,
                    {"the mock integrations of " + site.title() + " are not valid: " + wrong,
                     "The API answers these routes itself, each with a status and a body.",
                     R"(write {"GET /health": {"status": 200, "body": {"ok": true}}})"},
                    "parameters.mocks");
    }
}

constexpr Rule kRules[] = {
    {"api.same-route", Severity::Error, equalRoutes},        {"api.no-route", Severity::Warning, apisWithoutRoute},
    {"api.unknown-route", Severity::Warning, unknownRoutes}, {"api.mocks", Severity::Error, badMocks},
    {"api.authorizers", Severity::Warning, twoAuthorizers},
};

}  // namespace

std::span<const Rule> apiRules() { return kRules; }

}  // namespace cascade::rules
