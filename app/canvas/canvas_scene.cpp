// SPDX-License-Identifier: MIT
// From changes to items, and from mouse events to tools.
#include "app/canvas/canvas_scene.h"

#include <QGraphicsSceneDragDropEvent>
#include <QMimeData>
#include <algorithm>

#include "app/canvas/edge_item.h"
#include "app/canvas/node_item.h"
#include "app/canvas/tools/connect_tool.h"
#include "app/canvas/tools/select_tool.h"

namespace cascade::app {

CanvasScene::CanvasScene(Document& document, QObject* parent)
    : QGraphicsScene(parent),
      m_document(document),
      m_theme(&lightTheme()),
      m_selectTool(std::make_unique<SelectTool>(*this)),
      m_connectTool(std::make_unique<ConnectTool>(*this)),
      m_tool(m_selectTool.get()) {
    connect(&document, &Document::changed, this, &CanvasScene::apply);
    connect(&document, &Document::settled, this, &CanvasScene::growSceneRect);
    connect(&document, &Document::replaced, this, &CanvasScene::rebuild);
    rebuild();
}

/// While the items go, nobody may ask this scene what is selected.
CanvasScene::~CanvasScene() {
    const QSignalBlocker quiet(this);
    clear();
}

void CanvasScene::setTheme(const Theme& theme) {
    m_theme = &theme;
    update();
}

void CanvasScene::rebuild() {
    cancelTool();
    m_nodes.clear();
    m_edges.clear();
    m_edgesOf.clear();
    clear();
    const Architecture& architecture = m_document.architecture();
    const Places places = placesOf(m_document.design());
    for (const Node& node : architecture.nodes()) addItem(node, places.at(node.id));
    for (const Connection& connection : architecture.connections()) addItem(connection);
    growSceneRect();
}

void CanvasScene::apply(const Change& change) {
    const Architecture& architecture = m_document.architecture();
    std::visit(Overloaded{
                   [&](const NodeAdded& c) {
                       const Node* node = architecture.find(c.node.id);
                       if (!node) return;  // within one step it may be gone again already
                       const auto at = m_document.design().layout().find(c.node.id);
                       addItem(*node,
                               at ? toPointF(*at) : freePlace(m_document.design(), contentRect().bottomLeft()));
                   },
                   [&](const NodeRemoved& c) { removeItem(c.node.id); },
                   [&](const NodeRenamed& c) { updateNode(c.node); },
                   [&](const NodeEdited& c) { updateNode(c.node); },
                   [&](const NodeMoved& c) { place(c.node, c.after); },
                   [&](const ConnectionAdded& c) {
                       if (const Connection* connection = architecture.find(c.connection.id)) addItem(*connection);
                   },
                   [&](const ConnectionRemoved& c) { removeItem(c.connection.id); },
                   [&](const ConnectionEdited& c) {
                       const Connection* connection = architecture.find(c.connection);
                       if (EdgeItem* edge = item(c.connection); edge && connection)
                           edge->updateLook(architecture, *connection);
                   },
                   [](const SectionEdited&) {},
               },
               change);
}

void CanvasScene::addItem(const Node& node, const QPointF& place) {
    auto* item = new NodeItem(*this, node.id);
    QGraphicsScene::addItem(item);
    m_nodes[node.id] = item;
    item->setPos(place);
    item->updateLook(node);
}

void CanvasScene::addItem(const Connection& connection) {
    if (m_edges.contains(connection.id)) return;
    auto* item = new EdgeItem(*this, connection);
    QGraphicsScene::addItem(item);
    m_edges[connection.id] = item;
    m_edgesOf[connection.from].push_back(item);
    if (connection.from != connection.to) m_edgesOf[connection.to].push_back(item);
    item->updateLook(m_document.architecture(), connection);
    updateLanes(connection.from, connection.to);
}

void CanvasScene::removeItem(NodeId node) {
    const auto found = m_nodes.find(node);
    if (found == m_nodes.end()) return;
    const std::unique_ptr<NodeItem> item(found->second);
    m_nodes.erase(found);
    m_edgesOf.erase(node);
}

void CanvasScene::removeItem(ConnectionId connection) {
    const auto found = m_edges.find(connection);
    if (found == m_edges.end()) return;
    EdgeItem* edge = found->second;
    const NodeId from = edge->from();
    const NodeId to = edge->to();
    std::erase(m_edgesOf[from], edge);
    if (from != to) std::erase(m_edgesOf[to], edge);
    m_edges.erase(found);
    delete edge;
    updateLanes(from, to);
}

void CanvasScene::place(NodeId node, const std::optional<Point>& point) {
    if (point && item(node)) showAt(node, toPointF(*point));
}

void CanvasScene::updateNode(NodeId node) {
    const Node* found = m_document.architecture().find(node);
    if (NodeItem* shown = item(node); shown && found) shown->updateLook(*found);
}

void CanvasScene::updateEdges(NodeId node) {
    const auto found = m_edgesOf.find(node);
    if (found == m_edgesOf.end()) return;
    for (EdgeItem* edge : found->second) {
        if (!m_nodes.contains(edge->from()) || !m_nodes.contains(edge->to())) continue;
        edge->updateCurve(place(edge->from()), place(edge->to()));
    }
}

void CanvasScene::updateLanes(NodeId a, NodeId b) {
    for (const auto& [connection, lane] : lanesBetween(m_document.architecture(), a, b))
        if (EdgeItem* edge = item(connection)) edge->setLane(lane);
    updateEdges(a);
}

/// The index divides this rectangle, so it must not be boundless; the view scrolls beyond it.
void CanvasScene::growSceneRect() {
    const QRectF content = contentRect();
    if (!sceneRect().contains(content) || sceneRect().isEmpty())
        setSceneRect(content.adjusted(-2000, -2000, 2000, 2000));
}

NodeItem* CanvasScene::item(NodeId node) const {
    const auto found = m_nodes.find(node);
    return found == m_nodes.end() ? nullptr : found->second;
}

EdgeItem* CanvasScene::item(ConnectionId connection) const {
    const auto found = m_edges.find(connection);
    return found == m_edges.end() ? nullptr : found->second;
}

std::vector<NodeItem*> CanvasScene::nodeItems() const {
    std::vector<NodeItem*> items;
    for (const Node& node : m_document.architecture().nodes())
        if (NodeItem* shown = item(node.id)) items.push_back(shown);
    return items;
}

std::vector<EdgeItem*> CanvasScene::edgeItems() const {
    std::vector<EdgeItem*> items;
    for (const Connection& connection : m_document.architecture().connections())
        if (EdgeItem* shown = item(connection.id)) items.push_back(shown);
    return items;
}

QGraphicsItem* CanvasScene::itemUnder(const QPointF& position) const {
    for (QGraphicsItem* item : items(position))
        if (item->type() == NodeItem::Type || item->type() == EdgeItem::Type) return item;
    return nullptr;
}

NodeItem* CanvasScene::nodeUnder(const QPointF& position) const {
    for (QGraphicsItem* item : items(position))
        if (auto* node = qgraphicsitem_cast<NodeItem*>(item)) return node;
    return nullptr;
}

QPointF CanvasScene::place(NodeId node) const { return m_nodes.at(node)->pos(); }

void CanvasScene::showAt(NodeId node, const QPointF& place) {
    m_nodes.at(node)->setPos(place);
    updateEdges(node);
}

const EdgeCurve* CanvasScene::curve(ConnectionId connection) const {
    const EdgeItem* edge = item(connection);
    return edge ? &edge->curve() : nullptr;
}

QRectF CanvasScene::contentRect() const {
    QRectF content;
    for (const auto& [id, node] : m_nodes) content |= nodeRect(node->pos());
    for (const auto& [id, edge] : m_edges) content |= edge->curve().bounds();
    return content;
}

Selection CanvasScene::selection() const {
    Selection selection;
    for (NodeItem* item : nodeItems())
        if (item->isSelected()) selection.nodes.push_back(item->node());
    for (EdgeItem* item : edgeItems())
        if (item->isSelected()) selection.connections.push_back(item->connection());
    return selection;
}

void CanvasScene::select(const Selection& selection) {
    if (selection == this->selection()) return;
    {
        const QSignalBlocker quiet(this);  // one selectionChanged() for all of it
        clearSelection();
        for (const NodeId node : selection.nodes)
            if (NodeItem* shown = item(node)) shown->setSelected(true);
        for (const ConnectionId connection : selection.connections)
            if (EdgeItem* shown = item(connection)) shown->setSelected(true);
    }
    emit selectionChanged();
}

void CanvasScene::setProblems(const std::vector<Problem>& problems) {
    std::unordered_map<NodeId, Severity> nodes;
    std::unordered_map<ConnectionId, Severity> edges;
    // The worst comes first (Severity counts downwards), and only the first place of a problem gets a badge.
    const auto note = [](auto& map, auto id, Severity severity) {
        const auto [entry, isNew] = map.try_emplace(id, severity);
        if (!isNew) entry->second = std::min(entry->second, severity);
    };
    for (const Problem& problem : problems) {
        if (!problem.connections.empty()) note(edges, problem.connections.front(), problem.severity);
        if (!problem.nodes.empty()) note(nodes, problem.nodes.front(), problem.severity);
    }
    const auto worst = [](const auto& map, auto id) {
        const auto found = map.find(id);
        return found == map.end() ? std::optional<Severity>() : found->second;
    };
    for (const auto& [id, node] : m_nodes) node->setProblem(worst(nodes, id));
    for (const auto& [id, edge] : m_edges) edge->setProblem(worst(edges, id));
}

void CanvasScene::setRehearsal(NodeId node, Activity activity, const QString& count) {
    if (NodeItem* shown = item(node)) shown->setRehearsal(activity, count);
}

void CanvasScene::clearRehearsal() {
    for (const auto& [id, node] : m_nodes) node->setRehearsal(Activity::Idle, {});
}

void CanvasScene::setOverlay(Overlay* overlay) {
    m_overlay = overlay;
    update();
}

void CanvasScene::startConnecting(NodeId node, Direction direction, const QPointF& at) {
    cancelTool();
    m_tool = m_connectTool.get();
    m_connectTool->begin(node, direction, at);
}

void CanvasScene::useSelectTool() { m_tool = m_selectTool.get(); }

bool CanvasScene::cancelTool() { return m_tool->cancel(); }

void CanvasScene::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    event->accept();
    if (event->button() != Qt::LeftButton) return;
    if (const NodeItem* node = nodeUnder(event->scenePos())) {
        const NodeItem::Part part = node->partAt(event->scenePos());
        if (part != NodeItem::Part::Body)
            return startConnecting(node->node(),
                                   part == NodeItem::Part::Output ? Direction::Outgoing : Direction::Incoming,
                                   event->scenePos());
    }
    m_tool->mousePressed(*event);
}

