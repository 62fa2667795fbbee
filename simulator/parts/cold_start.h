// SPDX-License-Identifier: MIT
// How long a new execution environment takes to begin, by runtime.
#pragma once

#include <string_view>

#include "simulator/engine/distribution.h"

namespace cascade::simulator {

/// The measured distribution of a hello-world function; real ones with libraries take longer, which the function's
/// "init" says.
Distribution measuredInit(std::string_view runtime);

}  // namespace cascade::simulator
