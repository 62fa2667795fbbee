// SPDX-License-Identifier: MIT
// Painting messages and chips in one pass, without an item for each.
#include "app/playback/playback_overlay.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <algorithm>

#include "app/canvas/canvas_scene.h"
#include "app/theme.h"

namespace cascade::app {
namespace {

constexpr double kTokenRadius = 7;
constexpr double kHaloRadius = 12;
constexpr double kTail = 34;  ///< Canvas units.
constexpr double kChipHeight = 17;
constexpr double kChipGap = 4;
/// Below this zoom chips could not be read.
constexpr double kChipZoom = 0.4;
/// Tokens keep at least this share of their size on the screen, however far one zooms away.
constexpr double kLeastTokenScale = 0.55;

QString counted(const char* text, std::int64_t count) {
    return QCoreApplication::translate("Playback", text).arg(QLocale().toString(static_cast<qlonglong>(count)));
}

QColor toneColor(const Theme& theme, Chip::Tone tone) {
    switch (tone) {
        case Chip::Tone::Calm: return theme.muted;
        case Chip::Tone::Busy: return theme.success;
        case Chip::Tone::Warning: return theme.warning;
        case Chip::Tone::Error: return theme.error;
    }
    return theme.muted;
}

double chipWidth(const QString& text) {
    return QFontMetricsF(diagramFont(TextRole::Label)).horizontalAdvance(text) + 14;
}

QRectF chipsRect(const QPointF& node, const std::vector<Chip>& chips) {
    double width = 0;
    for (const Chip& chip : chips) width += chipWidth(chip.text) + kChipGap;
    const QRectF card = nodeRect(node);
    return {card.left() - 1, card.bottom() + 5, width + 2, kChipHeight};
}

void paintChips(QPainter& painter, const Theme& theme, const QPointF& node, const std::vector<Chip>& chips) {
    painter.setFont(diagramFont(TextRole::Label));
    QPointF corner = chipsRect(node, chips).topLeft();
    for (const Chip& chip : chips) {
        const QRectF rect(corner, QSizeF(chipWidth(chip.text), kChipHeight));
        const QColor color = toneColor(theme, chip.tone);
        QColor fill = color;
        fill.setAlpha(theme.dark ? 56 : 36);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.canvas);  // edges may pass behind
        painter.drawRoundedRect(rect, kChipHeight / 2, kChipHeight / 2);
        painter.setBrush(fill);
        painter.drawRoundedRect(rect, kChipHeight / 2, kChipHeight / 2);
        painter.setPen(theme.dark ? color.lighter(125) : color.darker(125));
        painter.drawText(rect, Qt::AlignCenter, chip.text);
        corner.rx() += rect.width() + kChipGap;
    }
}

void paintToken(QPainter& painter, const Theme& theme, const QPointF& at, const QPointF& behind, double scale) {
    QLinearGradient fade(behind, at);
    QColor color = theme.accent;
    color.setAlpha(0);
    fade.setColorAt(0, color);
    color.setAlpha(170);
    fade.setColorAt(1, color);
    painter.setPen(QPen(fade, 5 * scale, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(behind, at);
    painter.setPen(Qt::NoPen);
    color.setAlpha(56);
    painter.setBrush(color);
    painter.drawEllipse(at, kHaloRadius * scale, kHaloRadius * scale);
    painter.setPen(QPen(theme.canvas, 1.6 * scale));
    painter.setBrush(theme.accent);
    painter.drawEllipse(at, kTokenRadius * scale, kTokenRadius * scale);
}

double tokenScale(double zoom) { return std::max(1.0, kLeastTokenScale / std::max(zoom, 0.01)); }

}  // namespace

std::vector<Chip> chipsOf(const NodeState& state) {
    std::vector<Chip> chips;
    const auto add = [&](const char* text, std::int64_t count, Chip::Tone tone) {
        if (count > 0) chips.push_back({counted(text, count), tone});
    };
    add(QT_TRANSLATE_NOOP("Playback", "%1 running"), state.running, Chip::Tone::Busy);
    add(QT_TRANSLATE_NOOP("Playback", "%1 waiting"), state.waiting, Chip::Tone::Calm);
    add(QT_TRANSLATE_NOOP("Playback", "%1 throttled"), state.throttled, Chip::Tone::Warning);
    add(QT_TRANSLATE_NOOP("Playback", "%1 failed"), state.failed, Chip::Tone::Error);
    add(QT_TRANSLATE_NOOP("Playback", "%1 dead-lettered"), state.deadLettered, Chip::Tone::Warning);
    add(QT_TRANSLATE_NOOP("Playback", "%1 lost"), state.lost, Chip::Tone::Error);
    return chips;
}

std::vector<QRectF> PlaybackOverlay::show(const Player& player, const CanvasScene& scene) {
    std::vector<QRectF> dirty;
    addTokenAreas(dirty);
    m_tokens.clear();
    for (const Token& token : player.tokens()) {
        const EdgeCurve* curve = scene.curve(token.connection);
        if (!curve) continue;
        const double tail = kTail / std::max(curve->length(), kTail);
        m_tokens.push_back({curve->at(token.progress), curve->at(std::max(0.0, token.progress - tail))});
    }
    addTokenAreas(dirty);
    const Architecture& architecture = scene.document().architecture();
    std::erase_if(m_chips, [&](const auto& entry) { return !architecture.find(entry.first); });
    for (const Node& node : architecture.nodes())
        showChips(node.id, scene.place(node.id), player.state(node.id), dirty);
    return dirty;
}

void PlaybackOverlay::showChips(NodeId node, const QPointF& place, const NodeState& state,
                                std::vector<QRectF>& dirty) {
    PlacedChips& placed = m_chips[node];
    if (placed.node == place && placed.state == state) return;
    std::vector<Chip> chips = chipsOf(state);
    const bool same = placed.node == place && placed.chips == chips;
    if (!same && !placed.chips.empty()) dirty.push_back(chipsRect(placed.node, placed.chips));
    if (!same && !chips.empty()) dirty.push_back(chipsRect(place, chips));
    placed = {place, state, std::move(chips)};
}

std::vector<QRectF> PlaybackOverlay::clear() {
    std::vector<QRectF> dirty;
    addTokenAreas(dirty);
    for (const auto& [node, chips] : m_chips) dirty.push_back(chipsRect(chips.node, chips.chips));
    m_tokens.clear();
    m_chips.clear();
    return dirty;
}

void PlaybackOverlay::addTokenAreas(std::vector<QRectF>& areas) const {
    // A token may be painted several times its size when one has zoomed far away.
    constexpr double kReach = kHaloRadius * 3;
    for (const PlacedToken& token : m_tokens)
        areas.push_back(QRectF(token.at, token.behind).normalized().adjusted(-kReach, -kReach, kReach, kReach));
}

void PlaybackOverlay::paint(QPainter& painter, const CanvasScene& scene, const QRectF& area) {
    const double zoom = painter.worldTransform().m11();
    painter.setRenderHint(QPainter::Antialiasing);
    if (zoom >= kChipZoom)
        for (const auto& [node, chips] : m_chips)
            if (!chips.chips.empty() && area.intersects(chipsRect(chips.node, chips.chips)))
                paintChips(painter, scene.theme(), chips.node, chips.chips);
    const double reach = kHaloRadius * tokenScale(zoom) + 80;
    const QRectF near = area.adjusted(-reach, -reach, reach, reach);
    for (const PlacedToken& token : m_tokens)
        if (near.contains(token.at)) paintToken(painter, scene.theme(), token.at, token.behind, tokenScale(zoom));
}

}  // namespace cascade::app
