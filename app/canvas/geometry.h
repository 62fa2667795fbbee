// SPDX-License-Identifier: MIT
// Where things are on the canvas: the size of a node, its ports, and the curve of every connection. Shared by the
// items of the scene, by pictures without a window, and by auto-layout.
#pragma once

#include <QLineF>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <unordered_map>

#include "model/graph/design.h"

namespace cascade::app {

/// Every node has the same size; its place in the layout is its centre.
inline constexpr double kNodeWidth = 176;
inline constexpr double kNodeHeight = 64;
/// What fits between two nodes so that their connection and its label are read with ease.
inline constexpr double kNodeGapX = 120;
inline constexpr double kNodeGapY = 56;
inline constexpr double kGridStep = 20;

QRectF nodeRect(const QPointF& centre);
/// Messages leave at the right and arrive at the left.
QPointF outputPort(const QPointF& centre);
QPointF inputPort(const QPointF& centre);

inline QPointF toPointF(const Point& point) { return {point.x, point.y}; }
inline Point toPoint(const QPointF& point) { return {point.x(), point.y()}; }

/// Every connection is one cubic curve, so that tokens can travel on it cheaply: QPainterPath::pointAtPercent takes
/// seconds for some ten thousand curves.
struct EdgeCurve {
    QPointF start;
    QPointF control1;
    QPointF control2;
    QPointF end;

    QPointF at(double t) const;  ///< 0 at the start, 1 at the end.
    QPainterPath path() const;
    QRectF bounds() const;  ///< Encloses the curve (and its control points).
    double length() const;  ///< Within a few per cent.
};

/// `lane` keeps the connections of one pair apart: 0 runs through the middle, -1, 1, … beside it. Lanes count from
/// the same side for both directions.
EdgeCurve edgeCurve(const QPointF& from, const QPointF& to, double lane = 0);
/// A connection of a node with itself; lanes 0, 1, … go further out.
EdgeCurve loopCurve(const QPointF& node, double lane = 0);
/// The curve that follows the pointer while a connection is drawn.
EdgeCurve freeCurve(const QPointF& from, const QPointF& to);

/// Where every node stands: its place in the layout; those without one get a free place in rows below the others.
using Places = std::unordered_map<NodeId, QPointF>;
Places placesOf(const Design& design);

using Lanes = std::unordered_map<ConnectionId, double>;
/// The lanes of the connections between these two nodes, both directions.
Lanes lanesBetween(const Architecture& architecture, NodeId a, NodeId b);

using EdgeCurves = std::unordered_map<ConnectionId, EdgeCurve>;
EdgeCurves edgeCurves(const Architecture& architecture, const Places& places);

/// Encloses all nodes and curves, with a margin; empty for an empty design.
QRectF diagramBounds(const Places& places, const EdgeCurves& curves);

}  // namespace cascade::app
