// SPDX-License-Identifier: MIT
// When a schedule of a design fires: its expression, time zone, start and end.
#pragma once

#include "simulator/engine/network.h"
#include "simulator/parts/calendar.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {

/// Nothing: it is disabled, or its expression is none.
inline std::optional<Calendar> calendarOf(const Vertex& schedule) {
    if (!truthOr(schedule.value("enabled"), true)) return std::nullopt;
    auto calendar = Calendar::parse(textOr(schedule.value("expression"), "rate(5 minutes)"));
    if (!calendar) return std::nullopt;
    if (const auto zone = TimeZone::find(textOr(schedule.value("time_zone"), {}))) calendar->goBy(*zone);
    calendar->restrictTo(Calendar::parseTime(textOr(schedule.value("start"), {})),
                         Calendar::parseTime(textOr(schedule.value("end"), {})));
    return calendar;
}

}  // namespace cascade::simulator
