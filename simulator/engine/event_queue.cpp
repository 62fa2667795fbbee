// SPDX-License-Identifier: MIT
// The event queue beyond its row: ladders of buckets.
#include "simulator/engine/event_queue.h"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

namespace cascade::simulator {

std::size_t EventQueue::size() const {
    std::size_t count = m_count + m_late.size() + m_far.size();
    for (std::size_t depth = 0; depth < m_depth; ++depth) count += m_ladders[depth].events;
    return count;
}

void EventQueue::pushFarther(const Event& event) {
    if (event.time < m_rowEnd && m_rowEnd == kForever) keepEarlierHalf();
    if (event.time < m_rowEnd) {
        if (m_count < kRow) {
            placeInRow(event.time, event.order) = event;
            return;
        }
        m_late.push_back(event);
        std::ranges::push_heap(m_late, after);
        return;
    }
    for (std::size_t depth = m_depth; depth-- > 0;)
        if (event.time < m_ladders[depth].end) return addTo(m_ladders[depth], event);
    m_far.push_back(event);
}

/// The row of a small queue has become full: from now on it is only the front of a large one.
void EventQueue::keepEarlierHalf() {
    const auto row = std::span(m_row).first(m_count);
    const Nanoseconds middle = row[m_count / 2].time;
    if (middle == row.back().time || !m_late.empty()) return;  // too many at one instant
    const auto kept = std::ranges::find_if(row, [&](const Event& event) { return event.time < middle; });
    m_far.assign(row.begin(), kept);
    m_count = static_cast<std::size_t>(std::ranges::copy(kept, row.end(), row.begin()).out - row.begin());
    m_rowEnd = middle;
}

void EventQueue::addTo(Ladder& ladder, const Event& event) {
    std::uint32_t place = m_free;
    if (place == kEnd) {
        place = static_cast<std::uint32_t>(m_places.size());
        m_places.emplace_back();
    } else {
        m_free = m_places[place].next;
    }
    std::uint32_t& first = ladder.first[static_cast<std::size_t>((event.time - ladder.start) >> ladder.shift)];
    m_places[place] = {event, first};
    first = place;
    ++ladder.events;
}

void EventQueue::dropLate() {
    std::ranges::pop_heap(m_late, after);
    m_late.pop_back();
}

/// Brings the earliest events into the row, which is empty.
void EventQueue::refill() {
    Nanoseconds end = kForever;
    do {
        while (m_depth > 0 && m_ladders[m_depth - 1].events == 0) --m_depth;
        if (m_depth > 0) {
            end = takeBucket(m_ladders[m_depth - 1]);
        } else {
            m_taken.swap(m_far);
            m_far.clear();
            end = m_taken.size() <= kRow ? kForever : std::ranges::max_element(m_taken, before)->time + 1;
        }
    } while (!takeRow(end));
}

/// Empties the first bucket that is not empty into m_taken; until when that bucket lasts.
Nanoseconds EventQueue::takeBucket(Ladder& ladder) {
    while (ladder.first[ladder.current] == kEnd) ++ladder.current;
    m_taken.clear();
    for (std::uint32_t place = ladder.first[ladder.current]; place != kEnd;) {
        m_taken.push_back(m_places[place].event);
        const std::uint32_t next = std::exchange(m_places[place].next, m_free);
        m_free = place;
        place = next;
    }
    ladder.first[ladder.current++] = kEnd;
    ladder.events -= m_taken.size();
    return std::min(ladder.end, ladder.start + (static_cast<Nanoseconds>(ladder.current) << ladder.shift));
}

/// False: too many for the row, so they are in a finer ladder now.
bool EventQueue::takeRow(Nanoseconds end) {
    if (m_taken.size() > kRow && m_depth < kLadders) {
        const auto [first, last] = std::ranges::minmax_element(m_taken, {}, &Event::time);
        if (first->time < last->time) {
            spread(first->time, end);
            return false;
        }
    }
    m_count = m_taken.size();
    if (m_row.size() < m_count) m_row.resize(m_count);
    std::ranges::sort(std::span(m_row.begin(), std::ranges::copy(m_taken, m_row.begin()).out), after);
    m_rowEnd = end;
    return true;
}

/// From `from` to `end` in one to two buckets for each event.
void EventQueue::spread(Nanoseconds from, Nanoseconds end) {
    Ladder& ladder = m_ladders[m_depth++];
    const auto span = static_cast<std::uint64_t>(end - 1 - from);
    ladder.start = from;
    ladder.end = end;
    ladder.shift =
        std::max(0, static_cast<int>(std::bit_width(span)) - static_cast<int>(std::bit_width(m_taken.size())));
    ladder.current = 0;
    ladder.events = 0;
    ladder.first.assign((span >> ladder.shift) + 1, kEnd);
    for (const Event& event : m_taken) addTo(ladder, event);
}

}  // namespace cascade::simulator
