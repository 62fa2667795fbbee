// SPDX-License-Identifier: MIT
// Zoom and appearance.
#pragma once

#include <QObject>

#include "app/settings.h"

class QAction;
class QActionGroup;
class QMenu;
class QToolBar;

namespace cascade::app {

class CanvasView;

class ViewActions final : public QObject {
    Q_OBJECT
public:
    explicit ViewActions(CanvasView& view);

    void addTo(QMenu& menu);
    void addTo(QToolBar& bar);

signals:
    void appearanceChanged();

private:
    void addAppearance(const QString& text, const QString& tip, Appearance appearance);

    CanvasView& m_view;
    QAction* m_zoomIn;
    QAction* m_zoomOut;
    QAction* m_actualSize;
    QAction* m_fit;
    QAction* m_fitSelection;
    QActionGroup* m_appearances;
};

}  // namespace cascade::app
