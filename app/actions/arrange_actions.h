// SPDX-License-Identifier: MIT
// Arranging the nodes with Graphviz, while the window goes on.
#pragma once

#include <QObject>

#include "app/layout/graphviz.h"

class QAction;
class QMenu;
class QToolBar;

namespace cascade::app {

class CanvasView;
class Document;

class ArrangeActions final : public QObject {
    Q_OBJECT
public:
    ArrangeActions(Document& document, CanvasView& view);

    void addTo(QMenu& menu);
    void addTo(QToolBar& bar);

signals:
    void message(const QString& text);

private:
    QAction* engineAction(const std::string& engine);
    void arrange(const std::string& engine);
    void take(const Placement& placement);

    Document& m_document;
    CanvasView& m_view;
    Graphviz m_graphviz;
    QAction* m_arrange;
    QList<QAction*> m_engines;
};

}  // namespace cascade::app
