// SPDX-License-Identifier: MIT
// The definition of a state machine whose author wrote none.
#pragma once

#include <string>
#include <vector>

#include "model/json.h"

namespace cascade {

/// Amazon States Language: one task after the other, each retried as AWS recommends. ${NAME} stands for the ARN of
/// the function NAME, in definitions of authors as well.
Json sequenceOf(const std::vector<std::string>& functions);

}  // namespace cascade
