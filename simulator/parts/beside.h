// SPDX-License-Identifier: MIT
// What a stimulus or an effect may say beside its payload: what model/envelope/letter.h says that receivers
// understand, but for what only Cascade itself puts there.
#pragma once

#include <array>
#include <string_view>

#include "model/json.h"

namespace cascade::simulator {

inline constexpr std::array<std::string_view, 22> kBesideNames{
    "route", "headers", "query", "cookies", "stage_variables",  // APIs
    "group", "deduplication", "delay", "attributes", "subject", // queues, topics
    "source", "detail_type", "resources",                       // buses
    "key", "event", "old", "expired",                           // buckets, tables
    "operation", "condition", "consistent",                     // tables
    "partition_key", "topic"};                                  // streams, IoT rules

/// The members of an object with these names; an object.
inline Json besideIn(const Json& object) {
    Json beside = Json::object();
    for (const std::string_view name : kBesideNames)
        if (const Json* value = member(object, name)) beside[std::string(name)] = *value;
    return beside;
}

}  // namespace cascade::simulator
