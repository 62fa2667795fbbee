// SPDX-License-Identifier: MIT
// ConnectTool: draw a connection from a node's handle to another node, or into empty space for a new one.
#pragma once

#include "app/canvas/tools/tool.h"
#include "app/edits.h"

namespace cascade::app {

class NodeItem;

class ConnectTool final : public Tool {
public:
    using Tool::Tool;

    /// Takes hold of a node's output (Outgoing) or input (Incoming): legal other ends light up, the rest dims.
    void begin(NodeId node, Direction direction, const QPointF& at);

    void mousePressed(QGraphicsSceneMouseEvent& event) override;
    void mouseMoved(QGraphicsSceneMouseEvent& event) override;
    void mouseReleased(QGraphicsSceneMouseEvent& event) override;
    bool cancel() override;
    void paint(QPainter& painter) const override;

private:
    struct Ends {
        NodeId from;
        NodeId to;
    };
    Ends endsWith(NodeId other) const;
    bool isLegal(NodeId other) const;
    void mark();
    void unmark();
    void explain(NodeId other);

    bool m_active = false;
    NodeId m_node;
    Direction m_direction = Direction::Outgoing;
    QPointF m_start;
    QPointF m_end;
    bool m_onTarget = false;
};

}  // namespace cascade::app
