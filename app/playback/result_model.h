// SPDX-License-Identifier: MIT
// ResultModel: one row per node, one column per metric that any of them has.
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <string>
#include <vector>

#include "simulator/simulate.h"

namespace cascade::app {

class ResultModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit ResultModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setReport(const simulator::Report& report);
    /// REQUIRES: a row of this model.
    NodeId node(int row) const { return m_nodes[std::size_t(row)].node; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// Nothing where the node has no such metric.
    std::optional<double> value(int row, int column) const;

    std::vector<simulator::NodeReport> m_nodes;
    std::vector<std::string> m_metrics;  ///< Of the columns after the node's name.
};

}  // namespace cascade::app
