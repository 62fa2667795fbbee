// SPDX-License-Identifier: MIT
// Samples follow the design upstream: a queue that a topic feeds holds notifications.
#include "model/envelope/sample.h"

#include "model/envelope/envelope.h"
#include "model/envelope/ids.h"
#include "model/envelope/placeholders.h"

namespace cascade {
namespace {

/// Loops of a design end here.
constexpr int kFarthest = 8;

/// Generators whose values are functions of a hop.
class HopGenerators : public Generators {
public:
    explicit HopGenerators(const Hop& hop) : Generators(hop.time, hop.number), m_hop(hop) {}
    std::string uuid() override { return cascade::uuid(m_hop, "payload " + std::to_string(++m_count)); }

private:
    Hop m_hop;
    int m_count = 0;
};

class Sampler {
public:
    Sampler(const Architecture& architecture, const Catalog& catalog)
        : m_architecture(architecture), m_catalog(catalog) {}

    Letter letter(const Connection& connection, int depth = 0) const {
        const ConnectionType* type = m_catalog.find(m_architecture, connection);
        const auto envelope = Envelope::of(m_architecture, m_catalog, connection);
        if (!type || !envelope) return {};
        const Node& source = m_architecture.node(connection.from);
        const bool ofEvent = type->envelope == "destination" || type->envelope == "dead-letter";
        if (depth < kFarthest && (ofEvent || source.kind != "function"))
            for (const Connection* incoming : m_architecture.incoming(connection.from)) {
                const auto feed = Envelope::of(m_architecture, m_catalog, *incoming);
                if (!feed || incoming == &connection || (feed->passesOn() && !ofEvent)) continue;
                const Letter fed = letter(*incoming, depth + 1);
                return ofEvent ? Letter{feed->event(fed, feed->hop())} : feed->handedOn(fed, feed->hop());
            }
        return {payload(source, m_architecture.node(connection.to), *envelope),
                beside(source.kind, *type, connection)};
    }

private:
    /// What passes bare is in the target's own form.
    Json payload(const Node& source, const Node& target, const Envelope& envelope) const {
        const Json own = sampleOf(source);
        const Json wanted = envelope.passesOn() && source.kind != target.kind ? sampleOf(target) : Json();
        HopGenerators generators(envelope.hop());
        return fillIn(!wanted.is_null() && target.kind != "function" ? wanted : own, Json(), generators);
    }

    Json sampleOf(const Node& node) const {
        const Kind* kind = m_catalog.find(node.kind);
        return kind ? kind->sample : Json();
    }

    /// A request shows where query and cookies stand; an event is one that its own rule matches.
    static Json beside(const std::string& kind, const ConnectionType& type, const Connection& connection) {
        if (type.envelope == "rest-api" || type.envelope == "http-api")
            return {{"query", {{"page", "1"}}}, {"cookies", {{"session", "example"}}}};
        Json result = Json::object();
        if (kind != "event-bus") return result;
        const Json pattern = valueOf(type, connection, "pattern");
        for (const auto& [field, name] : {std::pair{"source", "source"}, {"detail-type", "detail_type"}})
            if (const Json* wanted = member(pattern, field); wanted && wanted->is_array())
                for (const Json& one : *wanted)
                    if (one.is_string() && !result.contains(name)) result[name] = one;
        return result;
    }

    const Architecture& m_architecture;
    const Catalog& m_catalog;
};

}  // namespace

Letter sampleLetter(const Architecture& architecture, const Catalog& catalog, const Connection& connection) {
    return Sampler(architecture, catalog).letter(connection);
}

Result<Json> sampleEnvelope(const Architecture& architecture, const Catalog& catalog,
                            const Connection& connection) {
    const Result<Envelope> envelope = Envelope::of(architecture, catalog, connection);
    if (!envelope) return envelope.error();
    return envelope->event(sampleLetter(architecture, catalog, connection), envelope->hop());
}

}  // namespace cascade
