// SPDX-License-Identifier: MIT
// Keeping a design, its file and its history together.
#include "app/document.h"

namespace cascade::app {

/// Undo and redo of any edit: its changes, or their inverse.
class ChangeCommand final : public QUndoCommand {
public:
    ChangeCommand(Document& document, const QString& text, Changes changes, int mergeKey)
        : QUndoCommand(text), m_document(document), m_changes(std::move(changes)), m_mergeKey(mergeKey) {}

    int id() const override { return m_mergeKey == 0 ? -1 : m_mergeKey; }
    bool mergeWith(const QUndoCommand* other) override {
        const auto& next = static_cast<const ChangeCommand&>(*other);
        m_changes.insert(m_changes.end(), next.m_changes.begin(), next.m_changes.end());
        return true;
    }
    void undo() override { m_document.apply(inverse(m_changes)); }
    void redo() override {
        if (!std::exchange(m_done, true)) return;  // perform() has already made the changes
        m_document.apply(m_changes);
    }

private:
    Document& m_document;
    Changes m_changes;
    int m_mergeKey;
    bool m_done = false;
};

Document::Document(const Catalog& catalog, QObject* parent) : QObject(parent), m_catalog(catalog) {}

Result<Changes> Document::perform(const QString& text, const Edit& edit, int mergeKey) {
    const Design before = m_design;
    Result<Changes> changes = edit(m_design);
    if (!changes) {
        m_design = before;
        return changes;
    }
    if (changes->empty()) return changes;
    for (const Change& change : *changes) emit changed(change);
    m_undoStack.push(new ChangeCommand(*this, text, *changes, mergeKey));
    return changes;
}

void Document::replace(Design design, const QString& path) {
    m_design = std::move(design);
    m_undoStack.clear();
    emit replaced();
    setPath(path);
}

void Document::setPath(const QString& path) {
    m_path = path;
    emit pathChanged();
}

void Document::apply(const Changes& changes) {
    for (const Change& change : changes) {
        m_design.apply(change);
        emit changed(change);
    }
}

}  // namespace cascade::app
