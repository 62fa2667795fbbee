// SPDX-License-Identifier: MIT
// Columns in the order in which reports name their metrics.
#include "app/playback/result_model.h"

#include <QBrush>
#include <QGuiApplication>
#include <algorithm>

#include "app/playback/fact_text.h"
#include "app/theme.h"

namespace cascade::app {
namespace {

using simulator::NodeReport;
using Metrics = std::vector<std::pair<std::string, double>>;

/// The node's metrics with the latency as some more.
Metrics allMetrics(const NodeReport& node) {
    Metrics metrics = node.metrics;
    if (!node.latency) return metrics;
    metrics.emplace_back("p50 ms", node.latency->p50);
    metrics.emplace_back("p99 ms", node.latency->p99);
    return metrics;
}

/// A number above zero in these columns is bad news.
bool isBad(const std::string& metric) {
    constexpr const char* kBad[] = {"errors", "throttled", "rejected", "timeouts", "dead_lettered", "lost"};
    return std::ranges::find(kBad, metric) != std::end(kBad);
}

}  // namespace

void ResultModel::setReport(const simulator::Report& report) {
    beginResetModel();
    m_nodes = report.nodes;
    m_metrics.clear();
    for (NodeReport& node : m_nodes) {
        node.metrics = allMetrics(node);
        for (const auto& [metric, value] : node.metrics)
            if (std::ranges::find(m_metrics, metric) == m_metrics.end()) m_metrics.push_back(metric);
    }
    endResetModel();
}

std::optional<double> ResultModel::value(int row, int column) const {
    for (const auto& [metric, value] : m_nodes[std::size_t(row)].metrics)
        if (metric == m_metrics[std::size_t(column - 1)]) return value;
    return std::nullopt;
}

int ResultModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_nodes.size());
}

int ResultModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_metrics.size()) + 1;
}

QVariant ResultModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (index.column() == 0)
        return role == Qt::DisplayRole ? QString::fromStdString(m_nodes[std::size_t(index.row())].name)
                                       : QVariant();
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
    const std::optional<double> number = value(index.row(), index.column());
    if (!number) return {};
    if (role == Qt::DisplayRole) return numberText(*number);
    const bool bad = *number > 0 && isBad(m_metrics[std::size_t(index.column() - 1)]);
    if (role == Qt::ForegroundRole && bad) return QBrush(themeFor(QGuiApplication::palette()).error);
    return {};
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section > 0)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Node") : metricTitle(m_metrics[std::size_t(section - 1)]);
}

}  // namespace cascade::app
