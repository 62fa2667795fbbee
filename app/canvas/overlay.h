// SPDX-License-Identifier: MIT
// An overlay paints above the diagram in one pass: the tokens of a rehearsal, by the thousand, without items.
#pragma once

#include <QPainter>

namespace cascade::app {

class CanvasScene;

class Overlay {
public:
    virtual ~Overlay() = default;
    virtual void paint(QPainter& painter, const CanvasScene& scene, const QRectF& area) = 0;
};

}  // namespace cascade::app
