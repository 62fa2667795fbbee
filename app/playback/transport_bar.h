// SPDX-License-Identifier: MIT
// TransportBar: play, pause, stop, the time line, the speed.
#pragma once

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QWidget>

#include "app/playback/playback.h"

namespace cascade::app {

class TransportBar final : public QWidget {
    Q_OBJECT
public:
    explicit TransportBar(Playback& playback, QWidget* parent = nullptr);

    /// For menus and toolbars; the bar's buttons are the same.
    QAction* playAction() const { return m_play; }
    QAction* stopAction() const { return m_stop; }
    void setTheme(const Theme& theme);

private:
    void fillSpeeds();
    void connectControls();
    void playOrPause();
    void updateState();
    void updateTime();
    void seekTo(int position);

    Playback& m_playback;
    const Theme* m_theme;
    QAction* m_play;  ///< Pauses while playing.
    QAction* m_stop;
    QSlider* m_line;
    QLabel* m_clock;
    QComboBox* m_speed;
    QCheckBox* m_story;
};

}  // namespace cascade::app
