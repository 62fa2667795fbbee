// SPDX-License-Identifier: MIT
// Facts as lines of JSON.
#include "simulator/simulate.h"
#include "simulator/trace/fact_words.h"

namespace cascade::simulator {
namespace {

std::string inQuotes(std::string_view text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

/// Members that say nothing (no connection, 0) are left out. Times are nanoseconds.
std::string traceLine(const Fact& fact, const Architecture& architecture) {
    std::string line = "{\"time\":" + std::to_string(fact.time) + ",\"fact\":\"";
    line += nameOf(fact.type);
    line += "\",\"node\":" + inQuotes(architecture.node(fact.node).name);
    if (fact.connection) line += ",\"connection\":" + inQuotes(nameOf(fact.connection, architecture));
    if (fact.message.number > 0) line += ",\"message\":" + inQuotes(nameOf(fact.message, architecture));
    if (fact.cause.number > 0) line += ",\"cause\":" + inQuotes(nameOf(fact.cause, architecture));
    if (fact.duration != 0) line += ",\"duration\":" + std::to_string(fact.duration);
    if (fact.value != 0) line += ",\"value\":" + std::to_string(fact.value);
    if (!fact.reason.empty()) line += ",\"reason\":" + inQuotes(fact.reason);
    if (fact.billed != 0) line += ",\"billed_ms\":" + std::to_string(fact.billed);
    if (fact.provisioned) line += ",\"provisioned\":true";
    return line + "}";
}

}  // namespace cascade::simulator
