// SPDX-License-Identifier: MIT
// Tool: what the mouse does on the canvas. The scene forwards its events to the tool in hand.
#pragma once

#include <QGraphicsSceneMouseEvent>
#include <QPainter>

namespace cascade::app {

class CanvasScene;

class Tool {
public:
    explicit Tool(CanvasScene& scene) : m_scene(scene) {}
    virtual ~Tool() = default;

    virtual void mousePressed(QGraphicsSceneMouseEvent& event) = 0;
    virtual void mouseMoved(QGraphicsSceneMouseEvent& event) = 0;
    virtual void mouseReleased(QGraphicsSceneMouseEvent& event) = 0;
    /// Ends what is going on and leaves the design as it was before. True when something was going on.
    virtual bool cancel() = 0;
    /// Above the diagram: a marquee, an unfinished connection.
    virtual void paint(QPainter&) const {}

protected:
    CanvasScene& m_scene;
};

}  // namespace cascade::app
