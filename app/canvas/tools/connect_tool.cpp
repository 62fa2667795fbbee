// SPDX-License-Identifier: MIT
// Drawing connections.
#include "app/canvas/tools/connect_tool.h"

#include <QApplication>
#include <QStringList>

#include "app/canvas/canvas_scene.h"
#include "app/canvas/diagram_painter.h"
#include "app/canvas/edge_item.h"
#include "app/canvas/node_item.h"

namespace cascade::app {

void ConnectTool::begin(NodeId node, Direction direction, const QPointF& at) {
    m_active = true;
    m_node = node;
    m_direction = direction;
    m_start = direction == Direction::Outgoing ? outputPort(m_scene.place(node)) : inputPort(m_scene.place(node));
    m_end = at;
    m_onTarget = false;
    mark();
    emit m_scene.hint(
        direction == Direction::Outgoing
            ? CanvasScene::tr("Drop on a lit node to connect, or in empty space to add one.")
            : CanvasScene::tr("Drop on a lit node to connect from it, or in empty space to add one."));
}

ConnectTool::Ends ConnectTool::endsWith(NodeId other) const {
    return m_direction == Direction::Outgoing ? Ends{m_node, other} : Ends{other, m_node};
}

bool ConnectTool::isLegal(NodeId other) const {
    const Ends ends = endsWith(other);
    return whyNotConnected(m_scene.document(), ends.from, ends.to).isEmpty();
}

void ConnectTool::mark() {
    for (NodeItem* item : m_scene.nodeItems()) {
        const bool legal = isLegal(item->node());
        if (item->node() != m_node || legal) item->setMark(legal ? Emphasis::Legal : Emphasis::Dimmed);
    }
    for (EdgeItem* item : m_scene.edgeItems()) item->setMark(Emphasis::Dimmed);
}

void ConnectTool::unmark() {
    for (NodeItem* item : m_scene.nodeItems()) item->setMark(Emphasis::None);
    for (EdgeItem* item : m_scene.edgeItems()) item->setMark(Emphasis::None);
}

void ConnectTool::explain(NodeId other) {
    const Ends ends = endsWith(other);
    const Document& document = m_scene.document();
    const QString reason = whyNotConnected(document, ends.from, ends.to);
    if (!reason.isEmpty()) {
        emit m_scene.hint(reason);
        return;
    }
    QStringList roles;
    const Architecture& architecture = document.architecture();
    const Node& from = architecture.node(ends.from);
    const Node& to = architecture.node(ends.to);
    for (const ConnectionType* type : document.catalog().between(from.kind, to.kind))
        roles << QString::fromStdString(type->role);
    emit m_scene.hint(CanvasScene::tr("%1 → %2: %3")
                          .arg(QString::fromStdString(from.name), QString::fromStdString(to.name),
                               roles.join(QStringLiteral(", "))));
}

void ConnectTool::mousePressed(QGraphicsSceneMouseEvent&) {}

void ConnectTool::mouseMoved(QGraphicsSceneMouseEvent& event) {
    if (!m_active) return;
    m_end = event.scenePos();
    NodeItem* target = m_scene.nodeUnder(m_end);
    // Leaving the handle over one's own node is not yet aiming at it.
    if (target && target->node() == m_node && QLineF(m_start, m_end).length() < kNodeWidth / 2) target = nullptr;
    m_onTarget = target && isLegal(target->node());
    if (target) {
        explain(target->node());
        const QPointF place = m_scene.place(target->node());
        if (m_onTarget) m_end = m_direction == Direction::Outgoing ? inputPort(place) : outputPort(place);
    }
    m_scene.update();
}

void ConnectTool::mouseReleased(QGraphicsSceneMouseEvent& event) {
    if (!m_active) return;
    const QPointF at = event.scenePos();
    const NodeItem* target = m_scene.nodeUnder(at);
    const NodeId other = target ? target->node() : NodeId{};
    const Ends ends = endsWith(other);
    const NodeId node = m_node;
    const Direction direction = m_direction;
    const bool far = QLineF(m_start, at).length() > 3 * kPortReach;
    cancel();
    if (other && (other != node || far)) {
        const QString reason = whyNotConnected(m_scene.document(), ends.from, ends.to);
        if (reason.isEmpty())
            emit m_scene.connectionWanted(ends.from, ends.to);
        else
            emit m_scene.hint(reason);
    } else if (!other && far) {
        emit m_scene.nodeWanted(at, node, direction);
    }
}

bool ConnectTool::cancel() {
    if (!std::exchange(m_active, false)) return false;
    unmark();
    emit m_scene.hint({});
    m_scene.update();
    m_scene.useSelectTool();
    return true;
}

void ConnectTool::paint(QPainter& painter) const {
    if (!m_active) return;
    EdgeLook look;
    look.flow = Flow::Synchronous;
    look.emphasis = m_onTarget ? Emphasis::Selected : Emphasis::Hovered;
    const bool outgoing = m_direction == Direction::Outgoing;
    const EdgeCurve curve = outgoing ? freeCurve(m_start, m_end) : freeCurve(m_end, m_start);
    paintEdge(painter, m_scene.theme(), curve, look);
}

}  // namespace cascade::app
