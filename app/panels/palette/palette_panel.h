// SPDX-License-Identifier: MIT
// The palette: every kind by group, with a search field. Drag one, double-click it, or press Enter.
#pragma once

#include <QWidget>

#include "app/theme.h"
#include "model/catalog/catalog.h"

class QLineEdit;
class QModelIndex;
class QSortFilterProxyModel;
class QTreeView;

namespace cascade::app {

class PaletteModel;

class PalettePanel final : public QWidget {
    Q_OBJECT
public:
    explicit PalettePanel(const Catalog& catalog, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void focusSearch();

signals:
    void kindPicked(const cascade::Kind& kind);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& text);
    void pick(const QModelIndex& index);

    PaletteModel* m_model;
    QSortFilterProxyModel* m_filter;
    QLineEdit* m_search;
    QTreeView* m_tree;
};

}  // namespace cascade::app
