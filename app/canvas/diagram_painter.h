// SPDX-License-Identifier: MIT
// Paints the diagram: one set of functions for the screen, for pictures (SVG, PDF, PNG) and for paper. No caches,
// no effects, no pixmaps: what is a vector stays one.
#pragma once

#include <QPainter>

#include "app/canvas/geometry.h"
#include "app/canvas/look.h"
#include "app/theme.h"

namespace cascade::app {

/// The room for a node's name.
inline constexpr double kTitleWidth = 112;
/// Radius of a connection handle, and of the circle around it that the pointer may hit.
inline constexpr double kPortRadius = 5.5;
inline constexpr double kPortReach = 11;
/// How far shadows, badges and handles stand out over nodeRect().
inline constexpr double kNodeMargin = 14;
/// Room around an edge's curve that its label and arrow head need.
inline constexpr double kEdgeMargin = 14;

/// Below these zooms detail is left out: it could not be seen, and costs most of the time.
inline constexpr double kTextZoom = 0.4;
inline constexpr double kShapeZoom = 0.25;

/// `zoom` is the painter's scale; pictures pass 1.
void paintNode(QPainter& painter, const Theme& theme, const QPointF& centre, const NodeLook& look, double zoom = 1);
void paintEdge(QPainter& painter, const Theme& theme, const EdgeCurve& curve, const EdgeLook& look,
               double zoom = 1);
/// The label alone; painted after all curves, so that none runs across it.
void paintEdgeLabel(QPainter& painter, const Theme& theme, const EdgeCurve& curve, const EdgeLook& look);
/// Where the label of this edge stands; empty when it has none or no room for it.
QRectF edgeLabelRect(const EdgeCurve& curve, const EdgeLook& look);
/// Dots that thin out as one zooms away.
void paintGrid(QPainter& painter, const Theme& theme, const QRectF& area, double zoom);
/// A kind's glyph on its coloured tile, as in the palette and on nodes.
void paintTile(QPainter& painter, const Theme& theme, const QRectF& tile, const NodeLook& look);

/// A problem's badge, 20 wide. Its severity is told by shape as well as by colour.
void paintProblem(QPainter& painter, const Theme& theme, const QPointF& centre, Severity severity);
/// Its colour.
QColor severityColor(const Theme& theme, Severity severity);

}  // namespace cascade::app
