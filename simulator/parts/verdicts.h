// SPDX-License-Identifier: MIT
// Pools as guards: an API asks about a request, and its verdict goes back along the connection.
#pragma once

#include "simulator/engine/context.h"

namespace cascade::simulator {

/// Timers of pools with these tags are questions.
enum VerdictTag : std::uint8_t { kQuestion, kDelayedQuestion, kFirstTagBesideVerdicts };

/// About the request `a`; the verdict goes to its API with the API's token `b`.
void giveVerdict(Context& context, const Timer& question);

}  // namespace cascade::simulator
