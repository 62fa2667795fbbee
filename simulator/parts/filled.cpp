// SPDX-License-Identifier: MIT
// Filling in the templates of a content.
#include "simulator/parts/filled.h"

#include "simulator/parts/record_view.h"

namespace cascade::simulator {
namespace {

class Filled : public Recipe {
public:
    Filled(FilledParts parts, std::shared_ptr<const Network> network)
        : m_parts(std::move(parts)), m_network(std::move(network)) {
        if (m_parts.beside.json().is_null()) m_parts.beside = Template(Json::object());
    }

    Json payload(const Ingredients& from) const override { return fill(m_parts.payload, from, from.seed); }

    Json beside(const Ingredients& from) const override {
        const Json own = fill(m_parts.beside, from, seedBeside(from.seed));
        if (!m_parts.keepsBeside) return own;
        Json kept = from.parent->beside();
        for (const auto& [name, value] : own.items()) {
            if (value.is_null())
                kept.erase(name);
            else
                kept[name] = value;
        }
        return kept;
    }

    const Json* constantPayload() const override {
        return !m_parts.passesPayloadOn && m_parts.payload.isConstant() ? &m_parts.payload.json() : nullptr;
    }
    const Json* constantBeside() const override {
        return !m_parts.keepsBeside && m_parts.beside.isConstant() ? &m_parts.beside.json() : nullptr;
    }
    bool passesPayloadOn() const override { return m_parts.passesPayloadOn; }
    bool looksAtParent() const override {
        return m_parts.passesPayloadOn || m_parts.keepsBeside || m_parts.payload.looksAtEvent() ||
               m_parts.beside.looksAtEvent();
    }

private:
    Json fill(const Template& source, const Ingredients& from, std::uint64_t seed) const {
        if (!source.looksAtEvent()) return source.fill({nullptr, from.now, from.sequence, seed});
        const Json event = from.parent ? recordView(*m_network, from.passage, *from.parent) : Json();
        return source.fill({&event, from.now, from.sequence, seed});
    }

    FilledParts m_parts;
    std::shared_ptr<const Network> m_network;
};

}  // namespace

std::shared_ptr<const Recipe> makeFilled(FilledParts parts, std::shared_ptr<const Network> network) {
    return std::make_shared<const Filled>(std::move(parts), std::move(network));
}

}  // namespace cascade::simulator
