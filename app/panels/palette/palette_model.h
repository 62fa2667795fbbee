// SPDX-License-Identifier: MIT
// The catalog as a tree: groups, and the kinds in them. A kind can be dragged onto the canvas.
#pragma once

#include <QAbstractItemModel>
#include <vector>

#include "app/theme.h"
#include "model/catalog/catalog.h"

namespace cascade::app {

class PaletteModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { KindRole = Qt::UserRole, SearchRole };

    explicit PaletteModel(const Catalog& catalog, QObject* parent = nullptr);
    void setTheme(const Theme& theme);
    /// nullptr for a group.
    const Kind* kind(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    struct Group {
        QString title;
        std::vector<const Kind*> kinds;
    };
    QVariant groupData(const Group& group, int role) const;
    QVariant kindData(const Kind& kind, int role) const;

    std::vector<Group> m_groups;
    const Theme* m_theme;
};

}  // namespace cascade::app
