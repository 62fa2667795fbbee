// SPDX-License-Identifier: MIT
// What was seen within the last so many minutes: deduplication of FIFO topics.
#pragma once

#include <deque>
#include <unordered_set>

#include "model/units.h"

namespace cascade::simulator {

/// A copyable value; holds no more than was seen within the span.
class RecentlySeen {
public:
    explicit RecentlySeen(Nanoseconds span) : m_span(span) {}

    /// True when it is new; then it counts as seen from now on.
    bool isNew(std::uint64_t hash, Nanoseconds now) {
        while (!m_row.empty() && now - m_row.front().first >= m_span) {
            m_hashes.erase(m_row.front().second);
            m_row.pop_front();
        }
        if (!m_hashes.insert(hash).second) return false;
        m_row.emplace_back(now, hash);
        return true;
    }

private:
    Nanoseconds m_span;
    std::deque<std::pair<Nanoseconds, std::uint64_t>> m_row;
    std::unordered_set<std::uint64_t> m_hashes;
};

}  // namespace cascade::simulator
