// SPDX-License-Identifier: MIT
// The generator and the samplers that need nothing but it. No std:: distribution: their algorithms are not
// specified.
#include "simulator/engine/random.h"

#include <array>
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

/// The ziggurat method (Marsaglia and Tsang 2000; Doornik 2005): the area under a falling curve as 256 layers of equal
/// size, from the widest (which holds the tail) to the top. Almost every draw falls inside its layer.
struct Ziggurat {
    static constexpr std::size_t kLayers = 256;
    std::array<double, kLayers + 1> width{};   ///< Of layer i; of its part that lies under the curve for sure: i + 1.
    std::array<double, kLayers + 1> height{};  ///< The curve at that width.
};

/// `curve` falls from 1 at 0 and `inverse` undoes it; the layers have this area and the tail begins at `tail`.
template <typename Curve, typename Inverse>
Ziggurat makeZiggurat(double tail, double area, Curve curve, Inverse inverse) {
    Ziggurat ziggurat;
    ziggurat.width[0] = area / curve(tail);
    ziggurat.width[1] = tail;
    for (std::size_t i = 2; i < Ziggurat::kLayers; ++i)
        ziggurat.width[i] = inverse(area / ziggurat.width[i - 1] + curve(ziggurat.width[i - 1]));
    ziggurat.width[Ziggurat::kLayers] = 0;
    for (std::size_t i = 0; i <= Ziggurat::kLayers; ++i) ziggurat.height[i] = curve(ziggurat.width[i]);
    return ziggurat;
}

// Tails and areas of 256 layers, from the two papers.
constexpr double kExponentialTail = 7.69711747013104972;
constexpr double kNormalTail = 3.6541528853610088;

const Ziggurat kExponential = makeZiggurat(
    kExponentialTail, 0.0039496598225815571993, [](double x) { return exponential(-x); },
    [](double y) { return -logarithm(y); });
const Ziggurat kNormal = makeZiggurat(
    kNormalTail, 0.00492867323399, [](double x) { return exponential(-0.5 * x * x); },
    [](double y) { return std::sqrt(-2.0 * logarithm(y)); });  // square roots are exactly rounded by IEEE

double unit(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

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

double Random::uniform() { return unit(next()); }

std::uint64_t Random::below(std::uint64_t bound) {
    const std::uint64_t unfair = (0 - bound) % bound;  // the lowest numbers that would come up once too often
    std::uint64_t drawn = next();
    while (drawn < unfair) drawn = next();
    return drawn % bound;
}

double Random::exponential() {
    for (;;) {
        const std::uint64_t bits = next();  // the lowest for the layer, the highest for the place in it
        const std::size_t layer = bits & (Ziggurat::kLayers - 1);
        const double x = unit(bits) * kExponential.width[layer];
        if (x < kExponential.width[layer + 1]) [[likely]]
            return x;
        if (layer == 0) return kExponentialTail - logarithm(1.0 - uniform());
        const double low = kExponential.height[layer];
        if (low + uniform() * (kExponential.height[layer + 1] - low) < simulator::exponential(-x)) return x;
    }
}

double Random::normal() {
    for (;;) {
        const std::uint64_t bits = next();
        const std::size_t layer = bits & (Ziggurat::kLayers - 1);
        const double sign = (bits & Ziggurat::kLayers) == 0 ? 1.0 : -1.0;
        const double x = unit(bits) * kNormal.width[layer];
        if (x < kNormal.width[layer + 1]) [[likely]]
            return sign * x;
        if (layer == 0) return sign * normalTail();
        const double low = kNormal.height[layer];
        if (low + uniform() * (kNormal.height[layer + 1] - low) < simulator::exponential(-0.5 * x * x))
            return sign * x;
    }
}

/// What lies beyond the widest layer (Marsaglia 1964).
double Random::normalTail() {
    for (;;) {
        const double x = -logarithm(1.0 - uniform()) / kNormalTail;
        const double y = -logarithm(1.0 - uniform());
        if (2.0 * y > x * x) return kNormalTail + x;
    }
}

bool Random::chance(double probability) {
    if (probability <= 0.0) return false;
    return probability >= 1.0 || uniform() < probability;
}

}  // namespace cascade::simulator
