// SPDX-License-Identifier: MIT
// A hash table from 64-bit hashes to small values, in one piece of memory. Copyable.
#pragma once

#include <cstdint>
#include <vector>

namespace cascade::simulator {

/// Open addressing with linear probing; erasing moves what follows back, so that nothing is left behind.
template <typename Value>
class HashTable {
public:
    std::size_t size() const { return m_size; }

    /// nullptr: not there. Valid until the next insertion or erasure.
    Value* find(std::uint64_t hash) {
        if (m_places.empty()) return nullptr;
        Place& place = m_places[placeOf(hash)];
        return place.used ? &place.value : nullptr;
    }
    /// REQUIRES: it is not there.
    void insert(std::uint64_t hash, Value value) {
        if (2 * (m_size + 1) > m_places.size()) grow();
        m_places[placeOf(hash)] = {hash, value, true};
        ++m_size;
    }
    void erase(std::uint64_t hash) {
        if (m_places.empty()) return;
        std::size_t gap = placeOf(hash);
        if (!m_places[gap].used) return;
        --m_size;
        for (std::size_t next = after(gap); m_places[next].used; next = after(next)) {
            const std::size_t home = homeOf(m_places[next].hash);
            const bool mayMove = gap <= next ? home <= gap || home > next : home <= gap && home > next;
            if (!mayMove) continue;
            m_places[gap] = m_places[next];
            gap = next;
        }
        m_places[gap] = Place{};
    }

private:
    struct Place {
        std::uint64_t hash = 0;
        Value value{};
        bool used = false;
    };
    std::size_t homeOf(std::uint64_t hash) const {
        return (hash * 0x9e3779b97f4a7c15) >> 20 & (m_places.size() - 1);
    }
    std::size_t after(std::size_t place) const { return (place + 1) & (m_places.size() - 1); }
    /// Where it is, or would be.
    std::size_t placeOf(std::uint64_t hash) const {
        std::size_t place = homeOf(hash);
        while (m_places[place].used && m_places[place].hash != hash) place = after(place);
        return place;
    }
    void grow() {
        std::vector<Place> old(m_places.empty() ? 16 : 2 * m_places.size());
        std::swap(old, m_places);
        for (const Place& place : old)
            if (place.used) m_places[placeOf(place.hash)] = place;
    }

    std::vector<Place> m_places;  // a power of two, at most half of them used
    std::size_t m_size = 0;
};

}  // namespace cascade::simulator
