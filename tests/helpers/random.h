// SPDX-License-Identifier: MIT
// Seeded randomness for tests: the same numbers with every compiler.
#pragma once

#include <cassert>
#include <cstdint>
#include <vector>

namespace cascade::tests {

/// splitmix64 (Steele, Lea, Flood 2014).
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }

    /// From 0 to bound - 1. REQUIRES: bound > 0
    std::size_t below(std::size_t bound) {
        assert(bound > 0);
        return static_cast<std::size_t>(next() % bound);
    }

    template <typename T>
    const T& pick(const std::vector<T>& values) {
        return values[below(values.size())];
    }

private:
    std::uint64_t m_state;
};

}  // namespace cascade::tests
