// SPDX-License-Identifier: MIT
// Batches, found in the order of facts: all of a batch are received before anything else happens.
#include "simulator/trace/batches.h"

namespace cascade::simulator {

std::vector<MessageId> Batches::companionsOf(const Fact& fact) {
    if (fact.type == FactType::Received) {
        const bool together = m_last.type == FactType::Received && m_last.node == fact.node &&
                              m_last.time == fact.time && m_last.connection == fact.connection && fact.connection;
        if (!together) m_row.clear();
        m_row.push_back(fact.message);
        m_last = fact;
        return {};
    }
    const bool follows = !m_row.empty() && m_row.front() == fact.message && m_last.time == fact.time;
    if (fact.type != FactType::ColdStart) m_last.type = fact.type;
    switch (fact.type) {
        case FactType::Invoked:
            if (!follows || m_row.size() < 2) return {};
            return m_running[fact.message] = {m_row.begin() + 1, m_row.end()};
        case FactType::Succeeded:
        case FactType::Failed:
        case FactType::TimedOut: {
            const auto run = m_running.extract(fact.message);
            return run ? std::move(run.mapped()) : std::vector<MessageId>();
        }
        default: return {};
    }
}

}  // namespace cascade::simulator
