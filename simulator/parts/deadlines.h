// SPDX-License-Identifier: MIT
// Deadlines that all lie the same time ahead: kept in a row behind a single timer, so that those that are met
// (nearly all) never cost an event of their own.
#pragma once

#include <deque>

#include "simulator/engine/context.h"

namespace cascade::simulator {

class Deadlines {
public:
    Deadlines(Nanoseconds span, std::uint8_t timerTag) : m_span(span), m_tag(timerTag) {}

    /// `serial` tells this use of the place `index` from later ones.
    void add(Context& context, std::uint32_t index, std::uint32_t serial) {
        m_row.push_back({context.now() + m_span, index, serial});
        if (m_row.size() == 1 && !m_armed) arm(context);
    }

    /// On the timer: calls passed(index) for what is still open, by isOpen(index, serial), and too late.
    template <typename IsOpen, typename Passed>
    void check(Context& context, IsOpen isOpen, Passed passed) {
        m_armed = false;
        while (!m_row.empty()) {
            const Entry entry = m_row.front();
            const bool open = isOpen(entry.index, entry.serial);
            if (open && entry.time > context.now()) break;
            m_row.pop_front();
            if (open) passed(entry.index);
        }
        if (!m_row.empty() && !m_armed) arm(context);
    }

private:
    struct Entry {
        Nanoseconds time;
        std::uint32_t index;
        std::uint32_t serial;
    };
    void arm(Context& context) {
        m_armed = true;
        context.after(m_row.front().time - context.now(), {m_tag, 0, 0});
    }

    Nanoseconds m_span;
    std::uint8_t m_tag;
    std::deque<Entry> m_row;
    bool m_armed = false;
};

}  // namespace cascade::simulator
