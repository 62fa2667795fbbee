// SPDX-License-Identifier: MIT
// What playback paints over the diagram: messages on their way, and what weighs on each node.
#pragma once

#include <QRectF>
#include <unordered_map>
#include <vector>

#include "app/canvas/overlay.h"
#include "app/playback/player.h"

namespace cascade::app {

/// A small label under a node: "12 waiting".
struct Chip {
    enum class Tone { Calm, Busy, Warning, Error };
    QString text;
    Tone tone = Tone::Calm;
    bool operator==(const Chip&) const = default;
};
std::vector<Chip> chipsOf(const NodeState& state);

/// Holds one frame; the scene paints it as often as it likes.
class PlaybackOverlay final : public Overlay {
public:
    /// Takes the frame from the player. Returns what must be painted anew, in scene coordinates: where something is
    /// now, or was before.
    std::vector<QRectF> show(const Player& player, const CanvasScene& scene);
    /// Nothing more to see; returns where something was.
    std::vector<QRectF> clear();

    void paint(QPainter& painter, const CanvasScene& scene, const QRectF& area) override;

private:
    struct PlacedToken {
        QPointF at;
        QPointF behind;  ///< A little earlier on the curve: the direction of its tail.
    };
    struct PlacedChips {
        QPointF node;
        NodeState state;  ///< That the chips tell.
        std::vector<Chip> chips;
    };
    void addTokenAreas(std::vector<QRectF>& areas) const;
    void showChips(NodeId node, const QPointF& place, const NodeState& state, std::vector<QRectF>& dirty);

    std::vector<PlacedToken> m_tokens;
    std::unordered_map<NodeId, PlacedChips> m_chips;
};

}  // namespace cascade::app
