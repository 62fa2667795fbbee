// SPDX-License-Identifier: MIT
// EdgeItem: a connection on the scene. An id, a look and a curve; it stands at (0, 0).
#pragma once

#include <QGraphicsItem>

#include "app/canvas/geometry.h"
#include "app/canvas/look.h"

namespace cascade::app {

class CanvasScene;

class EdgeItem final : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };

    EdgeItem(CanvasScene& scene, const Connection& connection);

    ConnectionId connection() const { return m_connection; }
    NodeId from() const { return m_from; }
    NodeId to() const { return m_to; }
    const EdgeCurve& curve() const { return m_curve; }
    const EdgeLook& look() const { return m_look; }
    double lane() const { return m_lane; }

    void setLane(double lane);
    void updateCurve(const QPointF& from, const QPointF& to);
    void updateLook(const Architecture& architecture, const Connection& connection);
    void setProblem(std::optional<Severity> problem);
    void setMark(Emphasis mark);

    int type() const override { return Type; }
    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override { return m_shape; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;
    QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;

private:
    void updateEmphasis();
    void updateBounds();

    CanvasScene& m_scene;
    ConnectionId m_connection;
    NodeId m_from;
    NodeId m_to;
    EdgeCurve m_curve;
    EdgeLook m_look;
    double m_lane = 0;
    Emphasis m_mark = Emphasis::None;
    bool m_hovered = false;
    QRectF m_bounds;
    QPainterPath m_shape;  ///< Cached: it is asked for at every move of the mouse.
};

}  // namespace cascade::app
