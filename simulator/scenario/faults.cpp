// SPDX-License-Identifier: MIT
// Faults: reading them, and whether one strikes.
#include "simulator/scenario/faults.h"

#include <array>

#include "simulator/engine/context.h"
#include "simulator/parts/settings.h"
#include "simulator/scenario/fields.h"

namespace cascade::simulator {
namespace {

constexpr std::array<std::pair<std::string_view, FaultType>, 8> kTypes{{{"error", FaultType::Error},
                                                                        {"latency", FaultType::Latency},
                                                                        {"throttle", FaultType::Throttle},
                                                                        {"down", FaultType::Down},
                                                                        {"duplicate", FaultType::Duplicate},
                                                                        {"reorder", FaultType::Reorder},
                                                                        {"offline", FaultType::Offline},
                                                                        {"denied", FaultType::Denied}}};

Result<FaultType> typeField(const Json& json, const std::string& place) {
    const std::string name = textOr(json.value("type", Json()), {});
    for (const auto& [known, type] : kTypes)
        if (known == name) return type;
    return fieldError(place + ".type", "unknown fault '" + name + "'",
                      "use error, latency, throttle, down, duplicate, reorder, offline or denied");
}

}  // namespace

Result<Faults> Faults::read(const Json& list, const Network& network, std::uint64_t seed) {
    if (!list.is_array()) return fieldError("faults", "must be a list", "write \"faults\": [ { … } ]");
    Faults faults;
    std::vector<int> counts(network.vertices().size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto fault = readOne(list[i], "faults[" + std::to_string(i) + "]", network);
        if (!fault) return fault.error();
        const NodeIndex node = fault->node;
        fault.value().random =
            Random(seed, network.vertex(node).name() + "#fault" + std::to_string(++counts[node]));
        faults.m_faults.push_back(std::move(fault).value());
    }
    return faults;
}

Result<Faults::Fault> Faults::readOne(const Json& json, const std::string& place, const Network& network) {
    if (const auto error =
            unknownMember(json, place, {"at", "type", "rate", "when", "add", "from", "until", "because"}))
        return *error;
    auto node = nodeField(json, place, network);
    if (!node) return node.error();
    auto type = typeField(json, place);
    if (!type) return type.error();
    auto from = durationField(json, "from", place, 0);
    if (!from) return from.error();
    auto until = durationField(json, "until", place, std::numeric_limits<Nanoseconds>::max());
    if (!until) return until.error();
    const Json rate = json.value("rate", Json(1));
    if (!rate.is_number() || rate.get<double>() < 0 || rate.get<double>() > 1)
        return fieldError(place + ".rate", "must be between 0 and 1, not " + rate.dump(), "0.1 is one in ten");
    Fault fault{*type, *node, rate.get<double>(), {}, {}, *from, *until, {}};
    if (const Json* when = member(json, "when")) {
        if (auto pattern = Pattern::parse(*when); !pattern)
            return fieldError(place + ".when", pattern.error().what, pattern.error().mend);
        fault.when = RecordFilter(*when);
    }
    if (const Json* add = member(json, "add")) {
        auto read = Distribution::parse(*add);
        if (!read) return fieldError(place + ".add", read.error().what, read.error().mend);
        fault.add = *read;
    } else if (*type == FaultType::Latency) {
        return fieldError(place + ".add", "is missing", "say how much slower: \"add\": \"2s\"");
    }
    return fault;
}

std::optional<Nanoseconds> Faults::strike(FaultType type, Context& context, MessageHandle message) {
    const auto applies = [&](Fault& fault) {
        return fault.node == context.node() && fault.type == type && context.now() >= fault.from &&
               context.now() < fault.until &&
               fault.when.acceptsEvent(context, message);
    };
    for (Fault& fault : m_faults)
        if (applies(fault) && fault.random.chance(fault.rate)) return fault.add.sample(fault.random);
    return std::nullopt;
}

}  // namespace cascade::simulator
