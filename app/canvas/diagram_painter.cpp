// SPDX-License-Identifier: MIT
// Drawing nodes, edges and the grid.
#include "app/canvas/diagram_painter.h"

#include <QFontMetricsF>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <unordered_map>

namespace cascade::app {
namespace {

constexpr double kRadius = 12;
constexpr double kTile = 42;
constexpr double kTileInset = 11;
constexpr double kLabelHeight = 16;
/// From a line to the middle of a label that leaves it in sight.
constexpr double kBesideLine = 11;

/// Parsed once each; a null pointer stands for a file that does not exist.
QSvgRenderer* glyph(const QString& path) {
    static std::unordered_map<std::string, std::unique_ptr<QSvgRenderer>> renderers;
    auto& renderer = renderers[path.toStdString()];
    if (!renderer) renderer = std::make_unique<QSvgRenderer>(path);
    return renderer->isValid() ? renderer.get() : nullptr;
}

QColor blend(const QColor& top, const QColor& bottom, double share) {
    const auto mix = [&](int a, int b) { return static_cast<int>(std::lround(a * share + b * (1 - share))); };
    return {mix(top.red(), bottom.red()), mix(top.green(), bottom.green()), mix(top.blue(), bottom.blue())};
}

QColor activityColor(const Theme& theme, Activity activity) {
    switch (activity) {
        case Activity::Idle: return theme.border;
        case Activity::Busy: return theme.success;
        case Activity::Failing: return theme.error;
        case Activity::Throttled: return theme.warning;
    }
    return theme.border;
}

QPen outlinePen(const Theme& theme, const NodeLook& look) {
    if (look.emphasis == Emphasis::Selected) return {theme.accent, 2.2};
    if (look.emphasis == Emphasis::Legal) return {theme.success, 2.2};
    if (look.activity != Activity::Idle) return {activityColor(theme, look.activity), 2};
    if (look.emphasis == Emphasis::Hovered) return {blend(theme.accent, theme.border, 0.55), 1.4};
    return {theme.border, 1};
}

void paintCard(QPainter& painter, const Theme& theme, const QRectF& rect, const NodeLook& look) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.shadow);
    painter.drawRoundedRect(rect.adjusted(-1, 1, 1, 4), kRadius + 1, kRadius + 1);
    if (look.emphasis == Emphasis::Selected || look.emphasis == Emphasis::Legal) {
        QColor halo = look.emphasis == Emphasis::Legal ? theme.success : theme.accent;
        halo.setAlpha(48);
        painter.setBrush(halo);
        painter.drawRoundedRect(rect.adjusted(-5, -5, 5, 5), kRadius + 5, kRadius + 5);
    }
    painter.setPen(outlinePen(theme, look));
    painter.setBrush(theme.card);
    painter.drawRoundedRect(rect, kRadius, kRadius);
}

void paintTexts(QPainter& painter, const Theme& theme, const QRectF& rect, const NodeLook& look) {
    const double left = rect.left() + kTileInset + kTile + 10;
    constexpr double kTitleLine = 16;
    constexpr double kSubtitleLine = 15;
    double y = rect.center().y() - (kTitleLine * static_cast<double>(look.title.size()) + kSubtitleLine) / 2;
    painter.setPen(theme.text);
    painter.setFont(diagramFont(look.compact ? TextRole::CompactTitle : TextRole::Title));
    for (const QString& line : look.title) {
        painter.drawText(QRectF(left, y, kTitleWidth + 4, kTitleLine), Qt::AlignLeft | Qt::AlignVCenter, line);
        y += kTitleLine;
    }
    painter.setPen(theme.muted);
    painter.setFont(diagramFont(TextRole::Subtitle));
    const QString subtitle = QFontMetricsF(painter.font()).elidedText(look.subtitle, Qt::ElideRight, kTitleWidth);
    painter.drawText(QRectF(left, y, kTitleWidth + 4, kSubtitleLine), Qt::AlignLeft | Qt::AlignVCenter, subtitle);
}

void paintCount(QPainter& painter, const Theme& theme, const QRectF& rect, const NodeLook& look) {
    painter.setFont(diagramFont(TextRole::Badge));
    const double width = std::max(22.0, QFontMetricsF(painter.font()).horizontalAdvance(look.count) + 14);
    const QRectF pill(rect.right() - width + 6, rect.bottom() - 9, width, 18);
    const bool idle = look.activity == Activity::Idle;
    painter.setPen(QPen(theme.canvas, 2));
    painter.setBrush(idle ? theme.muted : activityColor(theme, look.activity));
    painter.drawRoundedRect(pill, 9, 9);
    painter.setPen(idle ? theme.canvas : theme.onAccent);
    painter.drawText(pill, Qt::AlignCenter, look.count);
}

