// SPDX-License-Identifier: MIT
// What was found out about contents of one shape, so that it is found out once.
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/engine/content.h"

namespace cascade::simulator {

/// Remembers at most 64 shapes; of those that share a place, the latest. A copyable value.
template <typename Value>
class Memo {
public:
    /// nullptr: not known.
    const Value* find(std::uint64_t shape) const {
        if (m_entries.empty()) return nullptr;
        const Entry& entry = m_entries[shape % kPlaces];
        return entry.known && entry.shape == shape ? &entry.value : nullptr;
    }
    const Value& remember(std::uint64_t shape, Value value) {
        if (m_entries.empty()) m_entries.resize(kPlaces);
        Entry& entry = m_entries[shape % kPlaces];
        entry = {shape, true, std::move(value)};
        return entry.value;
    }

private:
    static constexpr std::size_t kPlaces = 64;
    struct Entry {
        std::uint64_t shape = 0;
        bool known = false;
        Value value{};
    };
    std::vector<Entry> m_entries;
};

}  // namespace cascade::simulator
