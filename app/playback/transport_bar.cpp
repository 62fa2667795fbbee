// SPDX-License-Identifier: MIT
// The controls of playback, kept in step with it.
#include "app/playback/transport_bar.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>
#include <cmath>

#include "app/actions/action.h"
#include "app/playback/fact_text.h"

namespace cascade::app {
namespace {

/// Steps of the time line; QSlider counts in int.
constexpr int kSteps = 100'000;

QToolButton* buttonFor(QAction* action, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize({20, 20});
    return button;
}

}  // namespace

TransportBar::TransportBar(Playback& playback, QWidget* parent)
    : QWidget(parent),
      m_playback(playback),
      m_theme(&themeFor(palette())),
      m_play(makeAction(this, {tr("&Play"), tr("Play or pause"), Qt::Key_F6, QStringLiteral("play")},
                        [this] { playOrPause(); })),
      m_stop(makeAction(
          this,
          {tr("&Stop"), tr("Stop the run, or clear the canvas"), Qt::SHIFT | Qt::Key_F5, QStringLiteral("stop")},
          [this] { m_playback.stop(); })),
      m_line(new QSlider(Qt::Horizontal, this)),
      m_clock(new QLabel(this)),
      m_speed(new QComboBox(this)),
      m_story(new QCheckBox(tr("Follow events"), this)) {
    m_line->setRange(0, kSteps);
    m_line->setAccessibleName(tr("Time of the run"));
    m_speed->setAccessibleName(tr("Speed"));
    m_story->setChecked(true);
    m_story->setToolTip(tr("Slows down while messages travel and functions run, and skips the waiting"));
    m_clock->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    fillSpeeds();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(buttonFor(m_play, this));
    row->addWidget(buttonFor(m_stop, this));
    row->addWidget(m_line, 1);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_clock), static_cast<QWidget*>(m_speed), static_cast<QWidget*>(m_story)})
        row->addWidget(widget);
    connectControls();
    updateState();
}

void TransportBar::fillSpeeds() {
    for (const double speed : {0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 50.0, 100.0, 1000.0})
        m_speed->addItem(tr("%1×").arg(speed), speed);
    m_speed->setCurrentIndex(m_speed->findData(1.0));
    m_speed->setToolTip(tr("Speed of the playback"));
}

void TransportBar::connectControls() {
    connect(m_line, &QSlider::valueChanged, this, &TransportBar::seekTo);
    connect(m_speed, &QComboBox::currentIndexChanged, this,
            [this] { m_playback.setSpeed(m_speed->currentData().toDouble()); });
    connect(m_story, &QCheckBox::toggled, &m_playback, &Playback::setStory);
    connect(&m_playback, &Playback::stateChanged, this, &TransportBar::updateState);
    connect(&m_playback, &Playback::moved, this, &TransportBar::updateTime);
}

void TransportBar::setTheme(const Theme& theme) {
    m_theme = &theme;
    updateIcons({m_stop}, theme);
    updateState();
}

void TransportBar::playOrPause() {
    if (m_playback.state() == Playback::State::Playing)
        m_playback.pause();
    else
        m_playback.play();
}

void TransportBar::updateState() {
    const Playback::State state = m_playback.state();
    const bool playing = state == Playback::State::Playing;
    const bool playable = playing || state == Playback::State::Paused;
    m_play->setText(playing ? tr("&Pause") : tr("&Play"));
    m_play->setData(playing ? QStringLiteral("pause") : QStringLiteral("play"));
    updateIcons({m_play}, *m_theme);
    m_play->setEnabled(playable);
    m_stop->setEnabled(playable || state == Playback::State::Rehearsing);
    m_line->setEnabled(playable);
    updateTime();
}

void TransportBar::updateTime() {
    const Player* player = m_playback.player();
    const Nanoseconds end = player ? player->rehearsal().end : 0;
    const Nanoseconds now = player ? player->now() : 0;
    const double share = end > 0 ? static_cast<double>(now) / static_cast<double>(end) : 0;
    const QSignalBlocker quiet(m_line);
    m_line->setValue(static_cast<int>(std::lround(share * kSteps)));
    m_clock->setText(tr("%1 / %2").arg(clockText(now), clockText(end)));
    m_clock->setMinimumWidth(std::max(m_clock->minimumWidth(), m_clock->sizeHint().width()));
}

void TransportBar::seekTo(int position) {
    const Player* player = m_playback.player();
    if (!player) return;
    const double share = static_cast<double>(position) / kSteps;
    m_playback.seek(static_cast<Nanoseconds>(share * static_cast<double>(player->rehearsal().end)));
}

}  // namespace cascade::app
