// SPDX-License-Identifier: MIT
// Playback: makes a rehearsal of the document and shows it on the canvas, frame by frame.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <optional>
#include <unordered_map>

#include "app/canvas/canvas_scene.h"
#include "app/playback/playback_overlay.h"
#include "app/playback/rehearsal_runner.h"

namespace cascade::app {

class Playback : public QObject {
    Q_OBJECT
public:
    explicit Playback(CanvasScene& scene, QObject* parent = nullptr);
    ~Playback() override;

    enum class State {
        Empty,       ///< There is nothing to play.
        Rehearsing,  ///< The simulator is at work.
        Paused,
        Playing
    };
    State state() const { return m_state; }
    /// nullptr while there is nothing to play.
    const Player* player() const { return m_player ? &*m_player : nullptr; }

    /// Rehearses the document as it is now, and plays it when that is done.
    void rehearse(const simulator::Scenario& scenario);
    /// Shows a rehearsal that exists already, from its beginning, paused.
    void show(std::shared_ptr<const Rehearsal> rehearsal);
    void play();
    void pause();
    /// While rehearsing: ends the run early. Else: clears the canvas; the results stay.
    void stop();
    void seek(Nanoseconds time);
    void setSpeed(double speed);
    void setStory(bool story);

signals:
    void stateChanged();
    /// A new rehearsal is there; player() plays it.
    void rehearsed();
    void rehearsing(double share, qulonglong facts);
    void failed(const cascade::Error& error);
    /// The instant shown is another one.
    void moved();

private:
    void setState(State state);
    void nextFrame();
    void showFrame();
    void showNode(NodeId node);
    void followDocument();
    void clearCanvas();

    QPointer<CanvasScene> m_scene;
    RehearsalRunner m_runner;
    PlaybackOverlay m_overlay;
    std::optional<Player> m_player;
    QTimer m_frames;
    QElapsedTimer m_sinceFrame;
    State m_state = State::Empty;
    double m_speed = 1;
    bool m_story = true;
    bool m_onCanvas = false;  ///< The canvas shows m_player.
    std::unordered_map<NodeId, std::pair<Activity, std::int64_t>>
        m_shown;  ///< On the nodes, to touch only changes.
};

}  // namespace cascade::app
