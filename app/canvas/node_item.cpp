// SPDX-License-Identifier: MIT
// Nodes on the scene.
#include "app/canvas/node_item.h"

#include <QStyleOptionGraphicsItem>

#include "app/canvas/canvas_scene.h"
#include "app/canvas/diagram_painter.h"

namespace cascade::app {

NodeItem::NodeItem(CanvasScene& scene, NodeId node) : m_scene(scene), m_node(node) {
    setFlag(ItemIsSelectable);
    setAcceptHoverEvents(true);
    setZValue(1);
}

void NodeItem::updateLook(const Node& node) {
    NodeLook look = nodeLook(node, m_scene.document().catalog());
    look.problem = m_look.problem;
    look.activity = m_look.activity;
    look.count = m_look.count;
    m_look = look;
    const Kind* kind = m_scene.document().catalog().find(node.kind);
    const QString description = QString::fromStdString(node.description());
    const QString summary = kind ? QString::fromStdString(kind->summary) : QString();
    setToolTip(QStringLiteral("<b>%1</b> · %2<br>%3")
                   .arg(QString::fromStdString(node.name), m_look.subtitle,
                        (description.isEmpty() ? summary : description).toHtmlEscaped()));
    updateEmphasis();
}

void NodeItem::setProblem(std::optional<Severity> problem) {
    if (m_look.problem == problem) return;
    m_look.problem = problem;
    update();
}

void NodeItem::setRehearsal(Activity activity, const QString& count) {
    if (m_look.activity == activity && m_look.count == count) return;
    m_look.activity = activity;
    m_look.count = count;
    update();
}

void NodeItem::setMark(Emphasis mark) {
    m_mark = mark;
    updateEmphasis();
}

void NodeItem::updateEmphasis() {
    m_look.emphasis = m_mark != Emphasis::None ? m_mark
                      : isSelected()           ? Emphasis::Selected
                      : m_hovered              ? Emphasis::Hovered
                                               : Emphasis::None;
    m_look.ports = m_mark == Emphasis::Legal || (m_mark == Emphasis::None && (m_hovered || isSelected()));
    update();
}

NodeItem::Part NodeItem::partAt(const QPointF& scenePosition) const {
    const QPointF local = mapFromScene(scenePosition);
    if (QLineF(local, outputPort({})).length() <= kPortReach) return Part::Output;
    if (QLineF(local, inputPort({})).length() <= kPortReach) return Part::Input;
    return Part::Body;
}

QRectF NodeItem::boundingRect() const {
    return nodeRect({}).adjusted(-kNodeMargin, -kNodeMargin, kNodeMargin, kNodeMargin);
}

QPainterPath NodeItem::shape() const {
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRect(nodeRect({}));
    path.addEllipse(inputPort({}), kPortReach, kPortReach);
    path.addEllipse(outputPort({}), kPortReach, kPortReach);
    return path;
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    paintNode(*painter, m_scene.theme(), {}, m_look, zoom);
}

void NodeItem::hoverEnterEvent(QGraphicsSceneHoverEvent*) {
    m_hovered = true;
    updateEmphasis();
}

void NodeItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*) {
    m_hovered = false;
    updateEmphasis();
}

QVariant NodeItem::itemChange(GraphicsItemChange change, const QVariant& value) {
    if (change == ItemSelectedHasChanged) updateEmphasis();
    return QGraphicsItem::itemChange(change, value);
}

}  // namespace cascade::app
