// SPDX-License-Identifier: MIT
// The history of an execution: events named and shaped as GetExecutionHistory answers them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.h"
#include "model/units.h"

namespace cascade::asl {

using EventId = std::int64_t;

struct HistoryEvent {
    EventId id = 0;
    EventId previous = 0;
    Nanoseconds time = 0;     ///< Since the execution's virtual time 0.
    std::string type;         ///< "TaskStateEntered"
    std::string detailsName;  ///< "stateEnteredEventDetails"; "" where there are none.
    Json details;
};

/// As AWS writes it: timestamp, type, id, previousEventId, details.
Json toJson(const HistoryEvent& event, Nanoseconds epoch);

/// Counts always; keeps the events only when somebody will look.
class History {
public:
    History(bool keep, std::int64_t most) : m_keep(keep), m_most(most) {}

    bool keeps() const { return m_keep; }
    /// `details` is only looked at when events are kept.
    EventId add(EventId previous, Nanoseconds time, std::string_view type, std::string_view detailsName = {},
                Json details = nullptr);
    /// Room is left for the one event that ends the execution.
    bool full() const { return m_most > 0 && m_count + 1 >= m_most; }
    std::int64_t count() const { return m_count; }
    const std::vector<HistoryEvent>& events() const { return m_events; }

private:
    bool m_keep;
    std::int64_t m_most;  ///< 0: no limit.
    std::int64_t m_count = 0;
    std::vector<HistoryEvent> m_events;
};

/// Compact JSON text, as histories and messages hold data.
std::string jsonText(const Json& value);

}  // namespace cascade::asl
