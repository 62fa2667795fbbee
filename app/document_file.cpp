// SPDX-License-Identifier: MIT
// Opening and saving.
#include "app/document_file.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "app/files.h"
#include "app/layout/graphviz.h"
#include "exporters/open.h"
#include "model/format/document.h"

namespace cascade::app {
namespace {

bool isCascade(const QString& path) { return path.endsWith(QStringLiteral(".cascade"), Qt::CaseInsensitive); }

}  // namespace

void newDocument(Document& document) { document.replace(Design(), {}); }

Result<QStringList> openDocument(Document& document, const QString& path) {
    const Result<std::string> bytes = readFile(path.toStdString());
    if (!bytes) return bytes.error();
    Result<exporters::Imported> opened =
        exporters::openDesign(*bytes, path.toStdString(), document.catalog(), filesBeside(path.toStdString()));
    if (!opened) return opened.error();
    if (const Result<Changes> placed = placeUnplaced(opened.value().design); !placed) return placed.error();
    QStringList notices;
    for (const std::string& notice : opened->notices) notices << QString::fromStdString(notice);
    document.replace(std::move(opened.value().design), isCascade(path) ? path : QString());
    if (!isCascade(path)) document.setUnsaved();
    return notices;
}

Result<Done> saveDocument(Document& document, const QString& path) {
    const Result<Done> written = writeFile(path.toStdString(), writeDocument(document.design()));
    if (!written) return written;
    document.undoStack().setClean();
    document.setPath(path);
    return Done{};
}

QString documentTitle(const Document& document) {
    if (!document.path().isEmpty()) return QFileInfo(document.path()).fileName();
    const std::string& name = document.architecture().name();
    return name.empty() ? QCoreApplication::translate("DocumentFile", "Untitled") : QString::fromStdString(name);
}

}  // namespace cascade::app
