// SPDX-License-Identifier: MIT
// Facts in plain words.
#pragma once

#include <string>

#include "model/graph/architecture.h"
#include "simulator/fact.h"

namespace cascade::simulator {

/// "CreateOrder#12"
std::string nameOf(const MessageId& message, const Architecture& architecture);
/// The author's id, or "From -> To: role", with a number where that is not enough.
std::string nameOf(ConnectionId id, const Architecture& architecture);
/// What happened, where, and why: "throttled at Work: the function's reserved concurrency is used up".
std::string wordsFor(const Fact& fact, const Architecture& architecture);
/// "0.35 ms", "12.5 s", "2m"
std::string shortTime(Nanoseconds duration);

}  // namespace cascade::simulator
