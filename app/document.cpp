// SPDX-License-Identifier: MIT
// Keeping a design, its file and its history together.
#include "app/document.h"

#include "app/change_command.h"

namespace cascade::app {

Document::Document(const Catalog& catalog, QObject* parent) : QObject(parent), m_catalog(catalog) {}

Result<Changes> Document::perform(const QString& text, const Edit& edit, int mergeKey) {
    Result<Changes> changes = edit(m_design);
    if (!changes || changes->empty()) return changes;
    m_undoStack.push(new ChangeCommand(*this, text, *changes, mergeKey));
    announce(*changes);
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
    m_design.apply(changes);
    announce(changes);
}

void Document::announce(const Changes& changes) {
    for (const Change& change : changes) emit changed(change);
    emit settled();
}

}  // namespace cascade::app
