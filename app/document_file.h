// SPDX-License-Identifier: MIT
// Between a document and its file: opening any format, saving .cascade. No dialogs: those are in dialogs/.
#pragma once

#include <QString>
#include <QStringList>

#include "app/document.h"

namespace cascade::app {

/// Begins an empty design.
void newDocument(Document& document);

/// Opens a design of any format and answers what had to be changed to take it in. A foreign format becomes a new,
/// unsaved document: its file is not written over. Nodes without a place get one.
Result<QStringList> openDocument(Document& document, const QString& path);

/// Writes the document as NAME.cascade, and remembers it as its file.
Result<Done> saveDocument(Document& document, const QString& path);

/// What the file is called, or "Untitled".
QString documentTitle(const Document& document);

}  // namespace cascade::app
