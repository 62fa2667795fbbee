// SPDX-License-Identifier: MIT
// The architecture: nodes and connections, meaning only, no pixels. Start reading here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/graph/ids.h"
#include "model/json.h"

namespace cascade {

/// One resource of one kind. `fields` is the node's object as its author wrote it ("kind", "description",
/// "parameters", "simulation" and whatever a later version added), so that writing loses nothing.
struct Node {
    NodeId id;
    std::string name;  ///< Unique in the architecture; the CloudFormation logical id.
    std::string kind;  ///< A name from the catalog. Never changes.
    Json fields = Json::object();

    std::string description() const;
    /// The objects of these fields; an empty object where the author wrote none.
    const Json& parameters() const;
    const Json& simulation() const;
    bool operator==(const Node&) const = default;
};

/// A directed edge with a role. `fields` is the connection's object as its author wrote it ("from", "to", "role",
/// "id", "parameters", …); from, to and role beside it are the truth, the copies in `fields` only keep the order.
struct Connection {
    ConnectionId id;
    NodeId from;
    NodeId to;
    std::string role;
    Json fields = Json::object();
    std::string impliedRole =
        {};  ///< The role while `fields` name none: the pair's first, as the document was read.

    std::string label() const;  ///< The author's own "id", or "".
    const Json& parameters() const;
    bool operator==(const Connection&) const = default;
};

/// A directed multigraph in its author's order. Reading only: Design makes the edits.
class Architecture {
public:
    const std::string& name() const { return m_name; }
    /// "application" of the document: runtime, language, deployment, region, account_concurrency, tags, stages.
    const Json& application() const { return m_application; }

    const std::vector<Node>& nodes() const { return m_nodes; }
    const std::vector<Connection>& connections() const { return m_connections; }

    const Node* find(NodeId id) const;
    const Node* find(std::string_view name) const;
    const Connection* find(ConnectionId id) const;
    /// By the author's "id"; nullptr if none has it.
    const Connection* findConnection(std::string_view label) const;
    /// REQUIRES: the id is of this architecture.
    const Node& node(NodeId id) const;
    const Connection& connection(ConnectionId id) const;

    /// In document order. Linear in the number of connections.
    std::vector<const Connection*> outgoing(NodeId id) const;
    std::vector<const Connection*> incoming(NodeId id) const;

    /// "From -> To: role", for messages.
    std::string describe(const Connection& connection) const;

private:
    friend class Design;
    void reindex();

    std::string m_name;
    Json m_application = Json::object();
    std::vector<Node> m_nodes;
    std::vector<Connection> m_connections;
    std::unordered_map<NodeId, std::size_t> m_nodeIndex;
    std::unordered_map<std::string, std::size_t> m_nameIndex;
    std::unordered_map<ConnectionId, std::size_t> m_connectionIndex;
};

}  // namespace cascade
