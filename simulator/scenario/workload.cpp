// SPDX-License-Identifier: MIT
// Stimuli: reading them, and their messages.
#include "simulator/scenario/workload.h"

#include "simulator/parts/beside.h"
#include "simulator/parts/filled.h"
#include "simulator/parts/settings.h"
#include "simulator/scenario/fields.h"

namespace cascade::simulator {
namespace {

/// "replay" asks a bus for the events of its archive: {"from": "1m", "to": "5m"}.
std::optional<Error> replayError(const Json& json, const std::string& place, const Vertex& vertex) {
    const Json* replay = member(json, "replay");
    if (!replay) return std::nullopt;
    if (!vertex.is("event-bus") || durationOr(vertex.value("archive"), 0) == 0)
        return fieldError(place + ".replay", vertex.name() + " has no archive",
                          "replay an event bus whose parameter 'archive' is set");
    if (!replay->is_object())
        return fieldError(place + ".replay", "must be an object", R"(write "replay": {"from": "1m", "to": "5m"})");
    if (auto error = unknownMember(*replay, place + ".replay", {"from", "to"})) return error;
    for (const char* name : {"from", "to"})
        if (auto time = durationField(*replay, name, place + ".replay", 0); !time) return time.error();
    return std::nullopt;
}

}  // namespace

Result<Workload> Workload::read(const Json& list, const Network& network, Nanoseconds duration,
                                std::uint64_t seed) {
    if (!list.is_array()) return fieldError("stimuli", "must be a list", "write \"stimuli\": [ { … } ]");
    Workload workload;
    std::vector<int> counts(network.vertices().size());  // a node's streams do not depend on other nodes' stimuli
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto stimulus = readOne(list[i], "stimuli[" + std::to_string(i) + "]", network, duration);
        if (!stimulus) return stimulus.error();
        const std::string stream =
            network.vertex(stimulus->node).name() + "#stimulus" + std::to_string(++counts[stimulus->node]);
        stimulus.value().random = Random(seed, stream);
        workload.m_stimuli.push_back(std::move(stimulus).value());
    }
    return workload;
}

Result<Stimulus> Workload::readOne(const Json& json, const std::string& place, const Network& network,
                                   Nanoseconds duration) {
    if (const auto error = unknownMember(json, place, {"at", "arrivals", "payload", "replay", "because"}, kBesideNames))
        return *error;
    auto node = nodeField(json, place, network);
    if (!node) return node.error();
    if (const auto error = replayError(json, place, network.vertex(*node))) return *error;
    const Json* how = member(json, "arrivals");
    auto arrivals = Arrivals::read(how ? *how : Json(), duration);
    if (!arrivals) return fieldError(place + ".arrivals", arrivals.error().what, arrivals.error().mend);
    Stimulus stimulus;
    stimulus.node = *node;
    stimulus.arrivals = std::move(arrivals).value();
    const Json* payload = member(json, "payload");
    const Kind* kind = network.vertex(*node).kind;
    FilledParts parts;
    parts.payload = Template(payload ? *payload : kind ? kind->sample : Json());
    stimulus.beside = besideIn(json);
    if (const Json* replay = member(json, "replay")) stimulus.beside["replay"] = *replay;
    parts.beside = Template(stimulus.beside);
    stimulus.recipe = makeFilled(std::move(parts));
    if (stimulus.recipe->constantPayload() && stimulus.recipe->constantBeside())
        stimulus.constant = makeContent(stimulus.recipe, {});
    return stimulus;
}

ContentPointer Stimulus::content(Nanoseconds now) {
    const std::vector<Json>& payloads = arrivals.payloads();
    if (count < payloads.size() && !payloads[count].is_null()) return makeContent(payloads[count], beside);
    if (constant) return constant.borrowed();
    return makeContent(recipe, {nullptr, {}, now, count + 1, random.next()});
}

}  // namespace cascade::simulator
