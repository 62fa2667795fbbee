// SPDX-License-Identifier: MIT
// What a service takes from a service: SNS's JSON in a queue's message, a bucket's event in a topic's.
#pragma once

#include "model/envelope/envelope.h"
#include "simulator/engine/content.h"

namespace cascade::simulator {

/// The parent as the target of the envelope's connection keeps it, to hand it on in its turn.
std::shared_ptr<const Recipe> makeHandedOn(const Envelope& envelope);

}  // namespace cascade::simulator
