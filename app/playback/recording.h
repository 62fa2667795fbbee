// SPDX-License-Identifier: MIT
// Recording: the facts of one run, kept in memory so that they can be played, sought and listed.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "simulator/fact.h"

namespace cascade::app {

/// 72 bytes each: at most 144 MB. What a run tells beyond these is counted, not kept.
inline constexpr std::size_t kMostFacts = 2'000'000;

/// Owns the text that its facts point to.
class Recording final : public simulator::Observer {
public:
    explicit Recording(std::size_t most = kMostFacts) : m_most(most) {}
    Recording(const Recording&) = delete;  // facts point into m_reasons
    Recording& operator=(const Recording&) = delete;

    void observe(const simulator::Fact& fact) override;

    /// In the order of the run: by time.
    const std::vector<simulator::Fact>& facts() const { return m_facts; }
    std::size_t dropped() const { return m_dropped; }
    /// How many facts happened until then, that instant included.
    std::size_t countUntil(Nanoseconds time) const;

private:
    std::size_t m_most;
    std::size_t m_dropped = 0;
    std::vector<simulator::Fact> m_facts;
    std::unordered_set<std::string> m_reasons;
};

}  // namespace cascade::app
