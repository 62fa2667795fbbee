// SPDX-License-Identifier: MIT
// Payload templates: JSON whose texts may hold "${/json/pointer}", "${uuid}", "${now}" and "${sequence}".
#pragma once

#include <string>
#include <string_view>

#include "model/json.h"
#include "model/units.h"

namespace cascade {

/// What the generators give. Times are since 1970-01-01 UTC.
class Generators {
public:
    Generators(Nanoseconds now, std::uint64_t sequence) : m_now(now), m_sequence(sequence) {}
    virtual ~Generators() = default;
    virtual std::string uuid() = 0;  ///< Another one for each placeholder.
    Nanoseconds now() const { return m_now; }
    std::uint64_t sequence() const { return m_sequence; }

private:
    Nanoseconds m_now;
    std::uint64_t m_sequence;
};

/// Some text inside holds this one: "${" is any placeholder, "${/" one that looks at the event.
bool holdsText(const Json& json, std::string_view text);

/// The template with its placeholders filled in; pointers look through `event`. A text that is one placeholder
/// takes the value's own type; elsewhere values are written into the text. Unknown placeholders stay as they are.
Json fillIn(const Json& json, const Json& event, Generators& generators);

}  // namespace cascade
