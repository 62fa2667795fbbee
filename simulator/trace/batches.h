// SPDX-License-Identifier: MIT
// Which messages came together: a run that handles a batch is told of its first message only.
#pragma once

#include <map>
#include <vector>

#include "simulator/fact.h"

namespace cascade::simulator {

class Batches {
public:
    /// REQUIRES: called with every fact, in order. When a run begins or ends, the other messages of its batch.
    std::vector<MessageId> companionsOf(const Fact& fact);

private:
    std::vector<MessageId> m_row;                           ///< Received one directly after the other, together …
    Fact m_last;                                            ///< … with this one.
    std::map<MessageId, std::vector<MessageId>> m_running;  ///< By the first message.
};

}  // namespace cascade::simulator
