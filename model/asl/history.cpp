// SPDX-License-Identifier: MIT
// Keeping and writing histories.
#include "model/asl/history.h"

#include "model/envelope/encoding.h"

namespace cascade::asl {

Json toJson(const HistoryEvent& event, Nanoseconds epoch) {
    Json json{{"timestamp", isoTime(epoch + event.time)},
              {"type", event.type},
              {"id", event.id},
              {"previousEventId", event.previous}};
    if (!event.detailsName.empty()) json[event.detailsName] = event.details;
    return json;
}

EventId History::add(EventId previous, Nanoseconds time, std::string_view type, std::string_view detailsName,
                     Json details) {
    ++m_count;
    if (m_keep)
        m_events.push_back(
            {m_count, previous, time, std::string(type), std::string(detailsName), std::move(details)});
    return m_count;
}

std::string jsonText(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace cascade::asl
