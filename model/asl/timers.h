// SPDX-License-Identifier: MIT
// What an execution waits for in virtual time.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <tuple>

#include "model/units.h"

namespace cascade::asl {

enum class TimerKind { Execution, Wait, Retry, TaskTimeout, Heartbeat };

struct Timer {
    Nanoseconds time = 0;
    std::uint64_t number = 0;  ///< Orders timers of the same time: first set, first due.
    TimerKind kind = TimerKind::Wait;
    std::uint64_t branch = 0;
    std::uint64_t ticket = 0;  ///< Of the branch when the timer was set: a later ticket makes the timer void.

    bool operator<(const Timer& other) const { return std::tie(time, number) < std::tie(other.time, other.number); }
};

class Timers {
public:
    void set(Timer timer) {
        timer.number = ++m_last;
        m_timers.insert(timer);
    }
    bool empty() const { return m_timers.empty(); }
    /// REQUIRES: !empty()
    const Timer& first() const { return *m_timers.begin(); }
    void dropFirst() { m_timers.erase(m_timers.begin()); }
    void clear() { m_timers.clear(); }

private:
    std::set<Timer> m_timers;
    std::uint64_t m_last = 0;
};

}  // namespace cascade::asl
