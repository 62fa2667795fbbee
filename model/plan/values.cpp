// SPDX-License-Identifier: MIT
// The values of a node or a connection with their types.
#include "model/plan/values.h"

#include <algorithm>

namespace cascade {

const Parameter* Values::find(std::string_view name) const {
    const auto found = std::find_if(m_parameters.begin(), m_parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == name; });
    return found == m_parameters.end() ? nullptr : &*found;
}

Json Values::json(std::string_view name) const {
    const Parameter* parameter = find(name);
    if (!parameter) return nullptr;
    const Json* value = member(m_written, name);
    if (value && !value->is_null() && !checkValue(*parameter, *value)) return *value;
    return parameter->defaultValue;
}

int Values::integer(std::string_view name) const {
    const Json value = json(name);
    return value.is_number() ? static_cast<int>(value.get<double>()) : 0;
}

bool Values::boolean(std::string_view name) const {
    const Json value = json(name);
    return value.is_boolean() && value.get<bool>();
}

std::string Values::text(std::string_view name) const {
    const Json value = json(name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

Nanoseconds Values::duration(std::string_view name) const { return durationOf(json(name)); }

int Values::seconds(std::string_view name) const {
    return static_cast<int>((duration(name) + kSecond - 1) / kSecond);
}

bool Values::differs(std::string_view name) const {
    const Parameter* parameter = find(name);
    return parameter && json(name) != parameter->defaultValue;
}

}  // namespace cascade
