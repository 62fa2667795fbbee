// SPDX-License-Identifier: MIT
// The clock of playback: pulls frames from the player and puts them on the scene.
#include "app/playback/playback.h"

#include <QLocale>
#include <algorithm>
#include <utility>

namespace cascade::app {
namespace {

constexpr int kFrameMilliseconds = 16;
/// A window that was busy elsewhere goes on where it was instead of leaping.
constexpr double kLongestFrame = 0.1;
/// How long trouble, and any sign of life, is seen on a node.
constexpr double kTroubleSeconds = 1.2;
constexpr double kBusySeconds = 0.35;

Activity activityOf(const Player& player, const NodeState& state) {
    if (player.lately(state.failedAt, kTroubleSeconds)) return Activity::Failing;
    if (player.lately(state.throttledAt, kTroubleSeconds)) return Activity::Throttled;
    if (state.running > 0 || player.lately(state.touched, kBusySeconds)) return Activity::Busy;
    return Activity::Idle;
}

}  // namespace

Playback::Playback(CanvasScene& scene, QObject* parent)
    : QObject(parent), m_scene(&scene), m_runner(scene.document().catalog()) {
    m_frames.setTimerType(Qt::PreciseTimer);
    m_frames.setInterval(kFrameMilliseconds);
    connect(&m_frames, &QTimer::timeout, this, &Playback::nextFrame);
    connect(&m_runner, &RehearsalRunner::progressed, this, &Playback::rehearsing);
    connect(&m_runner, &RehearsalRunner::finished, this, [this](const auto& rehearsal) {
        show(rehearsal);
        play();
    });
    connect(&m_runner, &RehearsalRunner::failed, this, [this](const Error& error) {
        setState(m_player ? State::Paused : State::Empty);
        emit failed(error);
    });
    connect(&scene.document(), &Document::settled, this, &Playback::followDocument);
    connect(&scene.document(), &Document::replaced, this, [this] {
        m_frames.stop();
        clearCanvas();
        m_player.reset();
        if (m_state != State::Rehearsing) setState(State::Empty);
    });
}

Playback::~Playback() {
    if (m_scene) m_scene->setOverlay(nullptr);  // a window destroys its children in any order
}

void Playback::rehearse(const simulator::Scenario& scenario) {
    if (m_state == State::Rehearsing) return;
    m_frames.stop();
    clearCanvas();
    m_player.reset();
    setState(State::Rehearsing);
    m_runner.start(m_scene->document().architecture(), scenario);
}

void Playback::show(std::shared_ptr<const Rehearsal> rehearsal) {
    m_player.emplace(std::move(rehearsal));
    m_player->setStory(m_story);
    m_player->setSpeed(m_speed);
    setState(State::Paused);
    emit rehearsed();
    showFrame();
}

void Playback::play() {
    if (!m_player || m_state == State::Rehearsing) return;
    if (m_player->atEnd()) m_player->seek(0);
    m_sinceFrame.start();
    m_frames.start();
    setState(State::Playing);
}

void Playback::pause() {
    if (m_state != State::Playing) return;
    m_frames.stop();
    setState(State::Paused);
}

void Playback::stop() {
    if (m_state == State::Rehearsing) return m_runner.stop();
    m_frames.stop();
    clearCanvas();
    if (!m_player) return;
    m_player->seek(0);
    setState(State::Paused);
    emit moved();
}

void Playback::seek(Nanoseconds time) {
    if (!m_player) return;
    m_player->seek(time);
    showFrame();
}

void Playback::setSpeed(double speed) {
    m_speed = speed;
    if (m_player) m_player->setSpeed(speed);
}

void Playback::setStory(bool story) {
    m_story = story;
    if (m_player) m_player->setStory(story);
}

void Playback::setState(State state) {
    m_state = state;
    emit stateChanged();
}

void Playback::nextFrame() {
    const double seconds = static_cast<double>(m_sinceFrame.restart()) / 1000;
    m_player->advance(std::min(seconds, kLongestFrame));
    showFrame();
    if (m_player->atEnd()) pause();
}

void Playback::followDocument() {
    m_shown.clear();  // items may be new ones
    if (m_onCanvas) showFrame();
}

void Playback::showFrame() {
    if (!std::exchange(m_onCanvas, true)) m_scene->setOverlay(&m_overlay);
    for (const QRectF& dirty : m_overlay.show(*m_player, *m_scene)) m_scene->update(dirty);
    for (const Node& node : m_scene->document().architecture().nodes()) showNode(node.id);
    emit moved();
}

void Playback::showNode(NodeId node) {
    const NodeState& state = m_player->state(node);
    const std::pair now{activityOf(*m_player, state), state.received};
    const auto [entry, added] = m_shown.try_emplace(node, now);
    if (!added && entry->second == now) return;
    entry->second = now;
    const QString count = now.second > 0 ? QLocale().toString(static_cast<qlonglong>(now.second)) : QString();
    m_scene->setRehearsal(node, now.first, count);
}

void Playback::clearCanvas() {
    for (const QRectF& dirty : m_overlay.clear()) m_scene->update(dirty);
    m_scene->setOverlay(nullptr);
    m_scene->clearRehearsal();
    m_shown.clear();
    m_onCanvas = false;
}

}  // namespace cascade::app
