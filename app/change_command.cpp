// SPDX-License-Identifier: MIT
// Doing, undoing and merging changes.
#include "app/change_command.h"

#include <algorithm>

#include "app/document.h"

namespace cascade::app {
namespace {

bool setsValue(const Change& change) {
    return std::visit(Overloaded{
                          [](const NodeMoved& c) { return c.before && c.after; },
                          [](const NodeEdited&) { return true; },
                          [](const ConnectionEdited&) { return true; },
                          [](const SectionEdited& c) { return !c.before.is_null() && !c.after.is_null(); },
                          [](const auto&) { return false; },
                      },
                      change);
}

/// Lets `first` end where `next` ends, if both set the same thing.
bool continueWith(Change& first, const Change& next) {
    if (first.index() != next.index()) return false;
    return std::visit(
        [&](auto& c) {
            using T = std::decay_t<decltype(c)>;
            const T& n = std::get<T>(next);
            if constexpr (std::is_same_v<T, NodeMoved> || std::is_same_v<T, NodeEdited>) {
                if (c.node != n.node) return false;
            } else if constexpr (std::is_same_v<T, ConnectionEdited>) {
                if (c.connection != n.connection) return false;
            } else if constexpr (std::is_same_v<T, SectionEdited>) {
                if (c.section != n.section) return false;
            } else {
                return false;
            }
            if constexpr (requires { c.after; }) c.after = n.after;
            return true;
        },
        first);
}

bool changesNothing(const Change& change) {
    return std::visit(
        [](const auto& c) {
            if constexpr (requires { c.before == c.after; })
                return c.before == c.after;
            else
                return false;
        },
        change);
}

}  // namespace

Changes condensed(const Changes& changes) {
    if (!std::all_of(changes.begin(), changes.end(), setsValue)) return changes;
    Changes result;
    for (const Change& change : changes) {
        const bool joined = std::any_of(result.begin(), result.end(),
                                        [&](Change& earlier) { return continueWith(earlier, change); });
        if (!joined) result.push_back(change);
    }
    std::erase_if(result, changesNothing);
    return result;
}

ChangeCommand::ChangeCommand(Document& document, const QString& text, Changes changes, int mergeKey)
    : QUndoCommand(text), m_document(document), m_changes(std::move(changes)), m_mergeKey(mergeKey) {}

bool ChangeCommand::mergeWith(const QUndoCommand* other) {
    const auto& next = static_cast<const ChangeCommand&>(*other);
    m_changes.insert(m_changes.end(), next.m_changes.begin(), next.m_changes.end());
    m_changes = condensed(m_changes);
    setObsolete(m_changes.empty());
    return true;
}

void ChangeCommand::undo() { m_document.apply(inverse(m_changes)); }

void ChangeCommand::redo() {
    if (!std::exchange(m_done, true)) return;
    m_document.apply(m_changes);
}

}  // namespace cascade::app
