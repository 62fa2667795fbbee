// SPDX-License-Identifier: MIT
// Sparklines and bars of block characters.
#include "app/cli/simulate/curves_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "app/cli/table.h"

namespace cascade::app {
namespace {

constexpr std::size_t kColumns = 60;
constexpr std::size_t kBarWidth = 40;
constexpr std::size_t kMostBars = 20;

/// Several windows become one column: their largest value, so that no peak is hidden.
std::vector<double> columnsOf(const std::vector<double>& values) {
    const std::size_t together = (values.size() + kColumns - 1) / kColumns;
    std::vector<double> columns;
    for (std::size_t i = 0; i < values.size(); i += together)
        columns.push_back(
            *std::max_element(values.begin() + static_cast<std::ptrdiff_t>(i),
                              values.begin() + static_cast<std::ptrdiff_t>(std::min(i + together, values.size()))));
    return columns;
}

std::string sparkline(const std::vector<double>& values, double most) {
    constexpr std::array kBlocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    std::string line;
    for (const double value : columnsOf(values)) {
        const auto level = static_cast<std::size_t>(std::ceil(value / most * kBlocks.size()));
        line += level == 0 ? " " : kBlocks[std::min(level, kBlocks.size()) - 1];
    }
    return line;
}

/// A bar of eighths of a character: one event is still to be seen.
std::string bar(std::uint64_t count, std::uint64_t most) {
    constexpr std::array kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const auto eighths = std::max<std::uint64_t>(count * kBarWidth * 8 / most, 1);
    std::string text;
    for (std::uint64_t i = 0; i < eighths / 8; ++i) text += "█";
    return text + kEighths[eighths % 8];
}

std::string milliseconds(Nanoseconds value) {
    const double ms = static_cast<double>(value) / kMillisecond;
    char text[40];
    std::snprintf(text, sizeof text, ms < 100 ? "%.3g" : "%.0f", ms);
    return text;
}

/// Neighbours become one until there are few enough to look at.
std::vector<simulator::Bin> coarser(std::vector<simulator::Bin> bins) {
    while (bins.size() > kMostBars) {
        std::vector<simulator::Bin> half;
        for (std::size_t i = 0; i < bins.size(); i += 2) {
            half.push_back(bins[i]);
            if (i + 1 == bins.size()) break;
            half.back().to = bins[i + 1].to;
            half.back().count += bins[i + 1].count;
        }
        bins = std::move(half);
    }
    return bins;
}

std::string histogramText(const std::string& title, const std::vector<simulator::Bin>& all) {
    if (all.empty()) return "";
    const std::vector<simulator::Bin> bins = coarser(all);
    std::uint64_t most = 0;
    for (const simulator::Bin& bin : bins) most = std::max(most, bin.count);
    Table table({0, 1});
    for (const simulator::Bin& bin : bins)
        table.addRow({milliseconds(bin.from) + " - " + milliseconds(bin.to), std::to_string(bin.count),
                      bar(bin.count, most)});
    return title + ", ms:\n" + table.text();
}

}  // namespace

std::string seriesText(const simulator::Report& report) {
    Table table({2});
    table.addRow({"node", "metric", "most", "over time"});
    for (const simulator::NodeReport& node : report.nodes)
        for (const simulator::Series& series : node.series) {
            const double most = series.values.empty() ? 0 : *std::ranges::max_element(series.values);
            if (most > 0) table.addRow({node.name, series.name, number(most), sparkline(series.values, most)});
        }
    return "In windows of " + formatDuration(report.window) + ":\n" + table.text();
}

std::string histogramsText(const simulator::Report& report) {
    std::string text = histogramText("End to end", report.endToEndBins);
    for (const simulator::NodeReport& node : report.nodes)
        text += histogramText("Latency of " + node.name, node.latencyBins);
    return text;
}

}  // namespace cascade::app
