// SPDX-License-Identifier: MIT
// Every edit of a design, as changes that can be taken back exactly.
#include "model/graph/design.h"

#include <algorithm>
#include <cassert>

#include "model/graph/fields.h"
#include "model/graph/references.h"

namespace cascade {
namespace {

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::size_t positionOf(const Json& object, std::string_view key) {
    std::size_t position = 0;
    for (const auto& item : object.items()) {
        if (item.key() == key) break;
        ++position;
    }
    return position;
}

/// Sets object[path…] = value, making objects on the way; null erases, and erases parents that become empty.
void setAt(Json& object, const std::vector<std::string>& path, std::size_t depth, const Json& value) {
    if (!object.is_object()) object = Json::object();
    const std::string& key = path[depth];
    if (depth + 1 == path.size()) {
        if (value.is_null())
            object.erase(key);
        else
            object[key] = value;
        return;
    }
    if (value.is_null() && !object.contains(key)) return;
    setAt(object[key], path, depth + 1, value);
    if (value.is_null() && object[key].empty()) object.erase(key);
}

Error noSuchNode() { return {"there is no such node", "name a node of this design"}; }
Error noSuchConnection() { return {"there is no such connection", "name a connection of this design"}; }

Error labelTaken(const std::string& label) {
    return {"there is already a connection with the id '" + label + "'", "choose another id"};
}

/// What readers rely on must hold for every design that an edit leaves behind, or its document could not be opened
/// again.
Error wrongType(const WrongField& wrong) {
    return {"\"" + std::string(wrong.name) + "\" must be " + std::string(wrong.expected),
            "give it a value of that type"};
}

}  // namespace

bool isLegalName(std::string_view name) {
    return !name.empty() && name.size() <= 255 && std::all_of(name.begin(), name.end(), isLetterOrDigit);
}

std::string cleanName(std::string_view text) {
    std::string name;
    bool startOfWord = false;
    for (const char c : text) {
        if (!isLetterOrDigit(c)) {
            startOfWord = !name.empty();
            continue;
        }
        const bool lower = c >= 'a' && c <= 'z';
        name += startOfWord && lower ? static_cast<char>(c - 'a' + 'A') : c;
        startOfWord = false;
    }
    if (name.size() > 255) name.resize(255);
    return name.empty() ? "Node" : name;
}

Design::Design() {
    m_sections = Json::object();
    m_sections["cascade"] = 1;
    m_sections["name"] = "";
    m_sections["nodes"] = nullptr;
    m_sections["connections"] = nullptr;
    m_sections["layout"] = nullptr;
}

const Json* Design::section(std::string_view name) const { return member(m_sections, name); }

Changes Design::perform(Change change) {
    apply(change);
    Changes changes;
    changes.push_back(std::move(change));
    return changes;
}

Result<Changes> Design::addNode(const std::string& kind, const std::string& name, std::optional<Point> place,
                                Json fields) {
    if (!isLegalName(name))
        return Error{"'" + name + "' is no legal name",
                     "use letters and digits only, for example " + cleanName(name)};
    if (m_architecture.find(name))
        return Error{"there is already a node named '" + name + "'",
                     "choose another, for example " + freeName(name)};
    if (const auto wrong = wrongNodeField(fields)) return wrongType(*wrong);
    Node node{nextNodeId(), name, kind, Json{{"kind", kind}}};
    for (const auto& item : fields.items())
        if (item.key() != "kind") node.fields[item.key()] = item.value();
    const NodeId id = node.id;
    Changes changes = perform(NodeAdded{std::move(node), m_architecture.m_nodes.size()});
    if (place) {
        const Change moved = NodeMoved{id, std::nullopt, place, m_layout.entries().size()};
        apply(moved);
        changes.push_back(moved);
    }
    return changes;
}

Result<Changes> Design::removeNode(NodeId id) {
    const Node* found = m_architecture.find(id);
    if (!found) return noSuchNode();
    const Node node = *found;
    Changes changes;
    const auto add = [&](Changes more) { changes.insert(changes.end(), more.begin(), more.end()); };
    for (std::size_t i = m_architecture.m_connections.size(); i-- > 0;) {
        const Connection& connection = m_architecture.m_connections[i];
        if (connection.from == id || connection.to == id) add(perform(ConnectionRemoved{connection, i}));
    }
    if (const auto place = m_layout.find(id))
        add(perform(NodeMoved{id, place, std::nullopt, m_layout.positionOf(id)}));
    add(forgetNodeInSections(node.name));
    add(perform(NodeRemoved{node, m_architecture.m_nodeIndex.at(id)}));
    return changes;
}

Result<Changes> Design::renameNode(NodeId id, const std::string& name) {
    const Node* node = m_architecture.find(id);
    if (!node) return noSuchNode();
    if (node->name == name) return Changes{};
    if (!isLegalName(name))
        return Error{"'" + name + "' is no legal name",
                     "use letters and digits only, for example " + cleanName(name)};
    if (m_architecture.find(name))
        return Error{"there is already a node named '" + name + "'",
                     "choose another, for example " + freeName(name)};
    const std::string before = node->name;
    Changes changes = perform(NodeRenamed{id, before, name});
    Changes more = renameInSections(before, name);
    changes.insert(changes.end(), more.begin(), more.end());
    return changes;
}

Result<Changes> Design::editNode(NodeId id, const std::vector<std::string>& path, const Json& value) {
    const Node* node = m_architecture.find(id);
    if (!node) return noSuchNode();
    if (path.empty() || path.front() == "kind")
        return Error{"a node's kind cannot be changed", "delete the node and add one of the other kind"};
    Json after = node->fields;
    setAt(after, path, 0, value);
    if (after == node->fields) return Changes{};
    if (const auto wrong = wrongNodeField(after)) return wrongType(*wrong);
    return perform(NodeEdited{id, node->fields, std::move(after)});
}

Result<Changes> Design::moveNode(NodeId id, Point place) {
    if (!m_architecture.find(id)) return noSuchNode();
    const auto before = m_layout.find(id);
    if (before == place) return Changes{};
    return perform(NodeMoved{id, before, place, m_layout.positionOf(id)});
}

Result<Changes> Design::connect(NodeId from, NodeId to, const std::string& role, Json fields) {
    if (!m_architecture.find(from) || !m_architecture.find(to)) return noSuchNode();
    if (const auto wrong = wrongConnectionField(fields)) return wrongType(*wrong);
    const Json* label = member(fields, "id");
    if (label && m_architecture.findConnection(label->get<std::string>()))
        return labelTaken(label->get<std::string>());
    Connection connection{nextConnectionId(), from, to, role, Json::object()};
    connection.fields["from"] = nullptr;
    connection.fields["to"] = nullptr;
    connection.fields["role"] = role;
    for (const auto& item : fields.items())
        if (!connection.fields.contains(item.key())) connection.fields[item.key()] = item.value();
    return perform(ConnectionAdded{std::move(connection), m_architecture.m_connections.size()});
}

Result<Changes> Design::disconnect(ConnectionId id) {
    const Connection* connection = m_architecture.find(id);
    if (!connection) return noSuchConnection();
    return perform(ConnectionRemoved{*connection, m_architecture.m_connectionIndex.at(id)});
}

Result<Changes> Design::editConnection(ConnectionId id, const std::vector<std::string>& path, const Json& value) {
    const Connection* connection = m_architecture.find(id);
    if (!connection) return noSuchConnection();
    if (path.empty() || path.front() == "from" || path.front() == "to")
        return Error{"a connection's ends cannot be edited", "disconnect and connect again"};
    if (path.front() == "role" && !value.is_string())
        return Error{"a role is text", "use one of the roles that 'cascade kinds' lists"};
    Json after = connection->fields;
    setAt(after, path, 0, value);
    if (after == connection->fields) return Changes{};
    if (const auto wrong = wrongConnectionField(after)) return wrongType(*wrong);
    if (path.front() == "id" && value.is_string() && m_architecture.findConnection(value.get<std::string>()))
        return labelTaken(value.get<std::string>());
    return perform(ConnectionEdited{id, connection->fields, std::move(after)});
}

Result<Changes> Design::editSection(const std::string& section, const Json& value) {
    if (section == "nodes" || section == "connections" || section == "layout" || section == "cascade")
        return Error{"'" + section + "' cannot be edited as a section", "edit nodes, connections and places"};
    const Json* found = this->section(section);
    const Json before = found ? *found : Json();
    if (before == value) return Changes{};
    return perform(SectionEdited{section, before, value, positionOf(m_sections, section)});
}

void Design::setSection(const SectionEdited& edit) {
    if (edit.after.is_null()) {
        m_sections.erase(edit.section);
    } else if (m_sections.contains(edit.section)) {
        m_sections[edit.section] = edit.after;
    } else {
        Json sections = Json::object();
        std::size_t position = 0;
        for (const auto& item : m_sections.items()) {
            if (position++ == edit.position) sections[edit.section] = edit.after;
            sections[item.key()] = item.value();
        }
        sections[edit.section] = edit.after;
        m_sections = std::move(sections);
    }
    if (edit.section == "application")
        m_architecture.m_application = edit.after.is_object() ? edit.after : Json::object();
    if (edit.section == "name")
        m_architecture.m_name = edit.after.is_string() ? edit.after.get<std::string>() : std::string();
}

void Design::apply(const Change& change) {
    Architecture& a = m_architecture;
    const auto insertNode = [&](const Node& node, std::size_t position) {
        a.m_nodes.insert(a.m_nodes.begin() + static_cast<std::ptrdiff_t>(position), node);
        if (position + 1 < a.m_nodes.size()) return a.reindex();
        a.m_nodeIndex[node.id] = position;
        a.m_nameIndex[node.name] = position;
    };
    const auto insertConnection = [&](const Connection& connection, std::size_t position) {
        a.m_connections.insert(a.m_connections.begin() + static_cast<std::ptrdiff_t>(position), connection);
        if (position + 1 < a.m_connections.size()) return a.reindex();
        a.m_connectionIndex[connection.id] = position;
    };
    std::visit(Overloaded{
                   [&](const NodeAdded& c) {
                       insertNode(c.node, c.position);
                       m_lastNode = std::max(m_lastNode, c.node.id.value);
                   },
                   [&](const NodeRemoved& c) {
                       a.m_nodes.erase(a.m_nodes.begin() + static_cast<std::ptrdiff_t>(c.position));
                       a.reindex();
                   },
                   [&](const NodeRenamed& c) {
                       const std::size_t position = a.m_nodeIndex.at(c.node);
                       a.m_nodes[position].name = c.after;
                       a.m_nameIndex.erase(c.before);
                       a.m_nameIndex[c.after] = position;
                   },
                   [&](const NodeEdited& c) { a.m_nodes[a.m_nodeIndex.at(c.node)].fields = c.after; },
                   [&](const NodeMoved& c) { m_layout.set(c.node, c.after, c.position); },
                   [&](const ConnectionAdded& c) {
                       insertConnection(c.connection, c.position);
                       m_lastConnection = std::max(m_lastConnection, c.connection.id.value);
                   },
                   [&](const ConnectionRemoved& c) {
                       a.m_connections.erase(a.m_connections.begin() + static_cast<std::ptrdiff_t>(c.position));
                       a.reindex();
                   },
                   [&](const ConnectionEdited& c) {
                       Connection& connection = a.m_connections[a.m_connectionIndex.at(c.connection)];
                       connection.fields = c.after;
                       const Json* role = member(c.after, "role");
                       connection.role =
                           role && role->is_string() ? role->get<std::string>() : connection.impliedRole;
                   },
                   [&](const SectionEdited& c) { setSection(c); },
               },
               change);
}

void Design::apply(const Changes& changes) {
    for (const Change& change : changes) apply(change);
}

std::string Design::freeName(const std::string& stem) const {
    const std::string clean = cleanName(stem);
    if (!m_architecture.find(clean)) return clean;
    for (int number = 2;; ++number) {
        std::string name = clean + std::to_string(number);
        if (!m_architecture.find(name)) return name;
    }
}

Changes Design::forgetNodeInSections(const std::string& name) {
    Changes changes;
    for (const SectionEdited& edit : sectionsWithoutNode(m_sections, name)) {
        Changes more = perform(edit);
        changes.insert(changes.end(), more.begin(), more.end());
    }
    return changes;
}

Changes Design::renameInSections(const std::string& before, const std::string& after) {
    Changes changes;
    for (const SectionEdited& edit : sectionsWithNodeRenamed(m_sections, before, after)) {
        Changes more = perform(edit);
        changes.insert(changes.end(), more.begin(), more.end());
    }
    for (const Node& node : m_architecture.m_nodes) {
        Json fields = node.fields;
        if (!renameInEffects(fields, before, after)) continue;
        Changes more = perform(NodeEdited{node.id, node.fields, std::move(fields)});
        changes.insert(changes.end(), more.begin(), more.end());
    }
    return changes;
}

}  // namespace cascade
