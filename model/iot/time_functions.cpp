// SPDX-License-Identifier: MIT
// parse_time and time_to_epoch. Zones other than UTC and offsets need a database of zones, which the core does not
// have: they give Undefined.
#include "model/iot/functions.h"
#include "model/iot/time_pattern.h"

namespace cascade::iot {
namespace {

Value parseTimeOf(const Call& call) {
    const auto pattern = toText(call.arguments[0]);
    const auto milliseconds = toInt(call.arguments[1]);
    const auto zone = call.arguments.size() > 2 ? toText(call.arguments[2]) : std::optional<std::string>("UTC");
    const auto offset = zone ? offsetOfZone(*zone) : std::nullopt;
    if (!pattern || !milliseconds || !offset) return std::nullopt;
    const auto text = formatTime(*pattern, *milliseconds, *offset);
    return text ? Value(Json(*text)) : std::nullopt;
}

Value timeToEpoch(const Call& call) {
    const auto text = toText(call.arguments[0]);
    const auto pattern = toText(call.arguments[1]);
    const auto milliseconds = text && pattern ? parseTime(*pattern, *text) : std::nullopt;
    return milliseconds ? Value(Json(*milliseconds)) : std::nullopt;
}

constexpr Function kTimes[] = {{"parse_time", 2, 3, parseTimeOf}, {"time_to_epoch", 2, 2, timeToEpoch}};

}  // namespace

std::span<const Function> timeFunctions() { return kTimes; }

}  // namespace cascade::iot
