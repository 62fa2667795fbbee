// SPDX-License-Identifier: MIT
// The definition of a state machine whose author wrote none.
#pragma once

#include <string>
#include <vector>

#include "model/json.h"

namespace cascade {

/// One thing that a state machine does.
struct Step {
    std::string name;  ///< Of the node that it uses; also of the state.
    std::string kind;
    bool fifo = false;
};

/// Amazon States Language: one task after the other, each retried as AWS recommends. ${NAME} stands for what the
/// node NAME is called by: the ARN of a function, a topic or a state machine, the URL of a queue, the name of a
/// bus; in definitions of authors as well.
Json sequenceOf(const std::vector<Step>& steps);

}  // namespace cascade
