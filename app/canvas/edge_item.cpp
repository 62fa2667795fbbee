// SPDX-License-Identifier: MIT
// Connections on the scene.
#include "app/canvas/edge_item.h"

#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

#include "app/canvas/canvas_scene.h"
#include "app/canvas/diagram_painter.h"

namespace cascade::app {
namespace {

/// How near the pointer must come to hit a connection.
constexpr double kReach = 7;

}  // namespace

EdgeItem::EdgeItem(CanvasScene& scene, const Connection& connection)
    : m_scene(scene), m_connection(connection.id), m_from(connection.from), m_to(connection.to) {
    setFlag(ItemIsSelectable);
    setAcceptHoverEvents(true);
}

void EdgeItem::setLane(double lane) { m_lane = lane; }

void EdgeItem::updateCurve(const QPointF& from, const QPointF& to) {
    m_curve = m_from == m_to ? loopCurve(from, m_lane) : edgeCurve(from, to, m_lane);
    updateBounds();
}

void EdgeItem::updateLook(const Architecture& architecture, const Connection& connection) {
    EdgeLook look = edgeLook(architecture, connection, m_scene.document().catalog());
    look.problem = m_look.problem;
    m_look = look;
    const ConnectionType* type = m_scene.document().catalog().find(architecture, connection);
    const QString title = QString::fromStdString(type ? type->title : architecture.describe(connection));
    const QString description = QString::fromStdString(type ? type->description : std::string());
    setToolTip(QStringLiteral("<b>%1</b><br>%2").arg(title.toHtmlEscaped(), description.toHtmlEscaped()));
    updateEmphasis();
    updateBounds();
}

void EdgeItem::setProblem(std::optional<Severity> problem) {
    if (m_look.problem == problem) return;
    m_look.problem = problem;
    update();
}

void EdgeItem::setMark(Emphasis mark) {
    m_mark = mark;
    updateEmphasis();
}

void EdgeItem::updateEmphasis() {
    m_look.emphasis = m_mark != Emphasis::None ? m_mark
                      : isSelected()           ? Emphasis::Selected
                      : m_hovered              ? Emphasis::Hovered
                                               : Emphasis::None;
    update();
}

void EdgeItem::updateBounds() {
    prepareGeometryChange();
    const QRectF label = edgeLabelRect(m_curve, m_look);
    m_bounds = m_curve.bounds().adjusted(-kEdgeMargin, -kEdgeMargin, kEdgeMargin, kEdgeMargin) | label;
    QPainterPathStroker stroker;
    stroker.setWidth(2 * kReach);
    m_shape = stroker.createStroke(m_curve.path());
    m_shape.setFillRule(Qt::WindingFill);
    m_shape.addRect(label);
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    paintEdge(*painter, m_scene.theme(), m_curve, m_look, zoom);
    if (zoom >= kTextZoom) paintEdgeLabel(*painter, m_scene.theme(), m_curve, m_look);
}

void EdgeItem::hoverEnterEvent(QGraphicsSceneHoverEvent*) {
    m_hovered = true;
    updateEmphasis();
}

void EdgeItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*) {
    m_hovered = false;
    updateEmphasis();
}

QVariant EdgeItem::itemChange(GraphicsItemChange change, const QVariant& value) {
    if (change == ItemSelectedHasChanged) {
        setZValue(isSelected() ? 0.5 : 0);
        updateEmphasis();
    }
    return QGraphicsItem::itemChange(change, value);
}

}  // namespace cascade::app
