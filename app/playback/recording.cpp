// SPDX-License-Identifier: MIT
// Keeping facts, with the reasons they give.
#include "app/playback/recording.h"

#include <algorithm>

namespace cascade::app {

void Recording::observe(const simulator::Fact& fact) {
    if (m_facts.size() >= m_most) {
        ++m_dropped;
        return;
    }
    m_facts.push_back(fact);
    // The text may live in the run's own table, which is gone before the recording is.
    if (!fact.reason.empty()) m_facts.back().reason = *m_reasons.emplace(fact.reason).first;
}

std::size_t Recording::countUntil(Nanoseconds time) const {
    const auto after = std::upper_bound(m_facts.begin(), m_facts.end(), time,
                                        [](Nanoseconds t, const simulator::Fact& fact) { return t < fact.time; });
    return static_cast<std::size_t>(after - m_facts.begin());
}

}  // namespace cascade::app
