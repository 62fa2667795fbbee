// SPDX-License-Identifier: MIT
// Filters: patterns on events of a bus, on records of a poller, on messages of a topic.
#pragma once

#include "simulator/engine/context.h"

namespace cascade::simulator {

/// Accepts everything when the pattern is absent (or not valid: the rules report it).
class RecordFilter {
public:
    RecordFilter() = default;
    explicit RecordFilter(const Json& pattern);

    bool acceptsAll() const { return m_pattern.is_null(); }
    bool accepts(Context& context, MessageHandle message) const;

private:
    Json m_pattern;
};

}  // namespace cascade::simulator
