// SPDX-License-Identifier: MIT
// Undo, clipboard and everything that changes what is selected, for mouse and keyboard alike.
#pragma once

#include <QObject>

#include "app/document.h"

class QAction;
class QMenu;
class QToolBar;

namespace cascade::app {

class CanvasScene;
class CanvasView;

class EditActions final : public QObject {
    Q_OBJECT
public:
    EditActions(CanvasScene& scene, CanvasView& view);

    void addTo(QMenu& menu);
    void addTo(QToolBar& bar);

signals:
    void message(const QString& text);
    /// The keyboard is wanted in the properties panel.
    void propertiesWanted();

private:
    QAction* canvasAction(const struct ActionSpec& spec, void (EditActions::*slot)());
    void updateEnabled();
    void copy();
    void cut();
    void paste();
    void duplicate();
    void remove();
    void selectAll();
    void add();
    void connectNode();
    void rename();

    CanvasScene& m_scene;
    CanvasView& m_view;
    Document& m_document;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_cut;
    QAction* m_copy;
    QAction* m_paste;
    QAction* m_duplicate;
    QAction* m_delete;
    QAction* m_selectAll;
    QAction* m_add;
    QAction* m_connect;
    QAction* m_rename;
    QAction* m_properties;
};

}  // namespace cascade::app
