// SPDX-License-Identifier: MIT
// CanvasView: the window onto the scene. It zooms and pans, and takes the keys of the canvas.
#pragma once

#include <QGraphicsView>

#include "model/graph/ids.h"

namespace cascade::app {

class CanvasScene;
class Prompts;

class CanvasView final : public QGraphicsView {
    Q_OBJECT
public:
    explicit CanvasView(CanvasScene& scene, QWidget* parent = nullptr);

    Prompts& prompts() { return *m_prompts; }
    double zoom() const { return transform().m11(); }
    void setZoom(double zoom);
    void zoomBy(double factor);
    /// Shows all of the diagram, or all of what is selected; never larger than at 150 %.
    void fit();
    void fitSelection();
    /// Brings a node or connection into sight and selects it.
    void reveal(NodeId node);
    void reveal(ConnectionId connection);
    /// The scene position in the middle of the window.
    QPointF centre() const;

signals:
    void zoomChanged(double zoom);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& area) override;
    void drawForeground(QPainter* painter, const QRectF& area) override;
    bool focusNextPrevChild(bool next) override;

private:
    void show(const QRectF& area);
    void pan(const QPoint& by);
    void nudge(const QPointF& by);
    void paintInvitation(QPainter& painter);

    CanvasScene& m_scene;
    Prompts* m_prompts;
    bool m_spaceHeld = false;
    bool m_panning = false;
    QPoint m_panFrom;
    int m_nudgeKey = 0;  ///< Nudges in a row are one step of the history.
};

}  // namespace cascade::app
