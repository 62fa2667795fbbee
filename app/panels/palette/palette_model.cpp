// SPDX-License-Identifier: MIT
// Groups and kinds.
#include "app/panels/palette/palette_model.h"

#include <QFont>
#include <QMimeData>

#include "app/canvas/canvas_scene.h"
#include "app/canvas/icons.h"

namespace cascade::app {
namespace {

/// The internal id of a group; a kind has its group's row.
constexpr quintptr kGroup = ~quintptr(0);

QString text(const std::string& value) { return QString::fromStdString(value); }

}  // namespace

PaletteModel::PaletteModel(const Catalog& catalog, QObject* parent)
    : QAbstractItemModel(parent), m_theme(&lightTheme()) {
    for (const std::string& title : catalog.groups()) {
        Group group{text(title), {}};
        for (const Kind& kind : catalog.kinds())
            if (kind.group == title) group.kinds.push_back(&kind);
        m_groups.push_back(std::move(group));
    }
}

void PaletteModel::setTheme(const Theme& theme) {
    m_theme = &theme;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex group = index(row, 0);
        emit dataChanged(index(0, 0, group), index(rowCount(group) - 1, 0, group), {Qt::DecorationRole});
    }
}

const Kind* PaletteModel::kind(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == kGroup) return nullptr;
    return m_groups[index.internalId()].kinds[static_cast<std::size_t>(index.row())];
}

QModelIndex PaletteModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : kGroup);
}

QModelIndex PaletteModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == kGroup) return {};
    return createIndex(static_cast<int>(index.internalId()), 0, kGroup);
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(m_groups.size());
    if (parent.internalId() != kGroup || parent.column() != 0) return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].kinds.size());
}

int PaletteModel::columnCount(const QModelIndex&) const { return 1; }

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (const Kind* found = kind(index)) return kindData(*found, role);
    return groupData(m_groups[static_cast<std::size_t>(index.row())], role);
}

QVariant PaletteModel::groupData(const Group& group, int role) const {
    if (role == Qt::DisplayRole) return group.title;
    if (role != Qt::FontRole) return {};
    QFont font;
    font.setWeight(QFont::DemiBold);
    return font;
}

QVariant PaletteModel::kindData(const Kind& kind, int role) const {
    switch (role) {
        case Qt::DisplayRole: return text(kind.title);
        case Qt::DecorationRole: return kindIcon(kind, *m_theme);
        case Qt::ToolTipRole:
            return QStringLiteral("<p><b>%1</b></p><p>%2</p>")
                .arg(text(kind.title), text(kind.description).toHtmlEscaped());
        case KindRole: return text(kind.name);
        case SearchRole:
            return QStringList{text(kind.title), text(kind.name), text(kind.group), text(kind.type),
                               text(kind.summary)}
                .join(QLatin1Char(' '));
        default: return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    if (!kind(index)) return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList PaletteModel::mimeTypes() const { return {QLatin1String(kKindMimeType)}; }

QMimeData* PaletteModel::mimeData(const QModelIndexList& indexes) const {
    const Kind* dragged = indexes.isEmpty() ? nullptr : kind(indexes.first());
    if (!dragged) return nullptr;
    auto* data = new QMimeData;
    data->setData(QLatin1String(kKindMimeType), QByteArray::fromStdString(dragged->name));
    return data;
}

}  // namespace cascade::app
