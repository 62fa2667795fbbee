// SPDX-License-Identifier: MIT
// A fragment: part of a design as a design of its own. Copying writes it as the text of a small .cascade document,
// so that it can be pasted into another window, a file or a chat.
#pragma once

#include <QPointF>

#include "app/document.h"
#include "app/selection.h"

namespace cascade::app {

/// The selected nodes with the connections among them.
Design fragmentOf(const Design& design, const Selection& selection);

/// Adds everything in the fragment, moved by `offset`, as one step called `name`. Names that are taken get a
/// number, and what refers to them follows. Answers what was added.
Result<Selection> insertFragment(Document& document, Design fragment, const QPointF& offset, const QString& name);

QString toClipboardText(const Design& fragment);
Result<Design> fromClipboardText(const QString& text, const Catalog& catalog);

/// The middle of where its nodes stand.
QPointF centreOf(const Design& fragment);

}  // namespace cascade::app
