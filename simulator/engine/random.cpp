// SPDX-License-Identifier: MIT
// The generator and the samplers that need nothing but it. No std:: distribution: their algorithms are not
// specified.
#include "simulator/engine/random.h"

#include <bit>
#include <cmath>

#include "simulator/engine/elementary.h"

namespace cascade::simulator {
namespace {

std::uint64_t splitmix(std::uint64_t& state) {
    state += 0x9e3779b97f4a7c15;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

}  // namespace

std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

Random::Random(std::uint64_t seed, std::string_view name) {
    std::uint64_t state = seed;
    state = splitmix(state) ^ hashOf(name);
    for (std::uint64_t& word : m_state) word = splitmix(state);
}

std::uint64_t Random::next() {
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

double Random::uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

std::uint64_t Random::below(std::uint64_t bound) {
    const std::uint64_t unfair = (0 - bound) % bound;  // the lowest numbers that would come up once too often
    std::uint64_t drawn = next();
    while (drawn < unfair) drawn = next();
    return drawn % bound;
}

double Random::exponential() { return -logarithm(1.0 - uniform()); }

// The polar method: a point in the unit disc; square roots are exactly rounded by IEEE, sines are not.
double Random::normal() {
    for (;;) {
        const double x = 2.0 * uniform() - 1.0;
        const double y = 2.0 * uniform() - 1.0;
        const double square = x * x + y * y;
        if (square < 1.0 && square > 0.0) return x * std::sqrt(-2.0 * logarithm(square) / square);
    }
}

bool Random::chance(double probability) {
    if (probability <= 0.0) return false;
    return probability >= 1.0 || uniform() < probability;
}

}  // namespace cascade::simulator
