// SPDX-License-Identifier: MIT
// Selecting and moving. While nodes move only their items do; releasing makes it one edit, Escape puts them back.
#include "app/canvas/tools/select_tool.h"

#include <QApplication>
#include <cmath>

#include "app/canvas/canvas_scene.h"
#include "app/canvas/edge_item.h"
#include "app/canvas/node_item.h"
#include "app/edits.h"

namespace cascade::app {
namespace {

double snapped(double value) { return std::round(value / (kGridStep / 2)) * (kGridStep / 2); }

bool extends(const QGraphicsSceneMouseEvent& event) {
    return event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
}

}  // namespace

void SelectTool::mousePressed(QGraphicsSceneMouseEvent& event) {
    m_start = event.scenePos();
    QGraphicsItem* item = m_scene.itemUnder(m_start);
    if (!item) {
        m_before = extends(event) ? m_scene.selection() : Selection{};
        if (!extends(event)) m_scene.clearSelection();
        m_state = State::Marquee;
        return;
    }
    if (extends(event)) {
        item->setSelected(!item->isSelected());
    } else if (!item->isSelected()) {
        m_scene.clearSelection();
        item->setSelected(true);
    }
    const auto* node = qgraphicsitem_cast<NodeItem*>(item);
    m_state = node && item->isSelected() ? State::Pressed : State::Idle;
    m_grabbed = node ? node->node() : NodeId{};
}

void SelectTool::mouseMoved(QGraphicsSceneMouseEvent& event) {
    if (m_state == State::Marquee) return stretchMarquee(event.scenePos());
    if (m_state == State::Pressed) {
        const QPoint way = event.screenPos() - event.buttonDownScreenPos(Qt::LeftButton);
        if (way.manhattanLength() < QApplication::startDragDistance()) return;
        startMoving();
    }
    if (m_state == State::Moving) move(event.scenePos() - m_start);
}

void SelectTool::startMoving() {
    m_state = State::Moving;
    m_places.clear();
    for (const NodeId node : m_scene.selection().nodes) m_places[node] = m_scene.place(node);
}

/// Snaps the node under the pointer to the grid; the others keep their distance to it.
void SelectTool::move(const QPointF& by) {
    const QPointF grabbed = m_places[m_grabbed];
    const QPointF goal(snapped(grabbed.x() + by.x()), snapped(grabbed.y() + by.y()));
    for (const auto& [node, place] : m_places) m_scene.showAt(node, place + goal - grabbed);
}

void SelectTool::stretchMarquee(const QPointF& to) {
    m_marquee = QRectF(m_start, to).normalized();
    Selection selection = m_before;
    for (QGraphicsItem* item : m_scene.items(m_marquee, Qt::IntersectsItemShape)) {
        if (const auto* node = qgraphicsitem_cast<NodeItem*>(item)) selection.nodes.push_back(node->node());
        // A connection only when it lies wholly inside: a marquee across a diagram means the nodes.
        if (const auto* edge = qgraphicsitem_cast<EdgeItem*>(item);
            edge && m_marquee.contains(edge->curve().bounds()))
            selection.connections.push_back(edge->connection());
    }
    m_scene.select(selection);
    m_scene.update();
}

void SelectTool::mouseReleased(QGraphicsSceneMouseEvent&) {
    if (m_state == State::Marquee) m_scene.update();
    if (m_state == State::Moving) {
        std::vector<Layout::Entry> places;
        for (const auto& [node, before] : m_places)
            if (m_scene.place(node) != before) places.emplace_back(node, toPoint(m_scene.place(node)));
        if (!places.empty()) (void)moveNodes(m_scene.document(), places);
    }
    m_state = State::Idle;
    m_marquee = {};
}

bool SelectTool::cancel() {
    const bool busy = m_state == State::Moving || m_state == State::Marquee;
    if (m_state == State::Moving)
        for (const auto& [node, place] : m_places) m_scene.showAt(node, place);
    m_state = State::Idle;
    m_marquee = {};
    m_scene.update();
    return busy;
}

void SelectTool::paint(QPainter& painter) const {
    if (m_marquee.isEmpty()) return;
    QColor fill = m_scene.theme().accent;
    fill.setAlpha(28);
    QPen pen(m_scene.theme().accent, 1);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawRect(m_marquee);
}

}  // namespace cascade::app
