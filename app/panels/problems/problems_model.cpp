// SPDX-License-Identifier: MIT
// Problems as rows.
#include "app/panels/problems/problems_model.h"

#include <QStringList>
#include <algorithm>

#include "app/canvas/icons.h"

namespace cascade::app {
namespace {

QString text(const std::string& value) { return QString::fromStdString(value); }

/// Problems speak in the middle of a line ("FILE:LINE: the function …"); a row of its own begins with a capital.
QString sentence(const std::string& value) {
    QString words = text(value);
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

QString whereOf(const Problem& problem, const Architecture& architecture) {
    QStringList places;
    for (const ConnectionId id : problem.connections)
        if (const Connection* connection = architecture.find(id))
            places << text(architecture.describe(*connection));
    if (!places.isEmpty()) return places.join(QStringLiteral("; "));
    for (const NodeId id : problem.nodes)
        if (const Node* node = architecture.find(id)) places << text(node->name);
    return places.join(QStringLiteral(", "));
}

}  // namespace

bool ProblemsModel::Row::sameAs(const Row& other) const {
    return problem.code == other.problem.code && problem.nodes == other.problem.nodes &&
           problem.connections == other.problem.connections && problem.what == other.problem.what &&
           problem.mend == other.problem.mend && where == other.where;
}

void ProblemsModel::setProblems(const std::vector<Problem>& problems, const Architecture& architecture) {
    std::vector<Row> rows;
    for (const Problem& problem : problems) rows.push_back({problem, whereOf(problem, architecture)});
    const auto same = [](const Row& a, const Row& b) { return a.sameAs(b); };
    const auto [oldEnd, newEnd] = std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), same);
    const auto kept = static_cast<int>(oldEnd - m_rows.begin());
    if (kept < rowCount()) {
        beginRemoveRows({}, kept, rowCount() - 1);
        m_rows.erase(oldEnd, m_rows.end());
        endRemoveRows();
    }
    if (newEnd != rows.end()) {
        beginInsertRows({}, kept, static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.end(), newEnd, rows.end());
        endInsertRows();
    }
}

void ProblemsModel::setTheme(const Theme& theme) {
    m_theme = &theme;
    if (!m_rows.empty()) emit dataChanged(index(0, What), index(rowCount() - 1, What), {Qt::DecorationRole});
}

int ProblemsModel::count(Severity severity) const {
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
                                          [&](const Row& row) { return row.problem.severity == severity; }));
}

int ProblemsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ProblemsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const Problem& problem = row.problem;
    if (role == Qt::ToolTipRole)
        return QStringLiteral("<p><b>%1</b></p><p>%2</p><p>%3</p>")
            .arg(text(problem.what).toHtmlEscaped(), text(problem.why).toHtmlEscaped(),
                 text(problem.mend).toHtmlEscaped());
    if (role == Qt::DecorationRole && index.column() == What) return severityIcon(problem.severity, *m_theme);
    if (role == Qt::AccessibleTextRole && index.column() == What)
        return QString::fromUtf8(nameOf(problem.severity).data()) + QStringLiteral(": ") + text(problem.what);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case What: return sentence(problem.what);
        case Where: return row.where;
        case Mend: return sentence(problem.mend);
        default: return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case What: return tr("Problem");
        case Where: return tr("Where");
        case Mend: return tr("How to mend it");
        default: return {};
    }
}

}  // namespace cascade::app
