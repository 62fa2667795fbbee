// SPDX-License-Identifier: MIT
// Shipping a design: projects that can be deployed, and pictures.
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QToolBar;
class QWidget;

namespace cascade::app {

class Document;

class ExportActions final : public QObject {
    Q_OBJECT
public:
    ExportActions(const Document& document, QWidget& window);

    void addTo(QMenu& menu);
    void addTo(QToolBar& bar);

signals:
    void message(const QString& text);

private:
    void exportProject();
    void exportPicture();

    const Document& m_document;
    QWidget& m_window;
    QAction* m_project;
    QAction* m_picture;
};

}  // namespace cascade::app
