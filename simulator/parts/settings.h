// SPDX-License-Identifier: MIT
// Reading settings that may be missing or of the wrong type: then the simulation goes on with the fallback, since
// saying what is wrong is the rules' work.
#pragma once

#include <string>

#include "model/json.h"
#include "model/units.h"
#include "simulator/engine/distribution.h"

namespace cascade::simulator {

inline double numberOr(const Json& value, double fallback) {
    return value.is_number() ? value.get<double>() : fallback;
}
/// A whole number within what a count may be.
inline std::int64_t countOr(const Json& value, std::int64_t fallback) {
    const double number = numberOr(value, static_cast<double>(fallback));
    return number > -1e15 && number < 1e15 ? static_cast<std::int64_t>(number) : fallback;
}
inline bool truthOr(const Json& value, bool fallback) { return value.is_boolean() ? value.get<bool>() : fallback; }
inline std::string textOr(const Json& value, std::string fallback) {
    return value.is_string() ? value.get<std::string>() : fallback;
}
inline Nanoseconds durationOr(const Json& value, Nanoseconds fallback) {
    return value.is_string() ? parseDuration(value.get_ref<const std::string&>()).value_or(fallback) : fallback;
}
inline Distribution distributionOr(const Json& value, Distribution fallback) {
    auto parsed = Distribution::parse(value);
    return parsed ? std::move(parsed).value() : fallback;
}

}  // namespace cascade::simulator
