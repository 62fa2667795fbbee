// SPDX-License-Identifier: MIT
// Wrapping contents when they are looked at.
#include "simulator/parts/handed_on.h"

namespace cascade::simulator {
namespace {

class HandedOn : public Recipe {
public:
    explicit HandedOn(const Envelope& envelope) : m_envelope(envelope) {}

    Json payload(const Ingredients& from) const override { return letter(from).payload; }
    Json beside(const Ingredients& from) const override { return letter(from).beside; }
    bool looksAtParent() const override { return true; }

private:
    Letter letter(const Ingredients& from) const {
        return m_envelope.handedOn({from.parent->payload(), from.parent->beside()},
                                   m_envelope.hop(kEpoch + from.passage.time, from.passage.number));
    }

    Envelope m_envelope;
};

}  // namespace

std::shared_ptr<const Recipe> makeHandedOn(const Envelope& envelope) {
    return std::make_shared<const HandedOn>(envelope);
}

}  // namespace cascade::simulator
