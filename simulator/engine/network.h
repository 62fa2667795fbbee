// SPDX-License-Identifier: MIT
// The architecture as a run needs it: nodes and links by index, their catalog entries, loops. Never changes in a
// run.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/catalog/catalog.h"
#include "model/envelope/envelope.h"
#include "model/graph/architecture.h"
#include "simulator/engine/distribution.h"
#include "simulator/engine/message.h"

namespace cascade::simulator {

struct Link {
    LinkIndex index = kNone;
    ConnectionId id;
    NodeIndex from = kNone;
    NodeIndex to = kNone;
    std::string role;
    const ConnectionType* type = nullptr;
    const Connection* connection = nullptr;
    Distribution travel;               ///< The sender's "latency".
    std::optional<Envelope> envelope;  ///< None where nothing is delivered.
    /// What a target that hands on in its turn takes; none where that is the message as it is.
    std::shared_ptr<const Recipe> handedOn;

    Json value(std::string_view parameter) const { return valueOf(*type, *connection, parameter); }
};

struct Vertex {
    NodeIndex index = kNone;
    NodeId id;
    const Node* node = nullptr;
    const Kind* kind = nullptr;  ///< nullptr: not in the catalog; it takes no part.
    std::vector<LinkIndex> out;  ///< In document order, legal connections only.
    std::vector<LinkIndex> in;
    std::uint32_t loop = kNone;  ///< Nodes that reach each other share one; none: not on a loop.
    std::uint32_t loopSize = 0;
    bool counts = false;  ///< Recursion is counted here: functions, or every node of a loop that has none.

    const std::string& name() const { return node->name; }
    bool is(std::string_view kindName) const { return node->kind == kindName; }
    Json value(std::string_view parameter) const { return kind ? valueOf(*kind, *node, parameter) : Json(); }
    Json simulation(std::string_view parameter) const {
        return kind ? simulationValueOf(*kind, *node, parameter) : Json();
    }
};

class Network : public std::enable_shared_from_this<Network> {
public:
    /// Keeps its own copy of the architecture. REQUIRES: the catalog outlives it; a run's network is shared.
    Network(const Architecture& architecture, const Catalog& catalog);
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    const Architecture& architecture() const { return m_architecture; }
    const Catalog& catalog() const { return m_catalog; }
    const std::vector<Vertex>& vertices() const { return m_vertices; }
    const Vertex& vertex(NodeIndex index) const { return m_vertices[index]; }
    const std::vector<Link>& links() const { return m_links; }
    const Link& link(LinkIndex index) const { return m_links[index]; }
    /// kNone if there is no such node.
    NodeIndex find(NodeId id) const;
    NodeIndex find(std::string_view name) const;
    /// Connections that the catalog does not know: nothing moves along them.
    const std::vector<std::string>& notices() const { return m_notices; }

private:
    void addLinks();

    Architecture m_architecture;
    const Catalog& m_catalog;
    std::vector<Vertex> m_vertices;
    std::vector<Link> m_links;
    std::unordered_map<NodeId, NodeIndex> m_indices;
    std::vector<std::string> m_notices;
};

/// Finds the loops (strongly connected components with an edge inside) and marks their nodes.
void markLoops(std::vector<Vertex>& vertices, const std::vector<Link>& links);

}  // namespace cascade::simulator
