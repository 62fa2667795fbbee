// SPDX-License-Identifier: MIT
// Reading effects.
#include "simulator/parts/effects.h"

#include "simulator/parts/beside.h"
#include "simulator/parts/filled.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

constexpr std::int64_t kMostTimes = 1000;  // per event; more is a loop for the design, not for one effect

Wait waitOf(const Network& network, const Link& link) {
    const Vertex& target = network.vertex(link.to);
    if (target.is("rest-api") || target.is("http-api")) return Wait::Result;
    const bool synchronous = target.is("function") && textOr(link.value("mode"), {}) == "synchronous";
    return synchronous ? Wait::Result : Wait::Acceptance;
}

/// As the effect declares it; a use of an API takes the connection's route.
std::shared_ptr<const Recipe> contentOf(const Network& network, const Link& link, const Json& effect) {
    Json beside = besideIn(effect);
    if (const Json* route = member(link.connection->parameters(), "route"); route && !beside.contains("route"))
        beside["route"] = *route;
    const Json* payload = member(effect, "payload");
    if (!payload && beside.empty()) return nullptr;
    FilledParts parts;
    parts.passesPayloadOn = !payload;
    if (payload) parts.payload = Template(*payload);
    parts.beside = Template(std::move(beside));
    return makeFilled(std::move(parts), network.shared_from_this());
}

Effect implied(const Network& network, const Link& link) {
    Effect effect;
    effect.link = link.index;
    effect.wait = waitOf(network, link);
    effect.content = contentOf(network, link, Json::object());
    return effect;
}

const Link* linkFor(const Network& network, NodeIndex function, const Json& json) {
    const std::string to = textOr(json.value("to", Json()), {});
    const std::string role = textOr(json.value("role", Json()), {});
    for (const LinkIndex index : network.vertex(function).out) {
        const Link& link = network.link(index);
        if (network.vertex(link.to).name() == to && !isDestination(link) && (role.empty() || role == link.role))
            return &link;
    }
    return nullptr;
}

Effect declared(const Network& network, const Link& link, const Json& json) {
    Effect effect = implied(network, link);
    effect.times = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(countOr(json.value("times", Json(1)), 1), 0, kMostTimes));
    if (const Json* when = member(json, "when")) effect.when = RecordFilter(*when);
    effect.content = contentOf(network, link, json);
    return effect;
}

}  // namespace

bool isDestination(const Link& link) {
    return link.role == "on-success" || link.role == "on-failure" || link.role == "dead-letter";
}

std::vector<Effect> effectsOf(const Network& network, NodeIndex function) {
    std::vector<Effect> effects;
    const Json list = network.vertex(function).simulation("effects");
    if (list.is_array()) {
        for (const Json& json : list)
            if (const Link* link = json.is_object() ? linkFor(network, function, json) : nullptr)
                effects.push_back(declared(network, *link, json));
        return effects;
    }
    for (const LinkIndex index : network.vertex(function).out)
        if (!isDestination(network.link(index))) effects.push_back(implied(network, network.link(index)));
    return effects;
}

}  // namespace cascade::simulator
