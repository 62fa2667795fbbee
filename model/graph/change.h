// SPDX-License-Identifier: MIT
// The one change stream: every edit of a Design is a list of Change values. Document, canvas, outline, problems and
// properties react to them; undo is Design::apply(inverse(change)).
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/graph/architecture.h"
#include "model/graph/layout.h"

namespace cascade {

/// Positions are indices in the author's order, so that an undone removal restores the document exactly.
struct NodeAdded {
    Node node;
    std::size_t position;
};
struct NodeRemoved {
    Node node;
    std::size_t position;
};
struct NodeRenamed {
    NodeId node;
    std::string before;
    std::string after;
};
/// Anything inside the node's object: description, parameters, simulation, unknown fields.
struct NodeEdited {
    NodeId node;
    Json before;
    Json after;
};
/// No point means: not placed. `position` is the entry's index in the layout.
struct NodeMoved {
    NodeId node;
    std::optional<Point> before;
    std::optional<Point> after;
    std::size_t position;
};
struct ConnectionAdded {
    Connection connection;
    std::size_t position;
};
struct ConnectionRemoved {
    Connection connection;
    std::size_t position;
};
struct ConnectionEdited {
    ConnectionId connection;
    Json before;
    Json after;
};
/// A top-level member of the document: "name", "application", "groups", "notes", "scenarios" or an unknown one.
/// null means: absent. `position` is its index among the members.
struct SectionEdited {
    std::string section;
    Json before;
    Json after;
    std::size_t position;
};

using Change = std::variant<NodeAdded, NodeRemoved, NodeRenamed, NodeEdited, NodeMoved, ConnectionAdded,
                            ConnectionRemoved, ConnectionEdited, SectionEdited>;
using Changes = std::vector<Change>;

/// The change that takes this one back.
Change inverse(const Change& change);
/// The changes that take these back, last first.
Changes inverse(const Changes& changes);

/// For std::visit with one lambda per alternative.
template <typename... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace cascade
