// SPDX-License-Identifier: MIT
// One stream of random numbers. Every node has its own, named after it, so that nodes do not disturb each other.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace cascade::simulator {

/// The same number for the same bytes on every machine (FNV-1a).
std::uint64_t hashOf(std::string_view text);

/// xoshiro256** (Blackman and Vigna), seeded through splitmix64. A copyable value.
class Random {
public:
    Random() = default;
    Random(std::uint64_t seed, std::string_view name);

    std::uint64_t next();
    double uniform();                          ///< [0, 1), 53 bits.
    std::uint64_t below(std::uint64_t bound);  ///< 0 … bound - 1; REQUIRES: bound > 0.
    double exponential();                      ///< Mean 1.
    double normal();                           ///< Mean 0, standard deviation 1.
    /// Draws only when the outcome is open, so that a rate of 0 costs nothing.
    bool chance(double probability);

private:
    double normalTail();

    std::array<std::uint64_t, 4> m_state{1, 2, 3, 4};
};

}  // namespace cascade::simulator
