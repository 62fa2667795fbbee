// SPDX-License-Identifier: MIT
// The report as JSON.
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

Json pathsOf(const Report& report) {
    Json paths = Json::object();
    for (const PathReport& path : report.paths) {
        Json& json =
            paths[path.name()] = {{"finished", path.finished}, {"failed", path.failed}, {"lost", path.lost}};
        if (path.latency) json["latency_ms"] = object(*path.latency);
    }
    return paths;
}

Json pricesOf(const Report& report) {
    return {{"region", "us-east-1"},
            {"currency", "USD"},
            {"oldest", report.oldestPrice},
            {"newest", report.newestPrice},
            {"month_hours", kMonth / kHour}};
}

Json seriesOf(const Report& report) {
    Json nodes = Json::object();
    for (const NodeReport& node : report.nodes) {
        Json& json = nodes[node.name] = Json::object();
        for (const Series& series : node.series)
            for (const double value : series.values) json[series.name].push_back(number(value));
    }
    return {{"window_seconds", number(static_cast<double>(report.window) / kSecond)}, {"nodes", std::move(nodes)}};
}

/// [from, to, count] with limits in milliseconds.
Json histogramOf(const std::vector<Bin>& bins) {
    Json json = Json::array();
    for (const Bin& bin : bins)
        json.push_back({number(static_cast<double>(bin.from) / kMillisecond),
                        number(static_cast<double>(bin.to) / kMillisecond), bin.count});
    return json;
}

Json histogramsOf(const Report& report) {
    Json nodes = Json::object();
    for (const NodeReport& node : report.nodes)
        if (!node.latencyBins.empty()) nodes[node.name] = histogramOf(node.latencyBins);
    return {{"unit", "ms"}, {"end_to_end", histogramOf(report.endToEndBins)}, {"nodes", std::move(nodes)}};
}

}  // namespace

std::string PathReport::name() const {
    std::string name;
    for (const std::string& node : nodes) name += (name.empty() ? "" : " > ") + node;
    return name.empty() ? "other" : name;
}

Json toJson(const Report& report, Extent extent) {
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
              {"paths", pathsOf(report)},
              {"cost", object(report.cost)},
              {"cost_per_month", object(report.costPerMonth)},
              {"prices", pricesOf(report)},
              {"expectations", std::move(expectations)}};
    if (extent.series) json["series"] = seriesOf(report);
    if (extent.histograms) json["histograms"] = histogramsOf(report);
    if (report.cancelled) json["cancelled"] = true;
    return json;
}

}  // namespace cascade::simulator
