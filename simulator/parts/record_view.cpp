// SPDX-License-Identifier: MIT
// Events as functions and filters see them.
#include "simulator/parts/record_view.h"

namespace cascade::simulator {
namespace {

/// nullptr: the payload comes bare, or is the event itself.
const Envelope* envelopeOf(const Network& network, const Passage& passage, const Content& content) {
    if (passage.link == kNone || member(content.beside(), kWholeEvent)) return nullptr;
    const auto& envelope = network.link(passage.link).envelope;
    return envelope ? &*envelope : nullptr;
}

}  // namespace

Hop hopOf(const Network& network, const Passage& passage) {
    return network.link(passage.link).envelope->hop(kEpoch + passage.time, passage.number);
}

LetterView letterOf(const Content& content) { return {content.payload(), content.beside()}; }

Json recordView(const Network& network, const Passage& passage, const Content& content) {
    const Envelope* envelope = envelopeOf(network, passage, content);
    return envelope ? envelope->record(letterOf(content), hopOf(network, passage)) : content.payload();
}

Json eventView(const Network& network, const Passage& passage, const Content& content) {
    const Envelope* envelope = envelopeOf(network, passage, content);
    return envelope ? envelope->event(letterOf(content), hopOf(network, passage)) : content.payload();
}

Json filterView(const Network& network, const Passage& passage, const Content& content) {
    const Envelope* envelope = envelopeOf(network, passage, content);
    return envelope ? envelope->filterView(letterOf(content), hopOf(network, passage)) : content.payload();
}

}  // namespace cascade::simulator
