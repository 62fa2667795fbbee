// SPDX-License-Identifier: MIT
// The report and the trace as JSON.
#include <cmath>

#include "simulator/simulate.h"

namespace cascade::simulator {
namespace {

/// Counts as whole numbers, measures as they are.
Json number(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return value;
}

Json object(const std::vector<std::pair<std::string, double>>& values) {
    Json json = Json::object();
    for (const auto& [name, value] : values) json[name] = number(value);
    return json;
}

Json object(const Latency& latency) {
    return {{"mean", number(latency.mean)},
            {"p50", number(latency.p50)},
            {"p90", number(latency.p90)},
            {"p99", number(latency.p99)},
            {"max", number(latency.max)}};
}

std::string inQuotes(std::string_view text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string nameOf(const MessageId& message, const Architecture& architecture) {
    const Node* node = architecture.find(message.node);
    return inQuotes((node ? node->name : std::string()) + "#" + std::to_string(message.number));
}

/// The author's id, or "From -> To: role", with a number where that is not enough.
std::string nameOf(ConnectionId id, const Architecture& architecture) {
    const Connection& connection = architecture.connection(id);
    const std::string label = connection.label();
    if (!label.empty()) return inQuotes(label);
    int twins = 0;
    for (const Connection& other : architecture.connections()) {
        if (other.id == id) break;
        if (other.from == connection.from && other.to == connection.to && other.role == connection.role) ++twins;
    }
    return inQuotes(architecture.describe(connection) + (twins > 0 ? " (" + std::to_string(twins + 1) + ")" : ""));
}

}  // namespace

Json toJson(const Report& report) {
    Json nodes = Json::object();
    for (const NodeReport& node : report.nodes) {
        Json& json = nodes[node.name] = object(node.metrics);
        if (node.latency) json["latency_ms"] = object(*node.latency);
    }
    Json expectations = Json::array();
    for (const ExpectationResult& result : report.expectations) {
        expectations.push_back({{"text", result.text},
                                {"passed", result.passed},
                                {"actual", result.actual ? number(*result.actual) : Json()}});
        if (!result.problem.empty()) expectations.back()["problem"] = result.problem;
    }
    Json json{{"scenario", report.scenario},
              {"seed", report.seed},
              {"virtual_seconds", number(static_cast<double>(report.duration) / kSecond)},
              {"events", report.facts},
              {"nodes", std::move(nodes)},
              {"end_to_end", report.endToEnd ? object(*report.endToEnd) : Json::object()},
              {"cost", object(report.cost)},
              {"expectations", std::move(expectations)}};
    if (report.cancelled) json["cancelled"] = true;
    return json;
}

/// Members that say nothing (no connection, 0) are left out. Times are nanoseconds.
std::string traceLine(const Fact& fact, const Architecture& architecture) {
    std::string line = "{\"time\":" + std::to_string(fact.time) + ",\"fact\":\"";
    line += nameOf(fact.type);
    line += "\",\"node\":" + inQuotes(architecture.node(fact.node).name);
    if (fact.connection) line += ",\"connection\":" + nameOf(fact.connection, architecture);
    if (fact.message.number > 0) line += ",\"message\":" + nameOf(fact.message, architecture);
    if (fact.cause.number > 0) line += ",\"cause\":" + nameOf(fact.cause, architecture);
    if (fact.duration != 0) line += ",\"duration\":" + std::to_string(fact.duration);
    if (fact.value != 0) line += ",\"value\":" + std::to_string(fact.value);
    if (!fact.reason.empty()) line += ",\"reason\":" + inQuotes(fact.reason);
    if (fact.billed != 0) line += ",\"billed_ms\":" + std::to_string(fact.billed);
    if (fact.provisioned) line += ",\"provisioned\":true";
    return line + "}";
}

}  // namespace cascade::simulator
