// SPDX-License-Identifier: MIT
// One design: a row for each number that is not zero. A sweep: a row for each point, with what decides first.
#include "app/cli/simulate/summary_text.h"

#include <array>
#include <cstdio>

#include "app/cli/input.h"
#include "app/cli/table.h"

namespace cascade::app {
namespace {

/// Dollars of a short run are small parts of a cent; counts are not.
std::string cell(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

/// "12.5 ± 0.3", or the number itself where there was one run.
std::string meanText(const Json* value) {
    if (!value) return "-";
    if (value->is_number()) return cell(value->get<double>());
    const Json* mean = member(*value, "mean");
    if (!mean || !mean->is_number()) return "-";
    const Json* interval = member(*value, "ci95");
    if (!interval || !interval->is_array()) return cell(mean->get<double>());
    return cell(mean->get<double>()) + " ± " + cell((*interval)[1].get<double>() - mean->get<double>());
}

bool isStatistic(const Json& value) { return value.is_object() && value.contains("ci95"); }

bool isZero(const Json& statistic) { return statistic["min"] == 0 && statistic["max"] == 0; }

void addRows(Table& table, const std::string& name, const Json& value) {
    if (isStatistic(value)) {
        if (isZero(value)) return;
        const Json& deviation = value["sd"];
        table.addRow({name, meanText(&value), deviation.is_number() ? cell(deviation.get<double>()) : "-",
                      cell(value["min"].get<double>()), cell(value["max"].get<double>())});
    } else if (value.is_object()) {
        for (const auto& item : value.items()) addRows(table, name + "." + item.key(), item.value());
    }
}

std::string expectationText(const Json& result) {
    std::string text;
    for (const Json& expectation : result["expectations"])
        text += "  " + expectation["text"].get<std::string>() + ": held in " + expectation["passed"].dump() +
                " of " + counted(expectation["runs"].get<std::size_t>(), "run") + ", was " +
                meanText(&expectation["actual"]) + "\n";
    return text.empty() ? "" : "Expectations:\n" + text;
}

std::string runsText(const Json& result) {
    Table table({1, 2, 3, 4});
    table.addRow({"number", "mean, 95 % sure", "sd", "min", "max"});
    for (const auto& node : result["nodes"].items()) addRows(table, node.key(), node.value());
    for (const char* section : {"end_to_end", "cost", "cost_per_month"})
        if (const Json* value = member(result, section)) addRows(table, section, *value);
    return table.text() + expectationText(result);
}

struct Column {
    const char* title;
    std::array<const char*, 2> path;
};
constexpr std::array kColumns{Column{"p50 ms", {"end_to_end", "p50"}}, Column{"p99 ms", {"end_to_end", "p99"}},
                              Column{"cost $", {"cost", "total_usd"}},
                              Column{"$ a month", {"cost_per_month", "total_usd"}}};
/// Summed over all nodes: what went wrong somewhere.
constexpr std::array kTroubles{"errors", "throttled", "dead_lettered", "lost"};

double meanOf(const Json& value) {
    const Json* mean = member(value, "mean");
    const Json& number = mean ? *mean : value;
    return number.is_number() ? number.get<double>() : 0;
}

std::string troubleText(const Json& result, const char* metric) {
    double sum = 0;
    for (const auto& node : result["nodes"].items())
        if (const Json* value = member(node.value(), metric)) sum += meanOf(*value);
    return cell(sum);
}

std::string heldText(const Json& result) {
    std::size_t held = 0;
    for (const Json& expectation : result["expectations"]) {
        const Json& passed = expectation["passed"];
        held += (passed.is_boolean() ? passed.get<bool>() : passed == expectation["runs"]) ? 1 : 0;
    }
    return std::to_string(held) + "/" + std::to_string(result["expectations"].size());
}

std::string sweepText(const std::vector<Json>& results) {
    std::vector<std::string> header;
    for (const auto& setting : results.front()["parameters"].items()) header.push_back(setting.key());
    std::vector<std::size_t> right;
    for (const Column& column : kColumns) header.emplace_back(column.title);
    header.insert(header.end(), kTroubles.begin(), kTroubles.end());
    header.emplace_back("expectations");
    for (std::size_t i = 0; i < header.size(); ++i) right.push_back(i);
    Table table(right);
    table.addRow(header);
    for (const Json& result : results) {
        std::vector<std::string> row;
        for (const auto& setting : result["parameters"].items())
            row.push_back(setting.value().is_string() ? setting.value().get<std::string>()
                                                      : setting.value().dump());
        for (const Column& column : kColumns) {
            const Json* section = member(result, column.path[0]);
            row.push_back(meanText(section ? member(*section, column.path[1]) : nullptr));
        }
        for (const char* trouble : kTroubles) row.push_back(troubleText(result, trouble));
        row.push_back(heldText(result));
        table.addRow(std::move(row));
    }
    return table.text();
}

}  // namespace

std::string summaryText(const std::vector<Json>& results, const std::string& file, double wallSeconds) {
    if (results.empty()) return file + ": no run was finished\n";
    const Json& first = results.front();
    const std::size_t runs = first.value("runs", std::size_t{1});
    const bool sweep = first.contains("parameters");
    return file + ": scenario '" + first["scenario"].get<std::string>() + "', " +
           (sweep ? counted(results.size(), "point") + " of " : std::string()) + counted(runs, "run") +
           " from seed " + first["seed"].dump() + ", " + number(first["virtual_seconds"].get<double>()) +
           " s of virtual time each, in " + number(wallSeconds) + " s\n\n" +
           (sweep ? sweepText(results) : runsText(first));
}

}  // namespace cascade::app
