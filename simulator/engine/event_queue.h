// SPDX-License-Identifier: MIT
// What is going to happen: flat events in the total order (time, priority, sequence). A copyable value.
#pragma once

#include <algorithm>
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

/// A ladder queue (Tang, Goh and Thng 2005) behind a sorted row. Up to some tens of events, as small designs have,
/// all are in the row; more lie unsorted in buckets of time until theirs comes, at constant cost however many there
/// are. A crowded bucket becomes a finer ladder of its own, so that milliseconds and days may be pending together.
/// What crowds into the row falls back to a binary heap.
class EventQueue {
public:
    bool empty() const { return m_count == 0 && m_late.empty(); }
    std::size_t size() const;
    /// REQUIRES: !empty(), here and below.
    const Event& top() const { return lateIsFirst() ? m_late.front() : m_row[m_count - 1]; }
    /// Fills in the order.
    void push(Nanoseconds time, EventType type, std::uint32_t node, std::uint8_t tag = 0, std::uint16_t status = 0,
              std::uint32_t a = 0, std::uint32_t b = 0);
    Event pop();
    /// Where in the order an event would be that is pushed now: for those who keep events elsewhere.
    std::uint64_t nextOrder(EventType type) { return (static_cast<std::uint64_t>(type) << 56) | m_sequence++; }

private:
    static constexpr std::size_t kRow = 48;  ///< So many events are as fast to sort as to spread.
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
        return !m_late.empty() && (m_count == 0 || before(m_late.front(), m_row[m_count - 1]));
    }
    Event& placeInRow(Nanoseconds time, std::uint64_t order);
    void pushFarther(const Event& event);
    void keepEarlierHalf();
    void addTo(Ladder& ladder, const Event& event);
    void dropLate();
    void refillIfAny() {
        if (m_depth > 0 || !m_far.empty()) refill();
    }
    void refill();
    Nanoseconds takeBucket(Ladder& ladder);
    bool takeRow(Nanoseconds end);
    void spread(Nanoseconds from, Nanoseconds end);

    std::vector<Event> m_row;  ///< Its first m_count are the row: all before m_rowEnd, the first one last.
    std::size_t m_count = 0;
    std::vector<Event> m_late;  ///< A heap of those before m_rowEnd that came when the row was full.
    Nanoseconds m_rowEnd = kForever;
    std::array<Ladder, kLadders> m_ladders;  ///< Each within one bucket of the one before.
    std::size_t m_depth = 0;
    std::vector<Place> m_places;
    std::uint32_t m_free = kEnd;
    std::vector<Event> m_far;    ///< Beyond the first ladder, unsorted.
    std::vector<Event> m_taken;  ///< Out of a bucket, on their way to the row or to a finer ladder.
    std::uint64_t m_sequence = 0;
};

/// Where an event with this time and order belongs, the others moved aside.
inline Event& EventQueue::placeInRow(Nanoseconds time, std::uint64_t order) {
    if (m_count == m_row.size()) [[unlikely]]
        m_row.resize(std::max(2 * m_count, kRow));
    Event* place = m_row.data() + m_count++;
    for (; place != m_row.data() && (place[-1].time < time || (place[-1].time == time && place[-1].order < order));
         --place)
        *place = place[-1];
    return *place;
}

inline void EventQueue::push(Nanoseconds time, EventType type, std::uint32_t node, std::uint8_t tag,
                             std::uint16_t status, std::uint32_t a, std::uint32_t b) {
    const std::uint64_t order = nextOrder(type);
    if (time >= m_rowEnd || m_count >= kRow) [[unlikely]]
        return pushFarther({time, order, node, type, tag, status, a, b});
    // Written where it stays: a copy of what has just been written waits for the processor's stores.
    Event& event = placeInRow(time, order);
    event.time = time;
    event.order = order;
    event.node = node;
    event.type = type;
    event.tag = tag;
    event.status = status;
    event.a = a;
    event.b = b;
}

inline Event EventQueue::pop() {
    const Event event = top();
    if (lateIsFirst()) [[unlikely]]
        dropLate();
    else
        --m_count;
    if (empty()) refillIfAny();
    return event;
}

}  // namespace cascade::simulator
