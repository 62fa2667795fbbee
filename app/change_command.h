// SPDX-License-Identifier: MIT
// One step of the undo history: any changes of a design, done or taken back.
#pragma once

#include <QUndoCommand>

#include "model/graph/change.h"

namespace cascade::app {

class Document;

class ChangeCommand final : public QUndoCommand {
public:
    /// `changes` have been made already: the first redo(), by QUndoStack::push(), does nothing.
    ChangeCommand(Document& document, const QString& text, Changes changes, int mergeKey);

    int id() const override { return m_mergeKey == 0 ? -1 : m_mergeKey; }
    bool mergeWith(const QUndoCommand* other) override;
    void undo() override;
    void redo() override;

private:
    Document& m_document;
    Changes m_changes;
    int m_mergeKey;
    bool m_done = false;
};

/// The same changes in fewer steps: successive values of one thing become one, and what ends where it began goes.
/// Only lists that set values (moves, edits) are shortened; additions, removals and renames depend on their order.
Changes condensed(const Changes& changes);

}  // namespace cascade::app
