// SPDX-License-Identifier: MIT
// Asking in place.
#include "app/canvas/prompts.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QToolTip>

#include "app/canvas/canvas_scene.h"
#include "app/canvas/canvas_view.h"
#include "app/canvas/diagram_painter.h"
#include "app/canvas/icons.h"
#include "app/canvas/pick_list.h"

namespace cascade::app {
namespace {

QString text(const std::string& value) { return QString::fromStdString(value); }

PickList::Choice choiceOf(const Kind& kind, const Theme& theme) {
    return {text(kind.title), text(kind.summary), kindIcon(kind, theme), text(kind.name + ' ' + kind.group)};
}

/// A name field that lets go on Escape without renaming.
class NameField final : public QLineEdit {
public:
    using QLineEdit::QLineEdit;

protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() != Qt::Key_Escape) return QLineEdit::keyPressEvent(event);
        blockSignals(true);  // leaving is no finished editing
        parentWidget()->parentWidget()->setFocus();
        deleteLater();
    }
};

}  // namespace

Prompts::Prompts(CanvasScene& scene, CanvasView& view)
    : QObject(&view), m_scene(scene), m_view(view), m_list(new PickList(&view)) {
    connect(&scene, &CanvasScene::addWanted, this, &Prompts::addAt);
    connect(&scene, &CanvasScene::nodeWanted, this, &Prompts::addConnected);
    connect(&scene, &CanvasScene::connectionWanted, this, &Prompts::connectNodes);
    connect(&scene, &CanvasScene::renameWanted, this, &Prompts::rename);
}

QPoint Prompts::screenPosition(const QPointF& scenePosition) const {
    return m_view.viewport()->mapToGlobal(m_view.mapFromScene(scenePosition));
}

void Prompts::addAt(const QPointF& place) {
    std::vector<PickList::Choice> choices;
    const std::vector<Kind>& kinds = m_scene.document().catalog().kinds();
    for (const Kind& kind : kinds) choices.push_back(choiceOf(kind, m_scene.theme()));
    m_list->ask(tr("Add: type a name, then Enter"), choices, screenPosition(place),
                [this, place, &kinds](std::size_t i) {
                    const Result<NodeId> node = addNode(m_scene.document(), kinds[i], place);
                    if (node) m_scene.select({{*node}, {}});
                });
}

void Prompts::addConnected(const QPointF& place, NodeId other, Direction direction) {
    const Node* node = m_scene.document().architecture().find(other);
    if (!node) return;
    const Catalog& catalog = m_scene.document().catalog();
    const bool outgoing = direction == Direction::Outgoing;
    std::vector<const Kind*> kinds;
    std::vector<PickList::Choice> choices;
    for (const Kind& kind : catalog.kinds()) {
        const auto types =
            outgoing ? catalog.between(node->kind, kind.name) : catalog.between(kind.name, node->kind);
        if (types.empty()) continue;
        kinds.push_back(&kind);
        choices.push_back(choiceOf(kind, m_scene.theme()));
        choices.back().detail = text(types.front()->title);
    }
    if (kinds.empty()) {
        emit m_scene.hint(outgoing ? tr("Nothing can follow %1.").arg(text(node->name))
                                   : tr("Nothing can lead to %1.").arg(text(node->name)));
        return;
    }
    // The handle that was let go is where the new node's own handle should be.
    const QPointF centre = place + QPointF(outgoing ? kNodeWidth / 2 : -kNodeWidth / 2, 0);
    const QString question =
        outgoing ? tr("%1 leads to …").arg(text(node->name)) : tr("… leads to %1").arg(text(node->name));
    m_list->ask(question, choices, screenPosition(place), [this, centre, other, direction, kinds](std::size_t i) {
        const Result<NodeId> added = addConnectedNode(m_scene.document(), *kinds[i], centre, other, direction);
        if (added) m_scene.select({{*added}, {}});
    });
}

void Prompts::connectNodes(NodeId from, NodeId to) {
    const Architecture& architecture = m_scene.document().architecture();
    const Node* source = architecture.find(from);
    const Node* target = architecture.find(to);
    if (!source || !target) return;
    const auto types = m_scene.document().catalog().between(source->kind, target->kind);
    if (types.empty()) {
        emit m_scene.hint(whyNotConnected(m_scene.document(), from, to));
        return;
    }
    if (types.size() == 1) return connectAs(from, to, types.front()->role);
    std::vector<PickList::Choice> choices;
    for (const ConnectionType* type : types)
        choices.push_back({text(type->role),
                           text(type->description.empty() ? type->title : type->description),
                           {},
                           text(type->title)});
    const QPointF middle = (m_scene.place(from) + m_scene.place(to)) / 2;
    m_list->ask(tr("What does %1 do with %2?").arg(text(source->name), text(target->name)), choices,
                screenPosition(middle),
                [this, from, to, types](std::size_t i) { connectAs(from, to, types[i]->role); });
}

void Prompts::connectAs(NodeId from, NodeId to, const std::string& role) {
    const Result<ConnectionId> made = app::connectNodes(m_scene.document(), from, to, role);
    if (made)
        m_scene.select({{}, {*made}});
    else
        emit m_scene.hint(text(made.error().text()));
}

void Prompts::connectFrom(NodeId from) {
    const Document& document = m_scene.document();
    std::vector<NodeId> targets;
    std::vector<PickList::Choice> choices;
    for (const Node& node : document.architecture().nodes()) {
        if (!whyNotConnected(document, from, node.id).isEmpty()) continue;
        const Kind* kind = document.catalog().find(node.kind);
        targets.push_back(node.id);
        choices.push_back(
            {text(node.name), text(kind->title), kindIcon(*kind, m_scene.theme()), text(kind->title)});
    }
    const QPointF port = outputPort(m_scene.place(from));
    if (targets.empty()) return addConnected(port + QPointF(kNodeGapX, 0), from, Direction::Outgoing);
    m_list->ask(tr("Connect to …"), choices, screenPosition(port),
                [this, from, targets](std::size_t i) { connectNodes(from, targets[i]); });
}

void Prompts::rename(NodeId node) {
    const Node* found = m_scene.document().architecture().find(node);
    if (!found) return;
    const QRectF rect = nodeRect(m_scene.place(node));
    const QRect area = m_view.mapFromScene(rect).boundingRect();
    auto* field = new NameField(text(found->name), m_view.viewport());
    field->setObjectName(QStringLiteral("renameField"));
    field->setAccessibleName(tr("Name of the node"));
    field->setFrame(true);
    const int height = field->sizeHint().height();
    field->setGeometry(area.left(), area.center().y() - height / 2, std::max(area.width(), 160), height);
    field->selectAll();
    field->show();
    field->setFocus();
    connect(field, &QLineEdit::editingFinished, this, [this, node, field] { finishRename(node, *field); });
}

void Prompts::finishRename(NodeId node, QLineEdit& field) {
    const Node* found = m_scene.document().architecture().find(node);
    const QString name = field.text().trimmed();
    if (found && !name.isEmpty() && name != text(found->name)) {
        const Result<Changes> made = renameNode(m_scene.document(), node, name);
        if (!made) {
            QToolTip::showText(field.mapToGlobal(QPoint(0, field.height())), text(made.error().text()), &field);
            emit m_scene.hint(text(made.error().text()));
            if (field.hasFocus()) return;  // try again
        }
    }
    field.blockSignals(true);                 // losing the focus would end the editing once more
    if (field.hasFocus()) m_view.setFocus();  // before it hides: Qt would press Tab for it, and select another node
    field.hide();
    field.deleteLater();
}

}  // namespace cascade::app
