// SPDX-License-Identifier: MIT
// Ports, curves and lanes.
#include "app/canvas/geometry.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace cascade::app {
namespace {

constexpr double kLaneDistance = 16;
/// How far arrow heads stay from a node's border.
constexpr double kClearance = 3;
/// The least room beside each other in which a connection leaves at the sides.
constexpr double kSideRoom = 24;

/// Curves leave and arrive at right angles to the border; the pull grows with the distance, within limits.
double pull(double distance) { return std::clamp(distance * 0.5, 28.0, 160.0); }

/// The unit vector from a's border towards b, along the axis with more room: right, left, down or up.
QPointF facing(const QPointF& a, const QPointF& b) {
    const double roomX = std::abs(b.x() - a.x()) - kNodeWidth;
    const double roomY = std::abs(b.y() - a.y()) - kNodeHeight;
    if (roomX >= kSideRoom || roomX >= roomY) return {b.x() >= a.x() ? 1.0 : -1.0, 0};
    return {0, b.y() >= a.y() ? 1.0 : -1.0};
}

QPointF border(const QPointF& centre, const QPointF& direction, double shift) {
    const double x = direction.x() * (kNodeWidth / 2 + kClearance);
    const double y = direction.y() * (kNodeHeight / 2 + kClearance);
    return centre + (direction.x() != 0 ? QPointF(x, shift) : QPointF(shift, y));
}

using Pair = std::pair<NodeId, NodeId>;
Pair pairOf(const Connection& connection) {
    return std::minmax({connection.from, connection.to}, std::less<NodeId>());
}

Lanes spread(const std::vector<const Connection*>& connections) {
    Lanes lanes;
    const bool loops = !connections.empty() && connections.front()->from == connections.front()->to;
    const double middle = loops ? 0 : (static_cast<double>(connections.size()) - 1) / 2;
    for (std::size_t i = 0; i < connections.size(); ++i)
        lanes[connections[i]->id] = static_cast<double>(i) - middle;
    return lanes;
}

}  // namespace

QRectF nodeRect(const QPointF& centre) {
    return {centre.x() - kNodeWidth / 2, centre.y() - kNodeHeight / 2, kNodeWidth, kNodeHeight};
}
QPointF outputPort(const QPointF& centre) { return centre + QPointF(kNodeWidth / 2, 0); }
QPointF inputPort(const QPointF& centre) { return centre - QPointF(kNodeWidth / 2, 0); }

QPointF EdgeCurve::at(double t) const {
    const double s = 1 - t;
    return s * s * s * start + 3 * s * s * t * control1 + 3 * s * t * t * control2 + t * t * t * end;
}

QPainterPath EdgeCurve::path() const {
    QPainterPath path(start);
    path.cubicTo(control1, control2, end);
    return path;
}

QRectF EdgeCurve::bounds() const {
    const auto [left, right] = std::minmax({start.x(), control1.x(), control2.x(), end.x()});
    const auto [top, bottom] = std::minmax({start.y(), control1.y(), control2.y(), end.y()});
    return {QPointF(left, top), QPointF(right, bottom)};
}

double EdgeCurve::length() const {
    constexpr int kPieces = 8;
    double length = 0;
    for (int i = 0; i < kPieces; ++i) length += QLineF(at(i / 8.0), at((i + 1) / 8.0)).length();
    return length;
}

EdgeCurve edgeCurve(const QPointF& from, const QPointF& to, double lane) {
    const QPointF out = facing(from, to);
    const double shift = lane * kLaneDistance;
    const QPointF start = border(from, out, shift);
    const QPointF end = border(to, -out, shift);
    const double along = std::abs(QPointF::dotProduct(end - start, out));
    const double strength = std::min(pull(along), std::max(along, 8.0));
    // Outer lanes bow a little more, so that labels of neighbours do not meet.
    const QPointF bow = lane * 10 * QPointF(std::abs(out.y()), std::abs(out.x()));
    return {start, start + out * strength + bow, end - out * strength + bow, end};
}

EdgeCurve loopCurve(const QPointF& node, double lane) {
    const double reach = 52 + lane * 24;
    const QPointF start = node + QPointF(kNodeWidth / 2 + kClearance, -8);
    const QPointF end = node + QPointF(kNodeWidth / 2 - 48, -kNodeHeight / 2 - kClearance);
    return {start, start + QPointF(reach * 1.3, -reach * 0.3), end + QPointF(0, -reach * 1.4), end};
}

EdgeCurve freeCurve(const QPointF& from, const QPointF& to) {
    const double strength = pull(std::abs(to.x() - from.x()));
    return {from, from + QPointF(strength, 0), to - QPointF(strength, 0), to};
}

Places placesOf(const Design& design) {
    Places places;
    double left = 0;
    double bottom = -kNodeHeight - kNodeGapY;
    bool first = true;
    for (const auto& [id, point] : design.layout().entries()) {
        places[id] = toPointF(point);
        left = first ? point.x : std::min(left, point.x);
        bottom = first ? point.y : std::max(bottom, point.y);
        first = false;
    }
    int index = 0;
    constexpr int kColumns = 5;
    for (const Node& node : design.architecture().nodes()) {
        if (places.contains(node.id)) continue;
        const int row = index / kColumns;
        places[node.id] = QPointF(left + (index % kColumns) * (kNodeWidth + kNodeGapX),
                                  bottom + (row + 1) * (kNodeHeight + kNodeGapY));
        ++index;
    }
    return places;
}

Lanes lanesBetween(const Architecture& architecture, NodeId a, NodeId b) {
    std::vector<const Connection*> connections;
    for (const Connection& connection : architecture.connections())
        if (pairOf(connection) == std::minmax({a, b}, std::less<NodeId>())) connections.push_back(&connection);
    return spread(connections);
}

EdgeCurves edgeCurves(const Architecture& architecture, const Places& places) {
    std::map<Pair, std::vector<const Connection*>> pairs;
    for (const Connection& connection : architecture.connections())
        pairs[pairOf(connection)].push_back(&connection);
    EdgeCurves curves;
    for (const auto& [pair, connections] : pairs) {
        const Lanes lanes = spread(connections);
        for (const Connection* connection : connections) {
            const double lane = lanes.at(connection->id);
            const QPointF& from = places.at(connection->from);
            curves[connection->id] = connection->from == connection->to
                                         ? loopCurve(from, lane)
                                         : edgeCurve(from, places.at(connection->to), lane);
        }
    }
    return curves;
}

QRectF diagramBounds(const Places& places, const EdgeCurves& curves) {
    QRectF bounds;
    for (const auto& [id, place] : places) bounds |= nodeRect(place);
    for (const auto& [id, curve] : curves) bounds |= curve.bounds();
    return bounds.isEmpty() ? bounds : bounds.adjusted(-40, -40, 40, 40);
}

}  // namespace cascade::app
