// SPDX-License-Identifier: MIT
// Story time: how long the parts of a run are shown. A message travels for milliseconds and then nothing happens
// for seconds; told evenly, one would see neither. Story time slows down while messages travel and functions run,
// and skips the waiting. It is monotone: what happens first is shown first.
#pragma once

#include <vector>

#include "app/playback/recording.h"

namespace cascade::app {

/// Seconds on the screen.
inline constexpr double kHopSeconds = 0.8;   ///< A message travels along a connection at least this long.
inline constexpr double kWorkSeconds = 0.5;  ///< A function runs at least this long.
inline constexpr double kIdleSeconds = 0.3;  ///< Waiting takes at most this long.

class StoryTime {
public:
    /// Even time: a virtual second is a second.
    StoryTime() = default;
    StoryTime(const std::vector<simulator::Fact>& facts, Nanoseconds end);

    double shown(Nanoseconds time) const;     ///< When, in seconds of the story, this instant is shown.
    Nanoseconds instant(double shown) const;  ///< The instant that is shown then.

private:
    struct Knot {
        Nanoseconds time;
        double shown;
    };
    std::vector<Knot> m_knots;  ///< Linear between them; empty: even time.
};

}  // namespace cascade::app
