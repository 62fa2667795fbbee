// SPDX-License-Identifier: MIT
// Making the default scenario.
#include "simulator/scenario/default_scenario.h"

#include <algorithm>

#include "simulator/engine/network.h"
#include "simulator/parts/routes.h"
#include "simulator/parts/schedule_times.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

/// Authorizing and answers to a state machine feed nobody with events, and neither does a node itself.
bool isFed(const Network& network, const Vertex& vertex) {
    return std::ranges::any_of(vertex.in, [&](LinkIndex index) {
        const Link& link = network.link(index);
        const bool authorizes = link.role == "authorize" && !network.vertex(link.to).is("function");
        return link.from != vertex.index && !authorizes && link.role != "answer";
    });
}

/// A pool that only guards APIs makes no events; one that lets clients call a function does.
bool isSource(const Network& network, const Vertex& vertex) {
    if (vertex.out.empty() || vertex.is("schedule")) return false;
    return std::ranges::any_of(vertex.out, [&](LinkIndex index) {
        const Link& link = network.link(index);
        return link.role != "authorize" || network.vertex(link.to).is("function");
    });
}

Json stimulusAt(const Vertex& vertex) {
    return {{"at", vertex.name()}, {"arrivals", {{"poisson", 1}}}, {"payload", vertex.kind->sample}};
}

void addStimuli(Json& stimuli, const Network& network, const Vertex& vertex) {
    if (!vertex.is("rest-api") && !vertex.is("http-api")) {
        stimuli.push_back(stimulusAt(vertex));
        return;
    }
    std::vector<std::string> routes;
    for (const LinkIndex index : vertex.out)
        if (network.link(index).role != "authorize") routes.push_back(routeOf(network, network.link(index)));
    if (const Json mocks = vertex.value("mocks"); mocks.is_object())
        for (const auto& mock : mocks.items()) routes.push_back(mock.key());
    for (const std::string& route : routes) {
        Json stimulus = stimulusAt(vertex);
        stimulus["route"] = route;
        stimuli.push_back(std::move(stimulus));
    }
}

/// A daily schedule would not fire within five minutes: then once, at the beginning.
bool firesTooLate(const Vertex& vertex, Nanoseconds duration) {
    if (!vertex.is("schedule") || vertex.out.empty() || !truthOr(vertex.value("enabled"), true)) return false;
    const auto calendar = calendarOf(vertex);
    if (!calendar) return true;
    const auto first = calendar->next(-1);
    return !first || *first > duration;
}

}  // namespace

Scenario defaultScenario(const Network& network) {
    Scenario scenario;
    scenario.name = kDefaultScenario;
    Json stimuli = Json::array();
    for (const Vertex& vertex : network.vertices()) {
        if (!vertex.kind) continue;
        if (isSource(network, vertex) && !isFed(network, vertex)) addStimuli(stimuli, network, vertex);
        if (firesTooLate(vertex, scenario.duration))
            stimuli.push_back({{"at", vertex.name()}, {"arrivals", {{"times", {"0s"}}}}});
    }
    scenario.definition = {{"for", "5m"}, {"seed", 1}, {"stimuli", std::move(stimuli)}};
    return scenario;
}

}  // namespace cascade::simulator
