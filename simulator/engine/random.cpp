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

}  // namespace

const Ziggurat Ziggurat::kExponential = makeZiggurat(
    kExponentialTail, 0.0039496598225815571993, [](double x) { return exponential(-x); },
    [](double y) { return -logarithm(y); });
const Ziggurat Ziggurat::kNormal = makeZiggurat(
    kNormalTail, 0.00492867323399, [](double x) { return exponential(-0.5 * x * x); },
    [](double y) { return std::sqrt(-2.0 * logarithm(y)); });  // square roots are exactly rounded by IEEE

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

std::uint64_t Random::below(std::uint64_t bound) {
    const std::uint64_t unfair = (0 - bound) % bound;  // the lowest numbers that would come up once too often
    std::uint64_t drawn = next();
    while (drawn < unfair) drawn = next();
    return drawn % bound;
}

/// A draw that is outside of what lies under the curve for sure: in the tail, under the curve all the same, or
/// drawn again.
double Random::exponentialOutside(std::size_t layer, double x) {
    if (layer == 0) return kExponentialTail - logarithm(1.0 - uniform());
    const auto& [width, height] = Ziggurat::kExponential;
    if (height[layer] + uniform() * (height[layer + 1] - height[layer]) < simulator::exponential(-x)) return x;
    return exponential();
}

double Random::normalOutside(std::uint64_t bits, double x) {
    const std::size_t layer = bits % Ziggurat::kLayers;
    const double sign = (bits & Ziggurat::kLayers) == 0 ? 1.0 : -1.0;
    if (layer == 0) return sign * normalTail();
    const auto& [width, height] = Ziggurat::kNormal;
    if (height[layer] + uniform() * (height[layer + 1] - height[layer]) < simulator::exponential(-0.5 * x * x))
        return sign * x;
    return normal();
}

/// What lies beyond the widest layer (Marsaglia 1964).
double Random::normalTail() {
    for (;;) {
        const double x = -logarithm(1.0 - uniform()) / kNormalTail;
        const double y = -logarithm(1.0 - uniform());
        if (2.0 * y > x * x) return kNormalTail + x;
    }
}

}  // namespace cascade::simulator
