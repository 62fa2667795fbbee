// SPDX-License-Identifier: MIT
// A table of nodes and what happened at them, then latency, cost and expectations.
#include "app/cli/report_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "app/cli/table.h"

namespace cascade::app {
namespace {

// What a reader asks first. Columns that are zero everywhere are left out; --format json has every metric.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kColumns{
    {{"received", "received"},
     {"invocations", "runs"},
     {"succeeded", "succeeded"},
     {"errors", "errors"},
     {"timeouts", "timeouts"},
     {"throttled", "throttled"},
     {"rejected", "rejected"},
     {"retries", "retries"},
     {"cold_starts", "cold starts"},
     {"written", "written"},
     {"deleted", "deleted"},
     {"delivered", "delivered"},
     {"dead_lettered", "dead letters"},
     {"lost", "lost"},
     {"duplicates", "duplicates"},
     {"depth_max", "depth max"},
     {"concurrency_max", "concurrency max"}}};

std::optional<double> metricOf(const simulator::NodeReport& node, std::string_view name) {
    for (const auto& [key, value] : node.metrics)
        if (key == name) return value;
    return std::nullopt;
}

bool isUsed(const simulator::Report& report, std::string_view metric) {
    return std::any_of(report.nodes.begin(), report.nodes.end(),
                       [&](const simulator::NodeReport& node) { return metricOf(node, metric).value_or(0) != 0; });
}

std::string milliseconds(double value) {
    return number(value < 100 ? std::round(value * 10) / 10 : std::round(value));
}

std::string nodeTable(const simulator::Report& report) {
    std::vector<std::string> header{"node"};
    std::vector<std::string_view> metrics;
    std::vector<std::size_t> right;
    for (const auto& [metric, title] : kColumns) {
        if (!isUsed(report, metric)) continue;
        metrics.push_back(metric);
        header.emplace_back(title);
    }
    header.insert(header.end(), {"p50 ms", "p99 ms"});
    for (std::size_t i = 1; i < header.size(); ++i) right.push_back(i);
    Table table(right);
    table.addRow(header);
    for (const simulator::NodeReport& node : report.nodes) {
        std::vector<std::string> row{node.name};
        for (const std::string_view metric : metrics) {
            const auto value = metricOf(node, metric);
            row.push_back(value ? number(*value) : "-");
        }
        row.push_back(node.latency ? milliseconds(node.latency->p50) : "-");
        row.push_back(node.latency ? milliseconds(node.latency->p99) : "-");
        table.addRow(std::move(row));
    }
    return table.text();
}

/// Small runs cost small parts of a cent: six decimals show a single request.
std::string dollars(double usd) {
    char text[40];
    std::snprintf(text, sizeof text, "$%.6f", usd);
    return text;
}

/// As people pay it: "$0.42", "$1234.56".
std::string cents(double usd) {
    char text[40];
    std::snprintf(text, sizeof text, "$%.2f", usd);
    return text;
}

std::string monthText(const simulator::Report& report) {
    const auto& month = report.costPerMonth;
    if (month.size() < 3 || report.oldestPrice.empty()) return "";
    const std::string dates = report.oldestPrice == report.newestPrice
                                  ? report.newestPrice
                                  : report.oldestPrice + " to " + report.newestPrice;
    return "A month of this load: " + cents(month[month.size() - 2].second) + ", " + cents(month.back().second) +
           " after the free tier (730 hours like the " + formatDuration(report.duration) +
           " of this run; list prices of us-east-1 of " + dates + ")\n";
}

std::string pathsText(const simulator::Report& report) {
    if (report.paths.empty()) return "";
    constexpr std::size_t kMost = 12;
    Table table({1, 2, 3, 4, 5});
    table.addRow({"path", "finished", "failed", "lost", "p50 ms", "p99 ms"});
    for (std::size_t i = 0; i < std::min(report.paths.size(), kMost); ++i) {
        const simulator::PathReport& path = report.paths[i];
        table.addRow({path.name(), std::to_string(path.finished), std::to_string(path.failed),
                      std::to_string(path.lost), path.latency ? milliseconds(path.latency->p50) : "-",
                      path.latency ? milliseconds(path.latency->p99) : "-"});
    }
    const std::size_t more = report.paths.size() - std::min(report.paths.size(), kMost);
    return "Paths from the stimulus to the last node:\n" + table.text() +
           (more > 0 ? "  and " + std::to_string(more) + " more (--format json has them all)\n" : "");
}

std::string costText(const simulator::Report& report) {
    if (report.cost.empty()) return "";
    std::string parts;
    for (const auto& [service, usd] : report.cost)
        if (service != "total_usd" && usd > 0) parts += (parts.empty() ? "" : ", ") + service + " " + dollars(usd);
    return "Cost: " + dollars(report.cost.back().second) + (parts.empty() ? "" : " (" + parts + ")") + "\n" +
           monthText(report);
}

std::string expectationsText(const simulator::Report& report) {
    if (report.expectations.empty()) return "";
    Table table;
    for (const simulator::ExpectationResult& each : report.expectations)
        table.addRow({each.passed ? "passed" : "FAILED", each.text,
                      each.actual ? "was " + number(*each.actual) : each.problem});
    return "Expectations:\n" + table.text();
}

}  // namespace

std::string reportText(const simulator::Report& report, const std::string& file, double wallSeconds) {
    std::string text = file + ": scenario '" + report.scenario + "', " + formatDuration(report.duration) +
                       " of virtual time, seed " + std::to_string(report.seed) + ", " +
                       std::to_string(report.facts) + " facts in " + number(wallSeconds) + " s" +
                       (report.cancelled ? "; stopped early" : "") + "\n\n" + nodeTable(report) + "\n";
    if (report.endToEnd)
        text += "End to end: p50 " + milliseconds(report.endToEnd->p50) + " ms, p90 " +
                milliseconds(report.endToEnd->p90) + " ms, p99 " + milliseconds(report.endToEnd->p99) +
                " ms, max " + milliseconds(report.endToEnd->max) + " ms\n";
    return text + pathsText(report) + costText(report) + expectationsText(report);
}

}  // namespace cascade::app
