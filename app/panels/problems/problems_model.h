// SPDX-License-Identifier: MIT
// The problems of a design as a table: what, where, how to mend it.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "app/theme.h"
#include "model/rules/problem.h"

namespace cascade::app {

class ProblemsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, Where, Mend, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `architecture` gives the places their names; only the rows that differ are touched.
    void setProblems(const std::vector<Problem>& problems, const Architecture& architecture);
    void setTheme(const Theme& theme);
    const Problem& problem(int row) const { return m_rows[static_cast<std::size_t>(row)].problem; }
    int count(Severity severity) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        Problem problem;
        QString where;
        bool sameAs(const Row& other) const;
    };
    std::vector<Row> m_rows;
    const Theme* m_theme = &lightTheme();
};

}  // namespace cascade::app
