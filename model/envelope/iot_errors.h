// SPDX-License-Identifier: MIT
// What the error action of an IoT rule gets. Shape:
// https://docs.aws.amazon.com/iot/latest/developerguide/rule-error-handling.html
#pragma once

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"

namespace cascade {

/// The letter is the message that came; beside it may stand its `topic` and `failures`, a list of
/// {"action", "resource", "message"}.
Json iotError(const Hop& hop, LetterView letter);

}  // namespace cascade
