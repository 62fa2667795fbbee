// SPDX-License-Identifier: MIT
// Deadlines that all lie the same time ahead: kept in a row behind a single timer, so that those that are met
// (nearly all) never cost an event of their own.
#pragma once

#include <algorithm>

#include "simulator/engine/context.h"
#include "simulator/engine/ring.h"

namespace cascade::simulator {

class Deadlines {
public:
    Deadlines(Nanoseconds span, std::uint8_t timerTag) : m_span(span), m_tag(timerTag) {}

    /// `serial` tells this use of the place `index` from later ones. Those that were met (isOpen says no) are
    /// dropped now and then, so that four days of deadlines need no more room than what is open.
    template <typename IsOpen>
    void add(Context& context, std::uint32_t index, std::uint32_t serial, IsOpen isOpen) {
        if (m_row.size() >= m_tidyAt) {
            m_row.filter([&](const Entry& entry) { return isOpen(entry.index, entry.serial); });
            m_tidyAt = std::max(kFewest, 2 * m_row.size());
        }
        m_row.pushBack({context.now() + m_span, index, serial});
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
            m_row.popFront();
            if (open) passed(entry.index);
        }
        if (!m_row.empty() && !m_armed) arm(context);
    }

private:
    static constexpr std::size_t kFewest = 64;
    struct Entry {
        Nanoseconds time = 0;
        std::uint32_t index = 0;
        std::uint32_t serial = 0;
    };
    void arm(Context& context) {
        m_armed = true;
        context.after(m_row.front().time - context.now(), {m_tag, 0, 0});
    }

    Nanoseconds m_span;
    std::uint8_t m_tag;
    Ring<Entry> m_row;
    std::size_t m_tidyAt = kFewest;
    bool m_armed = false;
};

}  // namespace cascade::simulator
