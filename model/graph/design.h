// SPDX-License-Identifier: MIT
// A design: the whole document in memory (architecture, layout, scenarios, groups, notes) and every edit of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/graph/architecture.h"
#include "model/graph/change.h"
#include "model/graph/layout.h"
#include "model/result.h"

namespace cascade {

/// True for letters and digits, at least one: what CloudFormation allows as a logical id.
bool isLegalName(std::string_view name);
/// The nearest legal name ("my-table 2" becomes "MyTable2"); "Node" when nothing is left.
std::string cleanName(std::string_view text);

/// Every edit is asked for and then happens wholly or not at all. It returns the changes it made; a Design with
/// inverse(changes) applied is equal to what it was, to the order of everything.
class Design {
public:
    Design();

    const Architecture& architecture() const { return m_architecture; }
    const Layout& layout() const { return m_layout; }

    /// A top-level member of the document ("scenarios", "groups", "notes", …), or nullptr.
    const Json* section(std::string_view name) const;
    /// All top-level members in the author's order. "nodes", "connections" and "layout" are null here: they stand
    /// for the architecture and the layout and mark their place.
    const Json& sections() const { return m_sections; }

    // --- Edits. Names that are taken or not legal, and ids that do not exist, are refused. ---

    /// `fields` is the node's object; "kind" is set in it. The new node's id is in the NodeAdded that comes first.
    Result<Changes> addNode(const std::string& kind, const std::string& name, std::optional<Point> place = {},
                            Json fields = Json::object());
    /// With its connections, its place, its membership in groups and notes; scenarios keep naming it.
    Result<Changes> removeNode(NodeId node);
    /// Everything that names the node follows: groups, notes, scenarios, effects.
    Result<Changes> renameNode(NodeId node, const std::string& name);
    /// Sets fields[path[0]][path[1]]…; null removes the member (and parents left empty). {"parameters", "memory"}.
    Result<Changes> editNode(NodeId node, const std::vector<std::string>& path, const Json& value);
    Result<Changes> moveNode(NodeId node, Point place);

    /// `fields` may hold "id", "parameters", …; "from", "to" and "role" are set in it.
    Result<Changes> connect(NodeId from, NodeId to, const std::string& role, Json fields = Json::object());
    Result<Changes> disconnect(ConnectionId connection);
    /// As editNode; {"role"} changes the role. "from" and "to" cannot be edited.
    Result<Changes> editConnection(ConnectionId connection, const std::vector<std::string>& path,
                                   const Json& value);

    /// null removes the section. "nodes", "connections", "layout" and "cascade" are refused.
    Result<Changes> editSection(const std::string& section, const Json& value);

    /// Applies changes that this design made (or their inverse), in order.
    void apply(const Change& change);
    void apply(const Changes& changes);

    /// A name no node has: "Function", "Function2", …
    std::string freeName(const std::string& stem) const;

private:
    friend class DocumentReader;  // model/format fills a design while reading, keeping the author's order
    Changes perform(Change change);
    NodeId nextNodeId() { return NodeId{++m_lastNode}; }
    ConnectionId nextConnectionId() { return ConnectionId{++m_lastConnection}; }
    void setSection(const SectionEdited& edit);
    Changes forgetNodeInSections(const std::string& name);
    Changes renameInSections(const std::string& before, const std::string& after);

    Architecture m_architecture;
    Layout m_layout;
    Json m_sections;
    std::uint32_t m_lastNode = 0;
    std::uint32_t m_lastConnection = 0;
};

}  // namespace cascade
