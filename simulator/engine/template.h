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

/// What placeholders stand for.
struct Filling {
    const Json* event = nullptr;  ///< REQUIRES: there, when the template looks at it.
    Nanoseconds now = 0;
    std::uint64_t sequence = 0;
    std::uint64_t seed = 0;
};

class Template {
public:
    Template() = default;
    explicit Template(Json json);

    /// True when it holds nothing to fill in.
    bool isConstant() const { return m_constant; }
    /// True when it takes values from the event.
    bool looksAtEvent() const { return m_looksAtEvent; }
    const Json& json() const { return m_json; }
    bool isEmpty() const { return m_json.is_null() || m_json.empty(); }
    Json fill(const Filling& filling) const;

private:
    Json m_json;
    bool m_constant = true;
    bool m_looksAtEvent = false;
};

}  // namespace cascade::simulator
