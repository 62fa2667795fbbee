// SPDX-License-Identifier: MIT
// Zooming, panning and keys.
#include "app/canvas/canvas_view.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <cmath>

#include "app/canvas/canvas_scene.h"
#include "app/canvas/diagram_painter.h"
#include "app/canvas/edge_item.h"
#include "app/canvas/node_item.h"
#include "app/canvas/prompts.h"

namespace cascade::app {
namespace {

constexpr double kLeastZoom = 0.05;
constexpr double kMostZoom = 4;
constexpr double kFitZoom = 1.5;
constexpr double kFitMargin = 32;
/// So far one may scroll in any direction.
constexpr double kReach = 100'000;

}  // namespace

CanvasView::CanvasView(CanvasScene& scene, QWidget* parent)
    : QGraphicsView(&scene, parent), m_scene(scene), m_prompts(new Prompts(scene, *this)) {
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Canvas"));
    setAccessibleDescription(tr("The diagram. Tab goes from node to node, arrow keys move, C connects, A adds."));
    setFrameShape(QFrame::NoFrame);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setViewportUpdateMode(MinimalViewportUpdate);
    setOptimizationFlag(DontSavePainterState);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(AnchorViewCenter);
    setSceneRect(-kReach, -kReach, 2 * kReach, 2 * kReach);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    connect(&scene.document(), &Document::replaced, this, &CanvasView::fit);
    connect(&scene.document(), &Document::settled, this, [this] {
        if (m_scene.document().architecture().nodes().size() <= 1) viewport()->update();  // the invitation
    });
    centerOn(0, 0);
}

void CanvasView::setZoom(double zoom) { zoomBy(zoom / this->zoom()); }

void CanvasView::zoomBy(double factor) {
    const double goal = std::clamp(zoom() * factor, kLeastZoom, kMostZoom);
    const QPointF middle = centre();
    scale(goal / zoom(), goal / zoom());
    centerOn(middle);
    emit zoomChanged(zoom());
}

QPointF CanvasView::centre() const { return mapToScene(viewport()->rect().center()); }

void CanvasView::show(const QRectF& area) {
    if (area.isEmpty()) {
        resetTransform();
        centerOn(0, 0);
    } else {
        fitInView(area.adjusted(-kFitMargin, -kFitMargin, kFitMargin, kFitMargin), Qt::KeepAspectRatio);
        if (zoom() > kFitZoom) setZoom(kFitZoom);
    }
    emit zoomChanged(zoom());
}

void CanvasView::fit() { show(m_scene.contentRect()); }

void CanvasView::fitSelection() {
    QRectF area;
    const Selection selection = m_scene.selection();
    for (const NodeId node : selection.nodes) area |= nodeRect(m_scene.place(node));
    for (const ConnectionId connection : selection.connections) area |= m_scene.curve(connection)->bounds();
    if (!area.isEmpty()) show(area);
}

void CanvasView::reveal(NodeId node) {
    if (!m_scene.item(node)) return;
    m_scene.select({{node}, {}});
    ensureVisible(nodeRect(m_scene.place(node)), 60, 60);
}

void CanvasView::reveal(ConnectionId connection) {
    const EdgeCurve* curve = m_scene.curve(connection);
    if (!curve) return;
    m_scene.select({{}, {connection}});
    ensureVisible(curve->bounds(), 60, 60);
}

void CanvasView::wheelEvent(QWheelEvent* event) {
    event->accept();
    const bool touchpad = !event->pixelDelta().isNull() && event->phase() != Qt::NoScrollPhase;
    if (touchpad && !(event->modifiers() & Qt::ControlModifier)) return pan(-event->pixelDelta());
    if (event->modifiers() & Qt::ShiftModifier) return pan({-event->angleDelta().y(), 0});
    const QPointF pointer = event->position();
    const QPointF before = mapToScene(pointer.toPoint());
    const double goal = std::clamp(zoom() * std::pow(1.0015, event->angleDelta().y()), kLeastZoom, kMostZoom);
    scale(goal / zoom(), goal / zoom());
    pan(mapFromScene(before) - pointer.toPoint());
    emit zoomChanged(zoom());
}

void CanvasView::pan(const QPoint& by) {
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by.y());
}

