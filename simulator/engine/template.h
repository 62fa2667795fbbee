// SPDX-License-Identifier: MIT
// Payload templates: JSON whose texts may hold "${/json/pointer}", "${uuid}", "${now}" and "${sequence}".
#pragma once

#include "model/json.h"
#include "model/envelope/ids.h"
#include "model/units.h"

namespace cascade::simulator {

/// What placeholders stand for.
struct Filling {
    const Json* event = nullptr;  ///< REQUIRES: there, when the template looks at it.
    Nanoseconds now = 0;          ///< Virtual time.
    std::uint64_t sequence = 0;
    std::uint64_t seed = 0;  ///< Of the ids.
};

/// The text of the ${uuid} that comes `index`-th (from 0) in a template filled with this seed.
UuidText uuidOfSeed(std::uint64_t seed, unsigned index);

/// Read once, filled in often; model/envelope/placeholders.h says with what.
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
