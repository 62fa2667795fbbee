// SPDX-License-Identifier: MIT
// The dialogs do the work; here they are asked for.
#include "app/actions/export_actions.h"

#include <QDir>
#include <QMenu>
#include <QToolBar>

#include "app/actions/action.h"
#include "app/dialogs/export_dialog.h"
#include "app/dialogs/picture_dialog.h"

namespace cascade::app {

ExportActions::ExportActions(const Document& document, QWidget& window)
    : QObject(&window),
      m_document(document),
      m_window(window),
      m_project(makeAction(this,
                           {tr("&Export…"), tr("Write a project that can be deployed, or a diagram as text"),
                            Qt::CTRL | Qt::Key_E, QStringLiteral("export")},
                           [this] { exportProject(); })),
      m_picture(makeAction(this,
                           {tr("Export &Picture…"), tr("Save the diagram as SVG, PNG or PDF"),
                            Qt::CTRL | Qt::SHIFT | Qt::Key_E, QStringLiteral("picture")},
                           [this] { exportPicture(); })) {}

void ExportActions::addTo(QMenu& menu) {
    menu.addSeparator();
    menu.addActions({m_project, m_picture});
}

void ExportActions::addTo(QToolBar& bar) { bar.addActions({m_project, m_picture}); }

void ExportActions::exportProject() {
    ExportDialog dialog(m_document, &m_window);
    if (dialog.exec() != QDialog::Accepted) return;
    emit message(tr("Exported to %1").arg(QDir::toNativeSeparators(dialog.folder())));
}

void ExportActions::exportPicture() {
    PictureDialog dialog(m_document, themeFor(m_window.palette()).dark, &m_window);
    if (dialog.exec() != QDialog::Accepted) return;
    emit message(tr("Saved %1").arg(QDir::toNativeSeparators(dialog.path())));
}

}  // namespace cascade::app
