// SPDX-License-Identifier: MIT
// New, open, save: with the dialogs that keep work from being lost.
#pragma once

#include <QObject>

#include "app/document.h"

class QAction;
class QMenu;
class QToolBar;
class QWidget;

namespace cascade::app {

class FileActions final : public QObject {
    Q_OBJECT
public:
    FileActions(Document& document, QWidget& window);

    void addTo(QMenu& menu);
    void addTo(QToolBar& bar);
    void addQuitTo(QMenu& menu);

    /// Opens it and says what is wrong if it cannot. Asks nothing about unsaved changes.
    bool open(const QString& path);
    bool save();
    /// True when nothing would be lost: saved, thrown away knowingly, or unchanged. False: the user stays here.
    bool mayClose();

signals:
    void message(const QString& text);

private:
    void begin();
    void askToOpen();
    bool saveAs();
    bool saveTo(const QString& path);
    void fillRecent();

    Document& m_document;
    QWidget& m_window;
    QMenu* m_recent;
    QAction* m_new;
    QAction* m_open;
    QAction* m_save;
    QAction* m_saveAs;
    QAction* m_quit;
};

}  // namespace cascade::app
