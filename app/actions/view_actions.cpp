// SPDX-License-Identifier: MIT
// The view menu.
#include "app/actions/view_actions.h"

#include <QActionGroup>
#include <QMenu>
#include <QToolBar>

#include "app/actions/action.h"
#include "app/canvas/canvas_view.h"

namespace cascade::app {
namespace {

constexpr double kZoomStep = 1.25;

}  // namespace

ViewActions::ViewActions(CanvasView& view)
    : QObject(&view),
      m_view(view),
      m_zoomIn(makeAction(this,
                          {tr("Zoom &In"), tr("See less, larger"), QKeySequence::ZoomIn, QStringLiteral("zoom-in")},
                          [this] { m_view.zoomBy(kZoomStep); })),
      m_zoomOut(makeAction(
          this, {tr("Zoom &Out"), tr("See more, smaller"), QKeySequence::ZoomOut, QStringLiteral("zoom-out")},
          [this] { m_view.zoomBy(1 / kZoomStep); })),
      m_actualSize(makeAction(this, {tr("&Actual Size"), tr("Show the diagram at 100 %"), Qt::CTRL | Qt::Key_1},
                              [this] { m_view.setZoom(1); })),
      m_fit(makeAction(this,
                       {tr("&Fit"), tr("Show the whole diagram"), Qt::CTRL | Qt::Key_0, QStringLiteral("fit")},
                       [this] { m_view.fit(); })),
      m_fitSelection(makeAction(this, {tr("Fit &Selection"), tr("Show what is selected"), Qt::CTRL | Qt::Key_2},
                                [this] { m_view.fitSelection(); })),
      m_appearances(new QActionGroup(this)) {
    m_zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    addAppearance(tr("Like the &System"), tr("Light or dark, as the desktop is"), Appearance::System);
    addAppearance(tr("&Light"), tr("Light colours"), Appearance::Light);
    addAppearance(tr("&Dark"), tr("Dark colours"), Appearance::Dark);
}

void ViewActions::addAppearance(const QString& text, const QString& tip, Appearance appearance) {
    QAction* action = makeAction(this, {text, tip}, [this, appearance] {
        Settings::setAppearance(appearance);
        emit appearanceChanged();
    });
    action->setCheckable(true);
    action->setChecked(Settings::appearance() == appearance);
    m_appearances->addAction(action);
}

void ViewActions::addTo(QMenu& menu) {
    menu.addActions({m_zoomIn, m_zoomOut, m_actualSize, m_fit, m_fitSelection});
    menu.addSeparator();
    menu.addMenu(tr("&Colours"))->addActions(m_appearances->actions());
}

void ViewActions::addTo(QToolBar& bar) { bar.addActions({m_zoomOut, m_zoomIn, m_fit}); }

}  // namespace cascade::app