void paintPorts(QPainter& painter, const Theme& theme, const QPointF& centre, const NodeLook& look) {
    const QColor color = look.emphasis == Emphasis::Legal ? theme.success : theme.accent;
    painter.setPen(QPen(color, 1.6));
    painter.setBrush(theme.card);
    painter.drawEllipse(inputPort(centre), kPortRadius, kPortRadius);
    painter.setBrush(color);
    painter.drawEllipse(outputPort(centre), kPortRadius, kPortRadius);
}

QColor edgeColor(const Theme& theme, const EdgeLook& look) {
    if (look.emphasis == Emphasis::Selected || look.emphasis == Emphasis::Hovered) return theme.accent;
    if (!look.legal || look.problem == Severity::Error) return theme.error;
    if (look.flow == Flow::Data) return theme.data;
    if (look.flow == Flow::Authorization) return theme.permit;
    return theme.edge;
}

/// Who waits is told by the line: solid while the caller waits, dashed when it does not, dotted when the target
/// fetches.
QPen edgePen(const Theme& theme, const EdgeLook& look, double zoom) {
    QPen pen(edgeColor(theme, look), 1.7);
    if (look.emphasis == Emphasis::Selected) pen.setWidthF(2.6);
    if (zoom < kTextZoom) {  // one device pixel: what Qt's fast stroker draws
        pen.setWidthF(1);
        pen.setCosmetic(true);
        return pen;
    }
    pen.setCapStyle(Qt::RoundCap);
    switch (look.flow) {
        case Flow::Synchronous:
        case Flow::Data: break;
        case Flow::Asynchronous: pen.setDashPattern({4.5, 3.5}); break;
        case Flow::Polled:
            pen.setDashPattern({0.1, 2.8});
            pen.setWidthF(pen.widthF() + 0.5);
            break;
        case Flow::Authorization: pen.setDashPattern({5, 3, 0.1, 3}); break;
    }
    return pen;
}

void paintArrow(QPainter& painter, const EdgeCurve& curve, const EdgeLook& look, const QColor& color) {
    const QLineF tangent(curve.control2, curve.end);
    const QPointF along = tangent.length() > 0.1 ? (tangent.p2() - tangent.p1()) / tangent.length() : QPointF(1, 0);
    const QPointF across(-along.y(), along.x());
    const QPointF back = curve.end - along * 9;
    painter.setPen(QPen(color, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPolygonF head{back + across * 4.6, curve.end, back - across * 4.6};
    if (look.flow == Flow::Asynchronous) {
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(head);
        return;
    }
    painter.setBrush(color);
    painter.drawPolygon(head);
    if (look.flow == Flow::Data) painter.drawEllipse(curve.start, 2.6, 2.6);
}

/// How wide a label at the middle of the curve may be before it runs into a node.
double betweenNodes(const EdgeCurve& curve) {
    const QPointF out = curve.control1 - curve.start;
    const bool sideways = std::abs(out.x()) >= std::abs(out.y());
    const bool clear = std::abs(curve.end.y() - curve.start.y()) > kNodeHeight + kLabelHeight;
    return sideways && !clear ? std::abs(curve.end.x() - curve.start.x()) : std::numeric_limits<double>::max();
}

}  // namespace

QColor severityColor(const Theme& theme, Severity severity) {
    switch (severity) {
        case Severity::Error: return theme.error;
        case Severity::Warning: return theme.warning;
        case Severity::Hint: return theme.hint;
    }
    return theme.hint;
}

// A disc with "!", a triangle with "!", a disc with "i".
void paintProblem(QPainter& painter, const Theme& theme, const QPointF& centre, Severity severity) {
    painter.setPen(QPen(theme.canvas, 2));
    painter.setBrush(severityColor(theme, severity));
    if (severity == Severity::Warning) {
        QPolygonF triangle{centre + QPointF(0, -10), centre + QPointF(10, 8), centre + QPointF(-10, 8)};
        painter.drawPolygon(triangle);
    } else {
        painter.drawEllipse(centre, 9, 9);
    }
    painter.setPen(theme.onAccent);
    painter.setFont(diagramFont(TextRole::Badge));
    const QPointF shift(0, severity == Severity::Warning ? 1.5 : 0);
    painter.drawText(QRectF(centre + shift - QPointF(8, 8), QSizeF(16, 16)), Qt::AlignCenter,
                     severity == Severity::Hint ? QStringLiteral("i") : QStringLiteral("!"));
}

void paintTile(QPainter& painter, const Theme& theme, const QRectF& tile, const NodeLook& look) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.kind(look.color));
    painter.drawRoundedRect(tile, tile.width() * 0.22, tile.width() * 0.22);
    const double inset = tile.width() * 0.17;
    if (QSvgRenderer* renderer = glyph(look.icon)) {
        renderer->render(&painter, tile.adjusted(inset, inset, -inset, -inset));
        return;
    }
    QFont font = diagramFont(TextRole::Title);
    font.setPixelSize(std::max(8, static_cast<int>(tile.height() * 0.5)));
    painter.setFont(font);
    painter.setPen(theme.onAccent);
    painter.drawText(tile, Qt::AlignCenter, look.letter);
}

