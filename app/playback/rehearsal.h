// SPDX-License-Identifier: MIT
// A rehearsal: one simulated run with everything that it takes to show it.
#pragma once

#include "app/playback/recording.h"
#include "app/playback/story_time.h"
#include "simulator/simulate.h"

namespace cascade::app {

/// The design may go on changing: a rehearsal speaks of the architecture as it was.
struct Rehearsal {
    Architecture architecture;
    simulator::Scenario scenario;
    simulator::Report report;
    Recording recording;
    StoryTime story;
    Nanoseconds end = 0;  ///< Of what was recorded.
    double wallSeconds = 0;
};

}  // namespace cascade::app
