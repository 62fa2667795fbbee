// SPDX-License-Identifier: MIT
// The edit menu. Its keys belong to the canvas: in a field, Delete deletes letters.
#include "app/actions/edit_actions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QToolBar>

#include "app/actions/action.h"
#include "app/canvas/canvas_scene.h"
#include "app/canvas/canvas_view.h"
#include "app/canvas/prompts.h"
#include "app/edits.h"
#include "app/fragment.h"

namespace cascade::app {
namespace {

/// Where copies land beside what they are copies of.
constexpr QPointF kCopyOffset(2 * kGridStep, kNodeHeight + 2 * kGridStep);

}  // namespace

EditActions::EditActions(CanvasScene& scene, CanvasView& view)
    : QObject(&view), m_scene(scene), m_view(view), m_document(scene.document()) {
    m_undo = m_document.undoStack().createUndoAction(this, tr("&Undo"));
    m_undo->setShortcut(QKeySequence::Undo);
    m_undo->setData(QStringLiteral("undo"));
    m_redo = m_document.undoStack().createRedoAction(this, tr("&Redo"));
    m_redo->setShortcuts({QKeySequence(QKeySequence::Redo), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    m_redo->setData(QStringLiteral("redo"));
    m_cut = canvasAction({tr("Cu&t"), tr("Copy what is selected, and delete it"), QKeySequence::Cut},
                         &EditActions::cut);
    m_copy =
        canvasAction({tr("&Copy"), tr("Copy what is selected, as text"), QKeySequence::Copy}, &EditActions::copy);
    m_paste =
        canvasAction({tr("&Paste"), tr("Paste nodes that were copied"), QKeySequence::Paste}, &EditActions::paste);
    m_duplicate = canvasAction({tr("D&uplicate"), tr("Copy what is selected, beside it"), Qt::CTRL | Qt::Key_D},
                               &EditActions::duplicate);
    m_delete =
        canvasAction({tr("&Delete"), tr("Delete what is selected"), Qt::Key_Delete, QStringLiteral("delete")},
                     &EditActions::remove);
    m_delete->setShortcuts({QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)});
    m_selectAll = canvasAction({tr("Select &All"), tr("Select everything"), QKeySequence::SelectAll},
                               &EditActions::selectAll);
    m_add = canvasAction({tr("A&dd…"), tr("Add a service by typing its name"), Qt::Key_A, QStringLiteral("add")},
                         &EditActions::add);
    m_connect = canvasAction(
        {tr("C&onnect…"), tr("Connect the selected node to another"), Qt::Key_C, QStringLiteral("connect")},
        &EditActions::connectNode);
    m_rename = canvasAction({tr("Re&name"), tr("Rename the selected node"), Qt::Key_F2, QStringLiteral("rename")},
                            &EditActions::rename);
    m_properties = makeAction(
        this, {tr("Pr&operties"), tr("Edit the properties of what is selected"), Qt::ALT | Qt::Key_Return},
        [this] { emit propertiesWanted(); });
    connect(&scene, &CanvasScene::selectionChanged, this, &EditActions::updateEnabled);
    connect(&m_document, &Document::settled, this, &EditActions::updateEnabled);
    connect(&m_document, &Document::replaced, this, &EditActions::updateEnabled);
    updateEnabled();
}

QAction* EditActions::canvasAction(const ActionSpec& spec, void (EditActions::*slot)()) {
    QAction* action = makeAction(this, spec, [this, slot] { (this->*slot)(); });
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view.addAction(action);
    return action;
}

void EditActions::addTo(QMenu& menu) {
    menu.addActions({m_undo, m_redo});
    menu.addSeparator();
    menu.addActions({m_cut, m_copy, m_paste, m_duplicate, m_delete});
    menu.addSeparator();
    menu.addActions({m_selectAll});
    menu.addSeparator();
    menu.addActions({m_add, m_connect, m_rename, m_properties});
}

void EditActions::addTo(QToolBar& bar) {
    bar.addActions({m_undo, m_redo});
    bar.addSeparator();
    bar.addActions({m_add, m_connect, m_delete});
}

void EditActions::updateEnabled() {
    const Selection selection = m_scene.selection();
    for (QAction* action : {m_cut, m_copy, m_duplicate}) action->setEnabled(!selection.nodes.empty());
    for (QAction* action : {m_connect, m_rename}) action->setEnabled(selection.nodes.size() == 1);
    m_delete->setEnabled(!selection.empty());
    m_selectAll->setEnabled(!m_document.architecture().nodes().empty());
}

void EditActions::copy() {
    const Design fragment = fragmentOf(m_document.design(), m_scene.selection());
    QGuiApplication::clipboard()->setText(toClipboardText(fragment));
}

void EditActions::cut() {
    copy();
    remove();
}

void EditActions::paste() {
    const QString text = QGuiApplication::clipboard()->text();
    Result<Design> fragment = fromClipboardText(text, m_document.catalog());
    if (!fragment) {
        emit message(tr("The clipboard holds no nodes: %1").arg(QString::fromStdString(fragment.error().what)));
        return;
    }
    // In sight and off the original: beside what is selected, else in the middle of the window.
    const QPointF goal = m_scene.selection().nodes.empty() ? m_view.centre() : centreOf(*fragment) + kCopyOffset;
    const QPointF offset = freePlace(m_document.design(), goal) - centreOf(*fragment);
    const Result<Selection> added = insertFragment(m_document, std::move(fragment).value(), offset, tr("Paste"));
    if (added) m_scene.select(*added);
}

void EditActions::duplicate() {
    Design fragment = fragmentOf(m_document.design(), m_scene.selection());
    const Result<Selection> added = insertFragment(m_document, std::move(fragment), kCopyOffset, tr("Duplicate"));
    if (added) m_scene.select(*added);
}

void EditActions::remove() {
    const Selection selection = m_scene.selection();
    if (!selection.empty()) (void)removeSelection(m_document, selection);
}

void EditActions::selectAll() {
    Selection all;
    for (const Node& node : m_document.architecture().nodes()) all.nodes.push_back(node.id);
    for (const Connection& connection : m_document.architecture().connections())
        all.connections.push_back(connection.id);
    m_scene.select(all);
}

void EditActions::add() { m_view.prompts().addAt(m_view.centre()); }

void EditActions::connectNode() {
    const Selection selection = m_scene.selection();
    if (selection.nodes.size() == 1) m_view.prompts().connectFrom(selection.nodes.front());
}

void EditActions::rename() {
    const Selection selection = m_scene.selection();
    if (selection.nodes.size() == 1) m_view.prompts().rename(selection.nodes.front());
}

}  // namespace cascade::app
