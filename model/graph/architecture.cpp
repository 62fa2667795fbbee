// SPDX-License-Identifier: MIT
// Look-ups in the architecture.
#include "model/graph/architecture.h"

#include <cassert>

namespace cascade {
namespace {

const Json& objectField(const Json& fields, const char* key) {
    static const Json empty = Json::object();
    const Json* found = member(fields, key);
    return found && found->is_object() ? *found : empty;
}

std::string textField(const Json& fields, const char* key) {
    const Json* found = member(fields, key);
    return found && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::string Node::description() const { return textField(fields, "description"); }
const Json& Node::parameters() const { return objectField(fields, "parameters"); }
const Json& Node::simulation() const { return objectField(fields, "simulation"); }

std::string Connection::label() const { return textField(fields, "id"); }
const Json& Connection::parameters() const { return objectField(fields, "parameters"); }

const Node* Architecture::find(NodeId id) const {
    const auto found = m_nodeIndex.find(id);
    return found == m_nodeIndex.end() ? nullptr : &m_nodes[found->second];
}

const Node* Architecture::find(std::string_view name) const {
    const auto found = m_nameIndex.find(std::string(name));
    return found == m_nameIndex.end() ? nullptr : &m_nodes[found->second];
}

const Connection* Architecture::find(ConnectionId id) const {
    const auto found = m_connectionIndex.find(id);
    return found == m_connectionIndex.end() ? nullptr : &m_connections[found->second];
}

const Connection* Architecture::findConnection(std::string_view label) const {
    if (label.empty()) return nullptr;
    for (const Connection& connection : m_connections)
        if (connection.label() == label) return &connection;
    return nullptr;
}

const Node& Architecture::node(NodeId id) const {
    const Node* found = find(id);
    assert(found);
    return *found;
}

const Connection& Architecture::connection(ConnectionId id) const {
    const Connection* found = find(id);
    assert(found);
    return *found;
}

std::vector<const Connection*> Architecture::outgoing(NodeId id) const {
    std::vector<const Connection*> result;
    for (const Connection& connection : m_connections)
        if (connection.from == id) result.push_back(&connection);
    return result;
}

std::vector<const Connection*> Architecture::incoming(NodeId id) const {
    std::vector<const Connection*> result;
    for (const Connection& connection : m_connections)
        if (connection.to == id) result.push_back(&connection);
    return result;
}

std::string Architecture::describe(const Connection& connection) const {
    return node(connection.from).name + " -> " + node(connection.to).name + ": " + connection.role;
}

void Architecture::reindex() {
    m_nodeIndex.clear();
    m_nameIndex.clear();
    m_connectionIndex.clear();
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        m_nodeIndex[m_nodes[i].id] = i;
        m_nameIndex[m_nodes[i].name] = i;
    }
    for (std::size_t i = 0; i < m_connections.size(); ++i) m_connectionIndex[m_connections[i].id] = i;
}

}  // namespace cascade
