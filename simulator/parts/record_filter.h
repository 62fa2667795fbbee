// SPDX-License-Identifier: MIT
// Filters: patterns on events of a bus, on records of a poller, on messages of a topic.
#pragma once

#include <optional>

#include "model/patterns/pattern.h"
#include "simulator/engine/context.h"

namespace cascade::simulator {

/// Accepts everything when the pattern is absent, or not valid (the rules report it).
class RecordFilter {
public:
    RecordFilter() = default;
    explicit RecordFilter(const Json& pattern);

    bool acceptsAll() const { return !m_pattern; }
    /// By what the connection's source shows to filters: a bus its event, a queue {"body"}, a stream its record.
    bool accepts(Context& context, MessageHandle message) const;
    bool accepts(const Json& event) const { return !m_pattern || m_pattern->matches(event); }

private:
    std::optional<Pattern> m_pattern;
};

}  // namespace cascade::simulator
