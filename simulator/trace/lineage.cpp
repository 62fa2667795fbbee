// SPDX-License-Identifier: MIT
// From causes to stimuli.
#include "simulator/trace/lineage.h"

namespace cascade::simulator {

MessageId Lineage::stimulusOf(const Fact& fact) {
    if (fact.message.number == 0) return {};
    const MessageId* known = m_stimuli.find(fact.message);
    MessageId stimulus = fact.message;
    if (known) {
        stimulus = *known;
    } else {
        if (const MessageId* cause = m_stimuli.find(fact.cause)) stimulus = *cause;
        m_stimuli.insert(fact.message, stimulus);
    }
    switch (fact.type) {
        case FactType::Received: m_stimuli.received(fact.message); break;
        case FactType::Handled:
        case FactType::DeadLettered:
        case FactType::Lost: m_stimuli.ended(fact.message); break;
        default: break;
    }
    return stimulus;
}

}  // namespace cascade::simulator
