// SPDX-License-Identifier: MIT
// Stimuli: reading them, and their messages.
#include "simulator/scenario/workload.h"

#include "simulator/parts/beside.h"
#include "simulator/parts/filled.h"
#include "simulator/scenario/fields.h"

namespace cascade::simulator {

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
    if (const auto error = unknownMember(json, place, {"at", "arrivals", "payload", "because"}, kBesideNames))
        return *error;
    auto node = nodeField(json, place, network);
    if (!node) return node.error();
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
