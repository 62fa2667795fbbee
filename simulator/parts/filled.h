// SPDX-License-Identifier: MIT
// Contents made from templates: what a stimulus says, what a function sends on.
#pragma once

#include "simulator/engine/network.h"
#include "simulator/engine/template.h"

namespace cascade::simulator {

/// How a content of templates is made.
struct FilledParts {
    Template payload{};
    bool passesPayloadOn = false;  ///< The payload is the parent's; the template is not used.
    Template beside{};             ///< An object, or null for none.
    bool keepsBeside = false;      ///< What stands beside the parent stays; null in `beside` takes a member away.
};

/// Templates look at the parent as the event that its receiver sees. `network` may be left out where they don't.
std::shared_ptr<const Recipe> makeFilled(FilledParts parts, std::shared_ptr<const Network> network = nullptr);

}  // namespace cascade::simulator
