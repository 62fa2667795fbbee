// SPDX-License-Identifier: MIT
// Events as others see them: the function its record, a filter what it is matched against. model/envelope builds
// them.
#pragma once

#include "simulator/engine/network.h"

namespace cascade::simulator {

/// Beside a payload that is an event as its target sees it, not one record of it.
inline constexpr const char* kWholeEvent = "whole_event";

/// One record of the event that came by the passage; of a stimulus, its payload.
Json recordView(const Network& network, const Passage& passage, const Content& content);
/// The whole event of that one message.
Json eventView(const Network& network, const Passage& passage, const Content& content);
/// What the filter of the passage's connection sees.
Json filterView(const Network& network, const Passage& passage, const Content& content);

/// REQUIRES: something is delivered along the passage's connection.
Hop hopOf(const Network& network, const Passage& passage);
LetterView letterOf(const Content& content);

}  // namespace cascade::simulator
