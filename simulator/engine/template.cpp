// SPDX-License-Identifier: MIT
// Filling in payload templates.
#include "simulator/engine/template.h"

#include "model/envelope/hop.h"
#include "model/envelope/ids.h"
#include "model/envelope/placeholders.h"
#include "simulator/engine/random.h"

namespace cascade::simulator {
namespace {

/// The random numbers of the ids are drawn in their order.
class SeededGenerators : public Generators {
public:
    explicit SeededGenerators(const Filling& filling)
        : Generators(kEpoch + filling.now, filling.sequence), m_random(filling.seed, {}) {}

    std::string uuid() override {
        const std::uint64_t high = m_random.next();
        return uuidOf(high, m_random.next());
    }

private:
    Random m_random;
};

}  // namespace

UuidText uuidOfSeed(std::uint64_t seed, unsigned index) {
    Random random(seed, {});
    for (unsigned skipped = 0; skipped < 2 * index; ++skipped) random.next();
    const std::uint64_t high = random.next();
    return uuidTextOf(high, random.next());
}

Template::Template(Json json)
    : m_json(std::move(json)), m_constant(!holdsText(m_json, "${")), m_looksAtEvent(holdsText(m_json, "${/")) {}

Json Template::fill(const Filling& filling) const {
    if (m_constant) return m_json;
    SeededGenerators generators(filling);
    return fillIn(m_json, filling.event ? *filling.event : Json(), generators);
}

}  // namespace cascade::simulator
