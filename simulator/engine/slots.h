// SPDX-License-Identifier: MIT
// Slots: values that stay where they are, named by index, with freed places used again. Copyable.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace cascade::simulator {

template <typename T>
class Slots {
public:
    std::uint32_t insert(T value) {
        if (m_free.empty()) {
            m_items.push_back(std::move(value));
            return static_cast<std::uint32_t>(m_items.size() - 1);
        }
        const std::uint32_t index = m_free.back();
        m_free.pop_back();
        m_items[index] = std::move(value);
        return index;
    }
    /// A place with a default value in it.
    std::uint32_t claim() {
        if (m_free.empty()) {
            m_items.emplace_back();
            return static_cast<std::uint32_t>(m_items.size() - 1);
        }
        const std::uint32_t index = m_free.back();
        m_free.pop_back();
        return index;
    }
    void erase(std::uint32_t index) {
        m_items[index] = T{};
        m_free.push_back(index);
    }
    /// As erase, but the memory that the value holds is used again. REQUIRES: it was made as good as a default value.
    void release(std::uint32_t index) { m_free.push_back(index); }
    T& operator[](std::uint32_t index) { return m_items[index]; }
    const T& operator[](std::uint32_t index) const { return m_items[index]; }
    std::size_t used() const { return m_items.size() - m_free.size(); }
    /// All places, freed ones (default values) included.
    const std::vector<T>& places() const { return m_items; }

private:
    std::vector<T> m_items;
    std::vector<std::uint32_t> m_free;
};

}  // namespace cascade::simulator
