// SPDX-License-Identifier: MIT
// The file menu.
#include "app/actions/file_actions.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QToolBar>

#include "app/actions/action.h"
#include "app/document_file.h"
#include "app/settings.h"

namespace cascade::app {
namespace {

QString text(const Error& error) { return QString::fromStdString(error.text()); }

/// What is being typed into a field counts before anything is saved or closed.
void finishTyping() {
    if (QWidget* focused = QApplication::focusWidget()) focused->clearFocus();
}

}  // namespace

FileActions::FileActions(Document& document, QWidget& window)
    : QObject(&window),
      m_document(document),
      m_window(window),
      m_recent(new QMenu(tr("Open &Recent"), &window)),
      m_new(makeAction(this, {tr("&New"), tr("Begin a new design"), QKeySequence::New, QStringLiteral("new")},
                       [this] { begin(); })),
      m_open(makeAction(this, {tr("&Open…"), tr("Open a design"), QKeySequence::Open, QStringLiteral("open")},
                        [this] { askToOpen(); })),
      m_save(makeAction(this, {tr("&Save"), tr("Save the design"), QKeySequence::Save, QStringLiteral("save")},
                        [this] { save(); })),
      m_saveAs(makeAction(this, {tr("Save &As…"), tr("Save the design under another name"), QKeySequence::SaveAs},
                          [this] { saveAs(); })),
      m_quit(
          makeAction(this, {tr("&Quit"), tr("Leave Cascade"), QKeySequence::Quit}, [this] { m_window.close(); })) {
    connect(m_recent, &QMenu::aboutToShow, this, &FileActions::fillRecent);
}

void FileActions::addTo(QMenu& menu) {
    menu.addActions({m_new, m_open});
    menu.addMenu(m_recent);
    menu.addSeparator();
    menu.addActions({m_save, m_saveAs});
    menu.addSeparator();
}

void FileActions::addQuitTo(QMenu& menu) {
    menu.addSeparator();
    menu.addAction(m_quit);
}

void FileActions::addTo(QToolBar& bar) { bar.addActions({m_new, m_open, m_save}); }

void FileActions::begin() {
    if (mayClose()) newDocument(m_document);
}

void FileActions::askToOpen() {
    if (!mayClose()) return;
    const QString folder = QFileInfo(m_document.path()).absolutePath();
    const QString path = QFileDialog::getOpenFileName(
        &m_window, tr("Open a Design"), folder,
        tr("Designs (*.cascade *.json);;Cascade (*.cascade);;Serverless by Design (*.json);;All files (*)"));
    if (!path.isEmpty()) open(path);
}

bool FileActions::open(const QString& path) {
    const Result<QStringList> opened = openDocument(m_document, path);
    if (!opened) {
        QMessageBox::warning(&m_window, tr("Cannot Open"), text(opened.error()));
        return false;
    }
    Settings::addRecentFile(path);
    if (opened->isEmpty())
        emit message(tr("Opened %1").arg(QFileInfo(path).fileName()));
    else
        QMessageBox::information(&m_window, tr("Opened with Changes"), opened->join(QLatin1Char('\n')));
    return true;
}

bool FileActions::save() { return m_document.path().isEmpty() ? saveAs() : saveTo(m_document.path()); }

bool FileActions::saveAs() {
    QString suggestion = m_document.path();
    if (suggestion.isEmpty()) {
        const std::string& name = m_document.architecture().name();
        suggestion = QString::fromStdString(name.empty() ? "design" : cleanName(name)) + QStringLiteral(".cascade");
    }
    QString path =
        QFileDialog::getSaveFileName(&m_window, tr("Save the Design"), suggestion, tr("Cascade (*.cascade)"));
    if (path.isEmpty()) return false;
    if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".cascade");
    return saveTo(path);
}

bool FileActions::saveTo(const QString& path) {
    finishTyping();
    const Result<Done> saved = saveDocument(m_document, path);
    if (!saved) {
        QMessageBox::warning(&m_window, tr("Cannot Save"), text(saved.error()));
        return false;
    }
    Settings::addRecentFile(path);
    emit message(tr("Saved %1").arg(QFileInfo(path).fileName()));
    return true;
}

bool FileActions::mayClose() {
    finishTyping();
    if (!m_document.isModified()) return true;
    const auto answer = QMessageBox::question(
        &m_window, tr("Unsaved Changes"), tr("Save the changes to %1?").arg(documentTitle(m_document)),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save) return save();
    return answer == QMessageBox::Discard;
}

void FileActions::fillRecent() {
    m_recent->clear();
    for (const QString& path : Settings::recentFiles())
        m_recent->addAction(QDir::toNativeSeparators(path), this, [this, path] {
            if (mayClose()) open(path);
        });
    if (m_recent->isEmpty()) {
        m_recent->addAction(tr("No files yet"))->setEnabled(false);
        return;
    }
    m_recent->addSeparator();
    m_recent->addAction(tr("Forget These"), this, [] { Settings::forgetRecentFiles(); });
}

}  // namespace cascade::app
