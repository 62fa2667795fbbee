// SPDX-License-Identifier: MIT
// Document: a file, its design, its undo history, and the one change stream that every panel listens to.
#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <functional>

#include "model/catalog/catalog.h"
#include "model/graph/design.h"
#include "model/result.h"

namespace cascade::app {

class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(const Catalog& catalog, QObject* parent = nullptr);

    const Design& design() const { return m_design; }
    const Architecture& architecture() const { return m_design.architecture(); }
    const Catalog& catalog() const { return m_catalog; }
    QUndoStack& undoStack() { return m_undoStack; }

    /// Changes the design and says how. An edit that fails must leave the design as it was: those of Design do, and
    /// EditSequence makes several of them into one that does.
    using Edit = std::function<Result<Changes>(Design&)>;
    /// Does the edit and records it as one undoable step called `text` ("Connect Orders to Billing"). Steps with
    /// the same non-zero `mergeKey` that follow each other become one (nudging, typing); a step that has come back
    /// to where it began leaves the history.
    Result<Changes> perform(const QString& text, const Edit& edit, int mergeKey = 0);
    /// A key that no other step has.
    int newMergeKey() { return ++m_lastMergeKey; }

    /// Replaces everything: a file was opened, or a new design begun. Clears the undo history.
    void replace(Design design, const QString& path);
    const QString& path() const { return m_path; }
    void setPath(const QString& path);
    bool isModified() const { return !m_undoStack.isClean(); }
    /// A design that came from elsewhere and stands in no file yet is unsaved from the start.
    void setUnsaved() { m_undoStack.resetClean(); }

signals:
    /// For each change of a step, in order, done or undone. The design already holds the whole step: what the
    /// change names may be gone again, or not stand alone.
    void changed(const cascade::Change& change);
    /// After the last change of a step.
    void settled();
    /// The whole design is another one: rebuild.
    void replaced();
    void pathChanged();

private:
    friend class ChangeCommand;
    void apply(const Changes& changes);
    void announce(const Changes& changes);

    const Catalog& m_catalog;
    Design m_design;
    QUndoStack m_undoStack;
    QString m_path;
    int m_lastMergeKey = 0;
};

}  // namespace cascade::app