void paintNode(QPainter& painter, const Theme& theme, const QPointF& centre, const NodeLook& look, double zoom) {
    const QRectF rect = nodeRect(centre);
    const double opacity = painter.opacity();
    if (look.emphasis == Emphasis::Dimmed) painter.setOpacity(opacity * 0.32);
    if (zoom < kShapeZoom) {
        const bool selected = look.emphasis == Emphasis::Selected;
        painter.fillRect(rect, selected ? theme.accent : theme.kind(look.color));
        painter.setOpacity(opacity);
        return;
    }
    paintCard(painter, theme, rect, look);
    const QRectF tile(rect.left() + kTileInset, rect.center().y() - kTile / 2, kTile, kTile);
    paintTile(painter, theme, tile, look);
    if (zoom >= kTextZoom) {
        paintTexts(painter, theme, rect, look);
        if (!look.count.isEmpty()) paintCount(painter, theme, rect, look);
    }
    if (look.ports) paintPorts(painter, theme, centre, look);
    if (look.problem) paintProblem(painter, theme, rect.topRight() + QPointF(-3, 3), *look.problem);
    painter.setOpacity(opacity);
}

void paintEdge(QPainter& painter, const Theme& theme, const EdgeCurve& curve, const EdgeLook& look, double zoom) {
    const double opacity = painter.opacity();
    if (look.emphasis == Emphasis::Dimmed) painter.setOpacity(opacity * 0.25);
    painter.setPen(edgePen(theme, look, zoom));
    painter.setBrush(Qt::NoBrush);
    if (zoom < kShapeZoom) {
        painter.drawLine(curve.start, curve.end);
    } else {
        painter.drawPath(curve.path());
        if (zoom >= kTextZoom) paintArrow(painter, curve, look, edgeColor(theme, look));
    }
    painter.setOpacity(opacity);
}

QRectF edgeLabelRect(const EdgeCurve& curve, const EdgeLook& look) {
    constexpr double kLeastLength = 30;
    constexpr double kArrows = 30;  // what must be seen of the line beside a label that stands on it
    if (look.label.isEmpty() || curve.length() < kLeastLength) return {};
    const double wanted = QFontMetricsF(diagramFont(TextRole::Label)).horizontalAdvance(look.label) + 10;
    const double gap = betweenNodes(curve);
    const double width = std::min({wanted, gap, 168.0});
    QPointF middle = curve.at(0.5);
    if (width > gap - kArrows) middle.ry() += curve.control1.y() > curve.start.y() ? kBesideLine : -kBesideLine;
    return {middle.x() - width / 2, middle.y() - kLabelHeight / 2, width, kLabelHeight};
}

void paintEdgeLabel(QPainter& painter, const Theme& theme, const EdgeCurve& curve, const EdgeLook& look) {
    const QRectF rect = edgeLabelRect(curve, look);
    if (rect.isEmpty() || look.emphasis == Emphasis::Dimmed) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.canvas);
    painter.drawRoundedRect(rect, kLabelHeight / 2, kLabelHeight / 2);
    painter.setFont(diagramFont(TextRole::Label));
    painter.setPen(look.emphasis == Emphasis::None ? blend(theme.text, theme.muted, 0.25) : theme.accent);
    const QString text = QFontMetricsF(painter.font()).elidedText(look.label, Qt::ElideRight, rect.width() - 4);
    painter.drawText(rect, Qt::AlignCenter, text);
}

void paintGrid(QPainter& painter, const Theme& theme, const QRectF& area, double zoom) {
    double step = kGridStep;
    while (step * zoom < 14) step *= 2;
    QPen pen(theme.grid, 1.6);
    pen.setCosmetic(true);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    QList<QPointF> points;
    for (double x = std::floor(area.left() / step) * step; x <= area.right(); x += step)
        for (double y = std::floor(area.top() / step) * step; y <= area.bottom(); y += step)
            points << QPointF(x, y);
    painter.drawPoints(points.constData(), static_cast<int>(points.size()));
}

}  // namespace cascade::app
