// SPDX-License-Identifier: MIT
// Adding, connecting, renaming and deleting, as arguments of the command line name them.
#include "app/cli/edit_steps.h"

#include <algorithm>

#include "model/nearest.h"

namespace cascade::app {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t end; (end = text.find(separator, start)) != std::string::npos; start = end + 1)
        parts.push_back(text.substr(start, end - start));
    parts.push_back(text.substr(start));
    return parts;
}

Result<Done> done(const Result<Changes>& changes) {
    if (!changes) return changes.error();
    return Done{};
}

Error malformed(const std::string& form) { return {"this is not " + form, "write " + form}; }

Result<Done> add(Design& design, const Catalog& catalog, const std::string& argument) {
    const std::vector<std::string> parts = split(argument, ':');
    if (parts.size() != 2) return malformed("KIND:NAME");
    if (catalog.find(parts[0])) return done(design.addNode(parts[0], parts[1]));
    std::vector<std::string> kinds;
    for (const Kind& kind : catalog.kinds()) kinds.push_back(kind.name);
    return Error{"there is no kind '" + parts[0] + "'",
                 suggest(parts[0], kinds, "'cascade kinds' lists the kinds")};
}

/// What may be drawn between two kinds, in words.
std::string rolesBetween(const Catalog& catalog, const std::string& from, const std::string& to) {
    std::string roles;
    for (const ConnectionType* type : catalog.between(from, to)) roles += (roles.empty() ? "" : ", ") + type->role;
    if (!roles.empty()) return "its roles are: " + roles;
    std::vector<std::string> targets;
    for (const ConnectionType& type : catalog.connections())
        if (type.from == from && std::find(targets.begin(), targets.end(), type.to) == targets.end())
            targets.push_back(type.to);
    std::string list;
    for (const std::string& target : targets) list += (list.empty() ? "" : ", ") + target;
    return list.empty() ? from + " connects to nothing" : from + " connects to: " + list;
}

Result<Done> connect(Design& design, const Catalog& catalog, const std::string& argument) {
    const std::vector<std::string> parts = split(argument, ':');
    if (parts.size() != 2 && parts.size() != 3) return malformed("FROM:TO or FROM:TO:ROLE");
    const Result<NodeId> from = nodeNamed(design.architecture(), parts[0]);
    if (!from) return from.error();
    const Result<NodeId> to = nodeNamed(design.architecture(), parts[1]);
    if (!to) return to.error();
    const std::string& source = design.architecture().node(*from).kind;
    const std::string& target = design.architecture().node(*to).kind;
    const auto types = catalog.between(source, target);
    const auto type = std::find_if(types.begin(), types.end(), [&](const ConnectionType* each) {
        return parts.size() == 2 || each->role == parts[2];
    });
    if (type != types.end()) return done(design.connect(*from, *to, (*type)->role));
    const std::string role = parts.size() == 3 ? " as '" + parts[2] + "'" : "";
    return Error{"a " + source + " cannot be connected to a " + target + role,
                 rolesBetween(catalog, source, target)};
}

Result<Done> disconnect(Design& design, const Catalog&, const std::string& argument) {
    const std::vector<const Connection*> found = connectionsNamed(design.architecture(), argument);
    if (found.empty()) return Error{"there is no such connection", "name its id, or FROM:TO of a connection"};
    if (found.size() > 1)
        return Error{"there are " + std::to_string(found.size()) + " such connections",
                     "name the one you mean by its id, or by FROM:TO:ROLE"};
    return done(design.disconnect(found.front()->id));
}

Result<Done> rename(Design& design, const Catalog&, const std::string& argument) {
    const std::vector<std::string> parts = split(argument, ':');
    if (parts.size() != 2) return malformed("OLD:NEW");
    const Result<NodeId> node = nodeNamed(design.architecture(), parts[0]);
    if (!node) return node.error();
    return done(design.renameNode(*node, parts[1]));
}

Result<Done> remove(Design& design, const Catalog&, const std::string& argument) {
    const Result<NodeId> node = nodeNamed(design.architecture(), argument);
    if (!node) return node.error();
    return done(design.removeNode(*node));
}

}  // namespace

std::span<const EditStep> editSteps() {
    static const EditStep steps[] = {
        {"--add", "KIND:NAME", "Add a node", add},
        {"--connect", "FROM:TO[:ROLE]", "Connect two nodes; with no role, in the pair's first one", connect},
        {"--disconnect", "ID|FROM:TO[:ROLE]", "Remove a connection", disconnect},
        {"--set", "NAME.PARAMETER=VALUE", "Set a parameter, NAME.simulation.PARAMETER or NAME.description",
         setParameter},
        {"--rename", "OLD:NEW", "Rename a node, and follow it everywhere", rename},
        {"--delete", "NAME", "Delete a node with its connections", remove}};
    return steps;
}

const EditStep* findEditStep(std::string_view option) {
    const auto steps = editSteps();
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const EditStep& s) { return s.option == option; });
    return found == steps.end() ? nullptr : &*found;
}

std::string suggest(const std::string& word, const std::vector<std::string>& known, const std::string& otherwise) {
    const std::string near = nearest(word, known);
    return near.empty() ? otherwise : "did you mean '" + near + "'?";
}

Result<NodeId> nodeNamed(const Architecture& architecture, const std::string& name) {
    if (const Node* node = architecture.find(name)) return node->id;
    std::vector<std::string> names;
    for (const Node& node : architecture.nodes()) names.push_back(node.name);
    return Error{"there is no node '" + name + "'", suggest(name, names, "name a node of the design")};
}

std::vector<const Connection*> connectionsNamed(const Architecture& architecture, const std::string& argument) {
    if (const Connection* connection = architecture.findConnection(argument)) return {connection};
    const std::vector<std::string> parts = split(argument, ':');
    std::vector<const Connection*> found;
    for (const Connection& each : architecture.connections())
        if ((parts.size() == 2 || (parts.size() == 3 && each.role == parts[2])) &&
            architecture.node(each.from).name == parts[0] && architecture.node(each.to).name == parts[1])
            found.push_back(&each);
    return found;
}

}  // namespace cascade::app
