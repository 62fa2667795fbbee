// SPDX-License-Identifier: MIT
// Building the network from an architecture.
#include "simulator/engine/network.h"

#include "simulator/parts/handed_on.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {

namespace {
/// Of kinds whose catalog entry names no latency: a call inside one Region.
constexpr Nanoseconds kUsualLatency = 5 * kMillisecond;
}  // namespace

Network::Network(const Architecture& architecture, const Catalog& catalog)
    : m_architecture(architecture), m_catalog(catalog) {
    m_vertices.reserve(m_architecture.nodes().size());
    for (const Node& node : m_architecture.nodes()) {
        Vertex vertex;
        vertex.index = static_cast<NodeIndex>(m_vertices.size());
        vertex.id = node.id;
        vertex.node = &node;
        vertex.kind = catalog.find(node.kind);
        m_indices.emplace(node.id, vertex.index);
        m_vertices.push_back(std::move(vertex));
    }
    addLinks();
    markLoops(m_vertices, m_links);
}

void Network::addLinks() {
    for (const Connection& connection : m_architecture.connections()) {
        const ConnectionType* type = m_catalog.find(m_architecture, connection);
        if (!type) {
            m_notices.push_back(m_architecture.describe(connection) +
                                ": nothing moves along it, since the catalog " + "does not know this connection");
            continue;
        }
        const Vertex& from = m_vertices[m_indices.at(connection.from)];
        const bool pushed = truthOr(valueOf(*type, connection, "enhanced_fan_out"), false);
        const Json latency = from.simulation(pushed ? "fan_out_latency" : "latency");
        Link link{static_cast<LinkIndex>(m_links.size()),
                  connection.id,
                  from.index,
                  m_indices.at(connection.to),
                  connection.role,
                  type,
                  &connection,
                  distributionOr(latency, Distribution::constant(kUsualLatency)),
                  {},
                  {}};
        if (auto envelope = Envelope::of(m_architecture, m_catalog, connection))
            link.envelope = std::move(envelope).value();
        const bool isLast = m_vertices[link.to].is("function");  // it sees the event itself
        if (link.envelope && !link.envelope->passesOn() && !isLast) link.handedOn = makeHandedOn(*link.envelope);
        m_vertices[link.from].out.push_back(link.index);
        m_vertices[link.to].in.push_back(link.index);
        m_links.push_back(std::move(link));
    }
}

NodeIndex Network::find(NodeId id) const {
    const auto found = m_indices.find(id);
    return found == m_indices.end() ? kNone : found->second;
}

NodeIndex Network::find(std::string_view name) const {
    const Node* node = m_architecture.find(name);
    return node ? find(node->id) : kNone;
}

}  // namespace cascade::simulator
