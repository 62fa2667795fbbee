// SPDX-License-Identifier: MIT
// The archive of an event bus: what was put on it, kept for a while, to be replayed (facts 1.5).
#pragma once

#include <deque>

#include "simulator/engine/content.h"
#include "simulator/engine/random.h"

namespace cascade::simulator {

/// A copyable value. Events are numbered in the order they came.
class Archive {
public:
    /// 0: keeps nothing.
    explicit Archive(Nanoseconds retention) : m_retention(retention) {}

    bool keeps() const { return m_retention > 0; }

    void add(Nanoseconds now, const ContentPointer& content) {
        if (!keeps()) return;
        while (!m_events.empty() && now - m_events.front().time > m_retention) {
            m_events.pop_front();
            ++m_first;
        }
        m_events.push_back({now, content});
    }

    /// None when it is not kept any more.
    ContentPointer find(std::uint32_t number) const {
        const std::uint32_t place = number - m_first;
        return number >= m_first && place < m_events.size() ? m_events[place].content : ContentPointer();
    }

    /// Calls send(number, delay) for each event from `from` up to `to`: EventBridge replays one minute of events
    /// after the other, each minute's in any order. How fast, AWS does not say: here each minute takes a second.
    template <typename Send>
    void replay(Nanoseconds from, Nanoseconds to, Random& random, Send send) const {
        std::uint32_t number = m_first;
        for (const Event& event : m_events) {
            if (event.time >= from && event.time < to)
                send(number, (event.time - from) / kMinute * kSecond +
                                 static_cast<Nanoseconds>(random.uniform() * static_cast<double>(kSecond)));
            ++number;
        }
    }

private:
    struct Event {
        Nanoseconds time;
        ContentPointer content;
    };
    Nanoseconds m_retention;
    std::deque<Event> m_events;
    std::uint32_t m_first = 0;
};

}  // namespace cascade::simulator
