// SPDX-License-Identifier: MIT
// SelectTool: click, toggle, marquee, and move what is selected.
#pragma once

#include <QRectF>
#include <unordered_map>

#include "app/canvas/tools/tool.h"
#include "app/selection.h"

namespace cascade::app {

class NodeItem;

class SelectTool final : public Tool {
public:
    using Tool::Tool;

    void mousePressed(QGraphicsSceneMouseEvent& event) override;
    void mouseMoved(QGraphicsSceneMouseEvent& event) override;
    void mouseReleased(QGraphicsSceneMouseEvent& event) override;
    bool cancel() override;
    void paint(QPainter& painter) const override;

private:
    enum class State { Idle, Pressed, Moving, Marquee };

    void startMoving();
    void move(const QPointF& by);
    void stretchMarquee(const QPointF& to);

    State m_state = State::Idle;
    NodeId m_grabbed;
    QPointF m_start;
    QRectF m_marquee;
    Selection m_before;                            ///< What was selected when a marquee began that adds to it.
    std::unordered_map<NodeId, QPointF> m_places;  ///< Of the moving nodes, before.
};

}  // namespace cascade::app
