// SPDX-License-Identifier: MIT
// Lineage: which stimulus a fact follows from.
#pragma once

#include "simulator/trace/live_messages.h"

namespace cascade::simulator {

class Lineage {
public:
    /// REQUIRES: called with every fact, in order. Number 0: the fact is about a node, not about a message.
    MessageId stimulusOf(const Fact& fact);

private:
    LiveMessages<MessageId> m_stimuli;
};

}  // namespace cascade::simulator
