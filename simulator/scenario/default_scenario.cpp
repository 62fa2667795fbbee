// SPDX-License-Identifier: MIT
// Making the default scenario.
#include "simulator/scenario/default_scenario.h"

#include <algorithm>

#include "simulator/engine/network.h"
#include "simulator/parts/calendar.h"
#include "simulator/parts/routes.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

/// Authorizing feeds nobody with events, and neither does a node itself.
bool isFed(const Network& network, const Vertex& vertex) {
    return std::ranges::any_of(vertex.in, [&](LinkIndex index) {
        const Link& link = network.link(index);
        const bool authorizes = link.role == "authorize" && !network.vertex(link.to).is("function");
        return link.from != vertex.index && !authorizes;
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
    for (const LinkIndex index : vertex.out) {
        Json stimulus = stimulusAt(vertex);
        stimulus["route"] = routeOf(network, network.link(index));
        stimuli.push_back(std::move(stimulus));
    }
}

/// A daily schedule would not fire within five minutes: then once, at the beginning.
bool firesTooLate(const Vertex& vertex, Nanoseconds duration) {
    if (!vertex.is("schedule") || vertex.out.empty() || !truthOr(vertex.value("enabled"), true)) return false;
    const auto calendar = Calendar::parse(textOr(vertex.value("expression"), {}));
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