void CanvasView::mousePressEvent(QMouseEvent* event) {
    m_nudgeKey = 0;
    if (event->button() == Qt::MiddleButton || (m_spaceHeld && event->button() == Qt::LeftButton)) {
        m_panning = true;
        m_panFrom = event->position().toPoint();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    QGraphicsView::mousePressEvent(event);
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_panning) return QGraphicsView::mouseMoveEvent(event);
    pan(m_panFrom - event->position().toPoint());
    m_panFrom = event->position().toPoint();
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_panning) return QGraphicsView::mouseReleaseEvent(event);
    m_panning = false;
    viewport()->setCursor(m_spaceHeld ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers() & Qt::ShiftModifier ? 1 : kGridStep / 2;
    switch (event->key()) {
        case Qt::Key_Left: return nudge({-step, 0});
        case Qt::Key_Right: return nudge({step, 0});
        case Qt::Key_Up: return nudge({0, -step});
        case Qt::Key_Down: return nudge({0, step});
        case Qt::Key_Escape:
            if (!m_scene.cancelTool()) m_scene.clearSelection();
            return;
        case Qt::Key_Space:
            m_spaceHeld = true;
            if (!m_panning) viewport()->setCursor(Qt::OpenHandCursor);
            return;
        default: QGraphicsView::keyPressEvent(event);
    }
}

void CanvasView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        if (!m_panning) viewport()->setCursor(Qt::ArrowCursor);
    }
    QGraphicsView::keyReleaseEvent(event);
}

void CanvasView::nudge(const QPointF& by) {
    const Selection selection = m_scene.selection();
    if (selection.nodes.empty()) return pan((by * 4).toPoint());
    std::vector<Layout::Entry> places;
    for (const NodeId node : selection.nodes) places.emplace_back(node, toPoint(m_scene.place(node) + by));
    if (m_nudgeKey == 0) m_nudgeKey = m_scene.document().newMergeKey();
    (void)moveNodes(m_scene.document(), places, m_nudgeKey);
    ensureVisible(nodeRect(m_scene.place(selection.nodes.front())), 20, 20);
}

/// Tab goes through the nodes in the document's order and, behind the last one, on to the next panel.
bool CanvasView::focusNextPrevChild(bool next) {
    m_nudgeKey = 0;
    const auto items = m_scene.nodeItems();
    const Selection selection = m_scene.selection();
    const auto count = static_cast<std::ptrdiff_t>(items.size());
    std::ptrdiff_t index = next ? -1 : count;
    if (!selection.nodes.empty())
        index = std::find_if(items.begin(), items.end(),
                             [&](const NodeItem* item) { return item->node() == selection.nodes.front(); }) -
                items.begin();
    index += next ? 1 : -1;
    if (index < 0 || index >= count) {
        m_scene.clearSelection();
        return QGraphicsView::focusNextPrevChild(next);
    }
    reveal(items[static_cast<std::size_t>(index)]->node());
    return true;
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& area) {
    painter->fillRect(area, m_scene.theme().canvas);
    paintGrid(*painter, m_scene.theme(), area, zoom());
}

void CanvasView::drawForeground(QPainter* painter, const QRectF& area) {
    QGraphicsView::drawForeground(painter, area);
    if (m_scene.document().architecture().nodes().empty()) paintInvitation(*painter);
}

/// An empty canvas says how to begin.
void CanvasView::paintInvitation(QPainter& painter) {
    painter.save();
    painter.resetTransform();
    painter.setPen(m_scene.theme().muted);
    QFont font = this->font();
    font.setPixelSize(17);
    painter.setFont(font);
    painter.drawText(viewport()->rect(), Qt::AlignCenter,
                     tr("Drag a service here, or double-click and type its name.\n"
                        "Then draw from the dot at its right to connect it."));
    painter.restore();
}

}  // namespace cascade::app
