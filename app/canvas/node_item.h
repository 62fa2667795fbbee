// SPDX-License-Identifier: MIT
// NodeItem: a node on the scene. An id and a look; its position is the node's centre.
#pragma once

#include <QGraphicsItem>

#include "app/canvas/look.h"

namespace cascade::app {

class CanvasScene;

class NodeItem final : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };
    /// A connection starts at the right handle or ends at the left one.
    enum class Part { Body, Input, Output };

    NodeItem(CanvasScene& scene, NodeId node);

    NodeId node() const { return m_node; }
    const NodeLook& look() const { return m_look; }

    void updateLook(const Node& node);
    void setProblem(std::optional<Severity> problem);
    void setRehearsal(Activity activity, const QString& count);
    /// What a tool wants to say about this node; None gives it back.
    void setMark(Emphasis mark);

    Part partAt(const QPointF& scenePosition) const;

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;
    QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;

private:
    void updateEmphasis();

    CanvasScene& m_scene;
    NodeId m_node;
    NodeLook m_look;
    Emphasis m_mark = Emphasis::None;
    bool m_hovered = false;
};

}  // namespace cascade::app
