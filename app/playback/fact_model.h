// SPDX-License-Identifier: MIT
// FactModel: the events of a rehearsal as a table that can be filtered.
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "app/playback/rehearsal.h"

namespace cascade::app {

class FactModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Where, What, ColumnCount };
    explicit FactModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setRehearsal(std::shared_ptr<const Rehearsal> rehearsal);
    /// Only facts whose node, type or reason contains the text, and, if asked for, only those that tell of trouble.
    void setFilter(const QString& text, bool troubleOnly);

    /// REQUIRES: a row of this model.
    const simulator::Fact& fact(int row) const { return m_rehearsal->recording.facts()[m_rows[std::size_t(row)]]; }
    /// The last row that tells one of the first `count` facts; -1 if none does.
    int lastRowOf(std::size_t count) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void collect();

    std::shared_ptr<const Rehearsal> m_rehearsal;
    std::vector<std::uint32_t> m_rows;  ///< Indices of facts, ascending.
    QString m_text;
    bool m_troubleOnly = false;
};

}  // namespace cascade::app
