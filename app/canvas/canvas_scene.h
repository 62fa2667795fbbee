// SPDX-License-Identifier: MIT
// CanvasScene: the items of a document's design, kept in step with its change stream.
#pragma once

#include <QGraphicsScene>
#include <memory>
#include <unordered_map>
#include <vector>

#include "app/canvas/geometry.h"
#include "app/canvas/look.h"
#include "app/canvas/overlay.h"
#include "app/document.h"
#include "app/edits.h"
#include "app/selection.h"
#include "app/theme.h"

namespace cascade::app {

class ConnectTool;
class EdgeItem;
class NodeItem;
class SelectTool;
class Tool;

class CanvasScene final : public QGraphicsScene {
    Q_OBJECT
public:
    explicit CanvasScene(Document& document, QObject* parent = nullptr);
    ~CanvasScene() override;

    Document& document() { return m_document; }
    const Document& document() const { return m_document; }
    const Theme& theme() const { return *m_theme; }
    void setTheme(const Theme& theme);

    NodeItem* item(NodeId node) const;
    EdgeItem* item(ConnectionId connection) const;
    std::vector<NodeItem*> nodeItems() const;
    std::vector<EdgeItem*> edgeItems() const;
    /// The top node or connection here, or nullptr.
    QGraphicsItem* itemUnder(const QPointF& position) const;
    NodeItem* nodeUnder(const QPointF& position) const;

    /// Where a node is seen now, also in the middle of a drag. REQUIRES: it is on the scene.
    QPointF place(NodeId node) const;
    /// Shows a node elsewhere without editing the design.
    void showAt(NodeId node, const QPointF& place);
    /// nullptr when there is no such connection.
    const EdgeCurve* curve(ConnectionId connection) const;
    /// Around everything drawn; empty for an empty design.
    QRectF contentRect() const;

    Selection selection() const;
    void select(const Selection& selection);

    void setProblems(const std::vector<Problem>& problems);
    void setRehearsal(NodeId node, Activity activity, const QString& count);
    void clearRehearsal();
    /// Painted above everything until it is replaced; nullptr for none. Not owned.
    void setOverlay(Overlay* overlay);

    void startConnecting(NodeId node, Direction direction, const QPointF& at);
    void useSelectTool();
    /// Ends what the tool in hand is doing, without a trace.
    bool cancelTool();

signals:
    /// Short help for what is going on; empty when it is over.
    void hint(const QString& text);
    void connectionWanted(cascade::NodeId from, cascade::NodeId to);
    /// A connection was drawn from (or, Incoming, to) `other` into empty space.
    void nodeWanted(const QPointF& place, cascade::NodeId other, cascade::app::Direction direction);
    void addWanted(const QPointF& place);
    void renameWanted(cascade::NodeId node);

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) override;
    void dragEnterEvent(QGraphicsSceneDragDropEvent* event) override;
    void dragMoveEvent(QGraphicsSceneDragDropEvent* event) override;
    void dropEvent(QGraphicsSceneDragDropEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& area) override;

private:
    void rebuild();
    void apply(const Change& change);
    void addItem(const Node& node, const QPointF& place);
    void addItem(const Connection& connection);
    void removeItem(NodeId node);
    void removeItem(ConnectionId connection);
    void place(NodeId node, const std::optional<Point>& point);
    void updateNode(NodeId node);
    void updateEdges(NodeId node);
    void updateLanes(NodeId a, NodeId b);
    void growSceneRect();

    Document& m_document;
    const Theme* m_theme;
    std::unordered_map<NodeId, NodeItem*> m_nodes;
    std::unordered_map<ConnectionId, EdgeItem*> m_edges;
    std::unordered_map<NodeId, std::vector<EdgeItem*>> m_edgesOf;  ///< A loop stands once.
    std::unique_ptr<SelectTool> m_selectTool;
    std::unique_ptr<ConnectTool> m_connectTool;
    Tool* m_tool;
    Overlay* m_overlay = nullptr;
};

/// What the palette gives to a drag: a kind's name.
inline constexpr const char* kKindMimeType = "application/x-cascade-kind";

}  // namespace cascade::app