void CanvasScene::mouseMoveEvent(QGraphicsSceneMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        m_tool->mouseMoved(*event);
    else
        QGraphicsScene::mouseMoveEvent(event);  // hovering
    event->accept();
}

void CanvasScene::mouseReleaseEvent(QGraphicsSceneMouseEvent* event) {
    event->accept();
    if (event->button() == Qt::LeftButton) m_tool->mouseReleased(*event);
}

void CanvasScene::mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) {
    event->accept();
    if (event->button() != Qt::LeftButton) return;
    cancelTool();
    if (const NodeItem* node = nodeUnder(event->scenePos()))
        emit renameWanted(node->node());
    else if (!itemUnder(event->scenePos()))
        emit addWanted(event->scenePos());
}

void CanvasScene::dragEnterEvent(QGraphicsSceneDragDropEvent* event) {
    event->setAccepted(event->mimeData()->hasFormat(QLatin1String(kKindMimeType)));
}

void CanvasScene::dragMoveEvent(QGraphicsSceneDragDropEvent* event) { dragEnterEvent(event); }

void CanvasScene::dropEvent(QGraphicsSceneDragDropEvent* event) {
    const QByteArray name = event->mimeData()->data(QLatin1String(kKindMimeType));
    const Kind* kind = m_document.catalog().find(name.toStdString());
    if (!kind) return event->ignore();
    const Result<NodeId> node = addNode(m_document, *kind, event->scenePos());
    if (node) select({{*node}, {}});
    event->acceptProposedAction();
}

void CanvasScene::drawForeground(QPainter* painter, const QRectF& area) {
    if (m_overlay) m_overlay->paint(*painter, *this, area);
    m_tool->paint(*painter);
}

}  // namespace cascade::app
