// SPDX-License-Identifier: MIT
// Finds ways on which an event comes back to where it started.
#pragma once

#include <vector>

#include "model/rules/subject.h"

namespace cascade::rules {

struct Loop {
    std::vector<const Link*> links;  ///< In order; the first starts at `carrier` and the last ends there.
    const Site* carrier =
        nullptr;            ///< The resource that the event comes back to; a function only where no other is.
    bool narrowed = false;  ///< A filter, or a path for failures only, may keep the event from coming back.
};

/// Every loop of one or two connections, and one of each set of longer ones that hang together. Linear in the size
/// of the design.
std::vector<Loop> findLoops(const Subject& subject);

}  // namespace cascade::rules
