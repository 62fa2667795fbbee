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

    /// An edit makes any number of changes to the design; if it fails, those it made are taken back.
    using Edit = std::function<Result<Changes>(Design&)>;
    /// Does the edit and records it as one undoable step called `text` ("Connect Orders to Billing"). Steps with the
    /// same non-zero `mergeKey` that follow each other become one (dragging, typing).
    Result<Changes> perform(const QString& text, const Edit& edit, int mergeKey = 0);

    /// Replaces everything: a file was opened, or a new design begun. Clears the undo history.
    void replace(Design design, const QString& path);
    const QString& path() const { return m_path; }
    void setPath(const QString& path);
    bool isModified() const { return !m_undoStack.isClean(); }

signals:
    /// After each change, in order, done or undone.
    void changed(const cascade::Change& change);
    /// The whole design is another one: rebuild.
    void replaced();
    void pathChanged();

private:
    friend class ChangeCommand;
    void apply(const Changes& changes);

    const Catalog& m_catalog;
    Design m_design;
    QUndoStack m_undoStack;
    QString m_path;
};

}  // namespace cascade::app
