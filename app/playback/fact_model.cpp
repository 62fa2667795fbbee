// SPDX-License-Identifier: MIT
// Filtering facts: nodes and types are compared once each, not once for every fact.
#include "app/playback/fact_model.h"

#include <QBrush>
#include <QGuiApplication>
#include <algorithm>
#include <array>
#include <unordered_set>

#include "app/playback/fact_text.h"
#include "app/theme.h"

namespace cascade::app {
namespace {

using simulator::Fact;
using simulator::FactType;

/// What a filter's text matches.
struct Filter {
    std::array<bool, simulator::kFactTypes> types{};
    std::unordered_set<NodeId> nodes;
    std::string text;

    Filter(const QString& wanted, const Architecture& architecture) : text(wanted.toStdString()) {
        const auto matches = [&](std::string_view name) {
            const QString spaced = QString::fromUtf8(name.data(), qsizetype(name.size())).replace(u'_', u' ');
            return spaced.contains(wanted, Qt::CaseInsensitive);
        };
        for (std::size_t i = 0; i < simulator::kFactTypes; ++i)
            types[i] = matches(nameOf(static_cast<FactType>(i)));
        for (const Node& node : architecture.nodes())
            if (matches(node.name)) nodes.insert(node.id);
    }
    bool operator()(const Fact& fact) const {
        return types[static_cast<std::size_t>(fact.type)] || nodes.contains(fact.node) ||
               fact.reason.find(text) != std::string_view::npos;
    }
};

}  // namespace

void FactModel::setRehearsal(std::shared_ptr<const Rehearsal> rehearsal) {
    beginResetModel();
    m_rehearsal = std::move(rehearsal);
    collect();
    endResetModel();
}

void FactModel::setFilter(const QString& text, bool troubleOnly) {
    beginResetModel();
    m_text = text.trimmed();
    m_troubleOnly = troubleOnly;
    collect();
    endResetModel();
}

void FactModel::collect() {
    m_rows.clear();
    if (!m_rehearsal) return;
    const std::vector<Fact>& facts = m_rehearsal->recording.facts();
    const Filter matches(m_text, m_rehearsal->architecture);
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        if (m_troubleOnly && !isTrouble(facts[i].type)) continue;
        if (m_text.isEmpty() || matches(facts[i])) m_rows.push_back(i);
    }
}

int FactModel::lastRowOf(std::size_t count) const {
    return static_cast<int>(std::ranges::lower_bound(m_rows, count) - m_rows.begin()) - 1;
}

int FactModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FactModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FactModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Fact& told = fact(index.row());
    if (role == Qt::ForegroundRole && isTrouble(told.type))
        return QBrush(themeFor(QGuiApplication::palette()).error);
    if (role == Qt::TextAlignmentRole && index.column() == Time) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) return factText(told, m_rehearsal->architecture);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Time: return clockText(told.time);
        case Where: {
            const Node* node = m_rehearsal->architecture.find(told.node);
            return node ? QString::fromStdString(node->name) : QString();
        }
        default: return factText(told, m_rehearsal->architecture);
    }
}

QVariant FactModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Time: return tr("Time");
        case Where: return tr("Node");
        default: return tr("What happens");
    }
}

}  // namespace cascade::app
