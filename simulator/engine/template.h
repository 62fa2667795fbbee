// SPDX-License-Identifier: MIT
// Payload templates: JSON whose texts may hold "${/json/pointer}", "${uuid}", "${now}" and "${sequence}".
#pragma once

#include <string>

#include "model/json.h"
#include "model/units.h"
#include "simulator/engine/random.h"

namespace cascade::simulator {

/// 2026-01-01T00:00:00Z: the calendar time of virtual time 0.
inline constexpr std::int64_t kEpochSeconds = 1'767'225'600;
/// "2026-01-01T00:00:00.000Z"
std::string calendarTime(Nanoseconds virtualTime);
std::string uuidFrom(Random& random);

/// The value that a JSON Pointer names; looks through AWS's JSON-in-text and base64 fields as if they were decoded.
/// null if there is none.
Json lookThrough(const Json& json, std::string_view pointer);

class Template {
public:
    Template() = default;
    explicit Template(Json json);

    /// True when it holds nothing to fill in.
    bool isConstant() const { return m_constant; }
    const Json& json() const { return m_json; }
    bool isEmpty() const { return m_json.is_null() || m_json.empty(); }
    Json fill(const Json& event, Nanoseconds now, std::uint64_t sequence, Random& random) const;

private:
    Json m_json;
    bool m_constant = true;
};

}  // namespace cascade::simulator
