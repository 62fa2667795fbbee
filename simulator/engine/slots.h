// SPDX-License-Identifier: MIT
// Slots: values that stay where they are, named by index, with freed places used again. Copyable.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace cascade::simulator {

template <typename T>
class Slots {
public:
    std::uint32_t insert(T value) {
        const std::uint32_t index = claim();
        m_items[index] = std::move(value);
        return index;
    }
    /// A place with a default value in it.
    std::uint32_t claim() {
        if (m_freed == 0) [[unlikely]]
            addPlace();
        return m_free[--m_freed];
    }
    void erase(std::uint32_t index) {
        std::destroy_at(&m_items[index]);
        std::construct_at(&m_items[index]);
        m_free[m_freed++] = index;
    }
    /// As erase, but the memory that the value holds is used again. REQUIRES: it was made as good as a default
    /// value.
    void release(std::uint32_t index) { m_free[m_freed++] = index; }
    T& operator[](std::uint32_t index) { return m_items[index]; }
    const T& operator[](std::uint32_t index) const { return m_items[index]; }
    std::size_t used() const { return m_items.size() - m_freed; }
    /// All places, freed ones (default values) included.
    const std::vector<T>& places() const { return m_items; }

private:
    void addPlace() {
        m_items.emplace_back();
        m_free.resize(m_items.size());
        m_free[m_freed++] = static_cast<std::uint32_t>(m_items.size() - 1);
    }

    std::vector<T> m_items;
    std::vector<std::uint32_t> m_free;  ///< As long as m_items; its first m_freed are free places.
    std::size_t m_freed = 0;
};

}  // namespace cascade::simulator
