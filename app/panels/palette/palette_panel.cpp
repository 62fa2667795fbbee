// SPDX-License-Identifier: MIT
// Search above, tree below.
#include "app/panels/palette/palette_panel.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include "app/panels/palette/palette_model.h"

namespace cascade::app {
namespace {

/// Rows with air: a projector's audience reads them too.
class RoomyDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(size.height(), index.parent().isValid() ? 31 : 27)};
    }
};

}  // namespace

PalettePanel::PalettePanel(const Catalog& catalog, QWidget* parent)
    : QWidget(parent),
      m_model(new PaletteModel(catalog, this)),
      m_filter(new QSortFilterProxyModel(this)),
      m_search(new QLineEdit),
      m_tree(new QTreeView) {
    m_filter->setSourceModel(m_model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setFilterRole(PaletteModel::SearchRole);
    m_search->setPlaceholderText(tr("Search services"));
    m_search->setAccessibleName(tr("Search services"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(new RoomyDelegate(m_tree));
    m_tree->setAccessibleName(tr("Services"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIconSize({24, 24});
    m_tree->setIndentation(14);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->expandAll();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_tree);
    connect(m_search, &QLineEdit::textChanged, this, &PalettePanel::search);
    connect(m_tree, &QTreeView::activated, this, &PalettePanel::pick);
}

void PalettePanel::setTheme(const Theme& theme) { m_model->setTheme(theme); }

void PalettePanel::focusSearch() {
    m_search->setFocus();
    m_search->selectAll();
}

void PalettePanel::search(const QString& text) {
    m_filter->setFilterFixedString(text.trimmed());
    m_tree->expandAll();
    const QModelIndex first = m_filter->index(0, 0, m_filter->index(0, 0));
    m_tree->setCurrentIndex(text.isEmpty() ? QModelIndex() : first);
}

void PalettePanel::pick(const QModelIndex& index) {
    if (const Kind* kind = m_model->kind(m_filter->mapToSource(index))) emit kindPicked(*kind);
}

/// In the search field, the arrows walk the tree and Enter takes what is current.
bool PalettePanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: pick(m_tree->currentIndex()); return true;
        case Qt::Key_Up:
        case Qt::Key_Down: QCoreApplication::sendEvent(m_tree, event); return true;
        default: return QWidget::eventFilter(watched, event);
    }
}

}  // namespace cascade::app
