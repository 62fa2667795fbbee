// SPDX-License-Identifier: MIT
// A row that is taken from its front and grows at its end, in one block of memory that is used again and again.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace cascade::simulator {

/// As std::deque, but what was taken makes room for what comes: no memory is asked for until it is longer than
/// ever.
template <typename T>
class Ring {
public:
    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    T& operator[](std::size_t index) { return m_items[place(index)]; }
    const T& operator[](std::size_t index) const { return m_items[place(index)]; }
    const T& front() const { return m_items[m_first]; }

    void pushBack(T value) {
        makeRoom();
        m_items[place(m_size++)] = std::move(value);
    }
    void pushFront(T value) {
        makeRoom();
        m_first = place(m_items.size() - 1);
        ++m_size;
        m_items[m_first] = std::move(value);
    }
    void popFront() {
        m_first = place(1);
        --m_size;
    }
    /// Before the value at `index`; moves those between it and the nearer end.
    void insert(std::size_t index, T value) {
        if (index < m_size / 2) {
            pushFront(T{});
            for (std::size_t i = 0; i < index; ++i) (*this)[i] = std::move((*this)[i + 1]);
        } else {
            pushBack(T{});
            for (std::size_t i = m_size - 1; i > index; --i) (*this)[i] = std::move((*this)[i - 1]);
        }
        (*this)[index] = std::move(value);
    }
    /// Moves those in front of it.
    void erase(std::size_t index) {
        for (std::size_t i = index; i > 0; --i) (*this)[i] = std::move((*this)[i - 1]);
        popFront();
    }
    /// Keeps, in order, those of which `keep` says so.
    template <typename Keep>
    void filter(Keep keep) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_size; ++i)
            if (keep((*this)[i])) (*this)[kept++] = (*this)[i];
        m_size = kept;
    }
    /// The first index of which `isBefore` is not true. REQUIRES: it is true of all in front of that and of none
    /// behind.
    template <typename IsBefore>
    std::size_t firstNot(IsBefore isBefore) const {
        std::size_t low = 0;
        std::size_t high = m_size;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (isBefore((*this)[middle]))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

private:
    std::size_t place(std::size_t index) const { return (m_first + index) & (m_items.size() - 1); }
    void makeRoom() {
        if (m_size < m_items.size()) return;
        std::vector<T> larger(m_items.empty() ? 16 : 2 * m_items.size());
        for (std::size_t i = 0; i < m_size; ++i) larger[i] = std::move((*this)[i]);
        m_items.swap(larger);
        m_first = 0;
    }

    std::vector<T> m_items;  // a power of two
    std::size_t m_first = 0;
    std::size_t m_size = 0;
};

}  // namespace cascade::simulator
