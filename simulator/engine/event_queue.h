// SPDX-License-Identifier: MIT
// What is going to happen: flat events in the total order (time, priority, sequence). A copyable value.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "model/units.h"

namespace cascade::simulator {

/// The order within one instant: what frees something comes before what wants it.
enum class EventType : std::uint8_t { Answer, Timer, Arrival, Stimulus };

/// `tag`, `status`, `a` and `b` mean what the type (and for timers the behavior) says.
struct Event {
    Nanoseconds time = 0;
    std::uint64_t order = 0;  ///< Priority in the top byte, the sequence number below it.
    std::uint32_t node = 0;
    EventType type = EventType::Timer;
    std::uint8_t tag = 0;
    std::uint16_t status = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};
static_assert(std::is_trivially_copyable_v<Event> && sizeof(Event) == 32);

/// A ladder queue (Tang, Goh and Thng 2005) behind a sorted row. Up to some tens of events, as small designs have, all
/// are in the row; more lie unsorted in buckets of time until theirs comes, at constant cost however many there are. A
/// crowded bucket becomes a finer ladder of its own, so that milliseconds and days may be pending together. What
/// crowds into the row falls back to a binary heap.
class EventQueue {
public:
    bool empty() const { return m_near.empty() && m_late.empty(); }
    std::size_t size() const;
    /// REQUIRES: !empty(), here and below.
    const Event& top() const { return lateIsFirst() ? m_late.front() : m_near.back(); }
    void push(Event event);
    Event pop();

private:
    static constexpr std::size_t kRow = 48;   ///< So many events are as fast to sort as to spread.
    static constexpr std::size_t kLadders = 8;
    static constexpr std::uint32_t kEnd = 0xffffffff;
    static constexpr Nanoseconds kForever = INT64_MAX;

    struct Place {
        Event event;
        std::uint32_t next;
    };
    struct Ladder {
        Nanoseconds start = 0;
        Nanoseconds end = 0;
        int shift = 0;            ///< A bucket is 2^shift nanoseconds wide.
        std::size_t current = 0;  ///< Buckets before this one are empty.
        std::size_t events = 0;
        std::vector<std::uint32_t> first;  ///< Of each bucket, in m_places.
    };

    static bool before(const Event& left, const Event& right) {
        return left.time != right.time ? left.time < right.time : left.order < right.order;
    }
    static bool after(const Event& left, const Event& right) { return before(right, left); }
    bool lateIsFirst() const {
        return !m_late.empty() && (m_near.empty() || before(m_late.front(), m_near.back()));
    }
    void insertNear(const Event& event);
    void pushFarther(const Event& event);
    void keepEarlierHalf();
    void addTo(Ladder& ladder, const Event& event);
    Event popLate();
    void refill();
    Nanoseconds takeBucket(Ladder& ladder);
    bool takeRow(Nanoseconds end);
    void spread(Nanoseconds from, Nanoseconds end);

    std::vector<Event> m_near;  ///< All before m_nearEnd, the first one last.
    std::vector<Event> m_late;  ///< A heap of those before m_nearEnd that came when the row was full.
    Nanoseconds m_nearEnd = kForever;
    std::array<Ladder, kLadders> m_ladders;  ///< Each within one bucket of the one before.
    std::size_t m_depth = 0;
    std::vector<Place> m_places;
    std::uint32_t m_free = kEnd;
    std::vector<Event> m_far;  ///< Beyond the first ladder, unsorted.
    std::vector<Event> m_taken;  ///< Out of a bucket, on their way to the row or to a finer ladder.
    std::uint64_t m_sequence = 0;
};

inline void EventQueue::insertNear(const Event& event) {
    std::size_t place = m_near.size();
    m_near.push_back(event);
    for (; place > 0 && before(m_near[place - 1], event); --place) m_near[place] = m_near[place - 1];
    m_near[place] = event;
}

inline void EventQueue::push(Event event) {
    event.order = (static_cast<std::uint64_t>(event.type) << 56) | m_sequence++;
    if (event.time < m_nearEnd && m_near.size() < kRow)
        insertNear(event);
    else
        pushFarther(event);
}

inline Event EventQueue::pop() {
    Event event;
    if (m_late.empty()) [[likely]] {
        event = m_near.back();
        m_near.pop_back();
    } else {
        event = popLate();
    }
    if (m_near.empty() && m_late.empty() && (m_depth > 0 || !m_far.empty())) refill();
    return event;
}

}  // namespace cascade::simulator
