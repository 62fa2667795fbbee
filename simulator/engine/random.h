// SPDX-License-Identifier: MIT
// One stream of random numbers. Every node has its own, named after it, so that nodes do not disturb each other.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace cascade::simulator {

/// The same number for the same bytes on every machine (FNV-1a).
std::uint64_t hashOf(std::string_view text);

/// The ziggurat method (Marsaglia and Tsang 2000; Doornik 2005): the area under a falling curve as 256 layers of
/// equal size, from the widest (which holds the tail) to the top. Almost every draw falls inside its layer.
struct Ziggurat {
    static constexpr std::size_t kLayers = 256;
    std::array<double, kLayers + 1> width{};   ///< Of layer i; of its part that surely lies under the curve: i + 1.
    std::array<double, kLayers + 1> height{};  ///< The curve at that width.

    /// Of the exponential distribution of mean 1, and of the right half of the normal one.
    static const Ziggurat kExponential;
    static const Ziggurat kNormal;
};

/// xoshiro256** (Blackman and Vigna), seeded through splitmix64. A copyable value.
class Random {
public:
    Random() = default;
    Random(std::uint64_t seed, std::string_view name);

    std::uint64_t next();
    double uniform() { return unit(next()); }  ///< [0, 1), 53 bits.
    std::uint64_t below(std::uint64_t bound);  ///< 0 … bound - 1; REQUIRES: bound > 0.
    double exponential();                      ///< Mean 1.
    double normal();                           ///< Mean 0, standard deviation 1.
    /// Draws only when the outcome is open, so that a rate of 0 costs nothing.
    bool chance(double probability) {
        if (probability <= 0.0) return false;
        return probability >= 1.0 || uniform() < probability;
    }

private:
    static double unit(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }
    double exponentialOutside(std::size_t layer, double x);
    double normalOutside(std::uint64_t bits, double x);
    double normalTail();

    std::array<std::uint64_t, 4> m_state{1, 2, 3, 4};
};

inline std::uint64_t Random::next() {
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

inline double Random::exponential() {
    const std::uint64_t bits = next();  // the lowest for the layer, the highest for the place in it
    const std::size_t layer = bits % Ziggurat::kLayers;
    const double x = unit(bits) * Ziggurat::kExponential.width[layer];
    return x < Ziggurat::kExponential.width[layer + 1] ? x : exponentialOutside(layer, x);
}

inline double Random::normal() {
    const std::uint64_t bits = next();  // and one between them for the sign
    const std::size_t layer = bits % Ziggurat::kLayers;
    const double x = unit(bits) * Ziggurat::kNormal.width[layer];
    if (x >= Ziggurat::kNormal.width[layer + 1]) return normalOutside(bits, x);
    return (bits & Ziggurat::kLayers) == 0 ? x : -x;
}

}  // namespace cascade::simulator
