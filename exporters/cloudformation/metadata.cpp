// SPDX-License-Identifier: MIT
// Reading "Metadata".
#include "exporters/cloudformation/metadata.h"

#include <cmath>
#include <deque>
#include <map>
#include <tuple>

namespace cascade::exporters::cloudformation {
namespace {

/// On top of what was recognised: null takes a parameter away.
void changeParameters(Json& own, const Json* changes) {
    if (!changes || !changes->is_object()) return;
    for (const auto& item : changes->items()) {
        own.erase(item.key());
        if (!item.value().is_null()) own[item.key()] = item.value();
    }
}

void addDrawnNodes(Scene& scene, const Json& nodes) {
    if (!nodes.is_object()) return;
    for (const auto& item : nodes.items()) {
        const std::string pointer = pointerTo("/Metadata/Cascade/Nodes", item.key());
        if (const Scene::Index known = scene.nodeCalled(item.key()); known != Scene::kNone) {
            changeParameters(scene.nodes[known].parameters, member(item.value(), "parameters"));
            scene.nodes[known].footprint.own.push_back(pointer);
            continue;
        }
        const std::string kind = textMember(item.value(), "kind");
        if (!scene.catalog.find(kind) || !isLegalName(item.key())) continue;
        DrawnNode node;
        node.name = item.key();
        node.kind = kind;
        changeParameters(node.parameters, member(item.value(), "parameters"));
        node.footprint.own.push_back(pointer);
        scene.addNode(std::move(node));
    }
}

/// The drawn connections of each pair and role, in order.
using Drawn = std::map<std::tuple<Scene::Index, Scene::Index, std::string>, std::deque<std::size_t>>;

Drawn drawnConnections(const Scene& scene) {
    Drawn drawn;
    for (std::size_t i = 0; i < scene.connections.size(); ++i) {
        const DrawnConnection& connection = scene.connections[i];
        drawn[{connection.from, connection.to, connection.role}].push_back(i);
    }
    return drawn;
}

/// Says all of the next connection of its pair and role; draws it where none is left.
void addDrawnConnection(Scene& scene, const Json& entry, const std::string& pointer, Drawn& known) {
    const Scene::Index from = scene.nodeCalled(textMember(entry, "from"));
    const Scene::Index to = scene.nodeCalled(textMember(entry, "to"));
    const std::string role = textMember(entry, "role");
    if (from == Scene::kNone || to == Scene::kNone) return;
    DrawnConnection* drawn = nullptr;
    if (const auto found = known.find({from, to, role}); found != known.end() && !found->second.empty()) {
        drawn = &scene.connections[found->second.front()];
        drawn->footprint.own.push_back(pointer);
        found->second.pop_front();
    } else if (!member(entry, "absent")) {
        drawn = scene.connect(from, to, {role}, {{pointer}, {}, {}});
    }
    if (!drawn) return;
    if (member(entry, "absent")) drawn->to = Scene::kNone;  // recognised, but none of the design's
    drawn->parameters = Json::object();
    changeParameters(drawn->parameters, member(entry, "parameters"));
}

void place(Scene::Index node, const Json& point, const std::vector<cascade::NodeId>& ids, Design& design) {
    constexpr double kFarthest = 1e8;
    const auto fits = [](const Json& n) { return n.is_number() && std::abs(n.get<double>()) <= kFarthest; };
    if (node == Scene::kNone || !point.is_array() || point.size() != 2 || !fits(point[0]) || !fits(point[1]))
        return;
    [[maybe_unused]] const auto moved =
        design.moveNode(ids[node], {point[0].get<double>(), point[1].get<double>()});
}

/// {ID: {"Label": "Orders", "Members": ["Fn", "Table"]}}
Json composerGroups(const Scene& scene, const Json& groups) {
    Json result = Json::object();
    for (const auto& item : groups.items()) {
        const std::string label = textMember(item.value(), "Label");
        Json members = Json::array();
        for (const Json* name : elementsOf(member(item.value(), "Members"))) {
            if (!name->is_string()) continue;
            const std::string& id = name->get_ref<const std::string&>();
            if (const Scene::Index node = scene.nodeOf(id); node != Scene::kNone)
                members.push_back(scene.nodes[node].name);
            else if (const Json* inner = member(groups, id))
                members.push_back(textMember(*inner, "Label").empty() ? id : textMember(*inner, "Label"));
        }
        result[label.empty() ? item.key() : label] = {{"members", std::move(members)}};
    }
    return result;
}

}  // namespace

void recogniseMetadata(Scene& scene) {
    if (const Json* nodes = valueAt(scene.view.root(), "/Metadata/Cascade/Nodes")) addDrawnNodes(scene, *nodes);
    const Json* connections = valueAt(scene.view.root(), "/Metadata/Cascade/Connections");
    if (!connections || !connections->is_array()) return;
    Drawn known = drawnConnections(scene);
    for (std::size_t i = 0; i < connections->size(); ++i)
        addDrawnConnection(scene, connections->at(i), pointerTo("/Metadata/Cascade/Connections", i), known);
}

void placeNodes(const Scene& scene, const std::vector<cascade::NodeId>& ids, Design& design) {
    const Json& root = scene.view.root();
    if (const Json* layout = valueAt(root, "/Metadata/Cascade/Layout"); layout && layout->is_object())
        for (const auto& item : layout->items()) place(scene.nodeCalled(item.key()), item.value(), ids, design);
    const Json* metadata = member(root, "Metadata");
    const Json* groups = metadata ? member(*metadata, "AWS::Composer::Groups") : nullptr;
    Json all = groups && groups->is_object() ? composerGroups(scene, *groups) : Json::object();
    if (const Json* own = valueAt(root, "/Metadata/Cascade/Groups"); own && own->is_object())
        for (const auto& item : own->items()) all[item.key()] = item.value();
    if (all.empty()) return;
    [[maybe_unused]] const auto edited = design.editSection("groups", all);
}

}  // namespace cascade::exporters::cloudformation
