// SPDX-License-Identifier: MIT
// Supporting resources: each belongs to the node or connection that it serves; what serves nobody is drawn itself.
#include <algorithm>
#include <unordered_map>

#include "exporters/cloudformation/kinds.h"
#include "exporters/cloudformation/recognisers.h"

namespace cascade::exporters::cloudformation {
namespace {

/// Which node first names a resource in its properties: the role of a function, its log group.
class Users {
public:
    explicit Users(const Scene& scene) {
        for (const TemplateResource& resource : scene.view.resources()) {
            const Scene::Index node = scene.nodeOf(&resource);
            if (node == Scene::kNone) continue;
            for (const std::string& id : namedIn(scene, resource.properties)) m_users.emplace(id, node);
        }
    }

    Scene::Index of(const std::string& id) const {
        const auto found = m_users.find(id);
        return found == m_users.end() ? Scene::kNone : found->second;
    }

private:
    static std::vector<std::string> namedIn(const Scene& scene, const Json& value) {
        std::vector<std::string> ids;
        std::vector<const Json*> open{&value};
        while (!open.empty()) {
            const Json& next = *open.back();
            open.pop_back();
            if (argumentOf(next, "Ref") || argumentOf(next, "Fn::GetAtt") || argumentOf(next, "Fn::Sub")) {
                for (const std::string& reference : referencesOf(scene.view.textOf(next)))
                    ids.push_back(reference.substr(0, reference.find('.')));
            } else if (next.is_structured()) {
                for (const Json& inner : next) open.push_back(&inner);
            }
        }
        return ids;
    }

    std::unordered_map<std::string, Scene::Index> m_users;
};

/// "/aws/lambda/NAME" with the function's id or name.
Scene::Index functionOfLogs(const Scene& scene, const TemplateResource& logs) {
    const Json* name = member(logs.properties, "LogGroupName");
    if (!name) return Scene::kNone;
    const Scene::Index node = scene.denoted(*name);
    if (node != Scene::kNone) return node;
    const std::string text = scene.view.textOf(*name);
    constexpr std::string_view kPrefix = "/aws/lambda/";
    return text.starts_with(kPrefix) ? scene.denoted(text.substr(kPrefix.size()), "lambda") : Scene::kNone;
}

Scene::Index servedBy(const Scene& scene, const Users& users, const TemplateResource& resource) {
    if (resource.type == "AWS::Logs::LogGroup")
        if (const Scene::Index node = functionOfLogs(scene, resource); node != Scene::kNone) return node;
    // Permissions, aliases and policies name whom they serve; roles and log groups are named by them.
    const bool isNamed = resource.type == "AWS::IAM::Role" || resource.type == "AWS::Logs::LogGroup" ||
                         resource.type == "AWS::IAM::ManagedPolicy" || resource.type == "AWS::Events::Connection";
    if (const Scene::Index user = users.of(resource.id); isNamed && user != Scene::kNone) return user;
    for (const TemplateResource* named : scene.directory.mentioned(resource.properties))
        if (const Scene::Index node = scene.nodeOf(named); node != Scene::kNone) return node;
    return users.of(resource.id);
}

/// A policy of its own that only one role has belongs to the user of that role.
Scene::Index throughRole(const Scene& scene, const Users& users, const TemplateResource& policy) {
    for (const Json* role : elementsOf(member(policy.properties, "Roles")))
        if (const TemplateResource* named = scene.directory.exactly(*role))
            if (const Scene::Index user = users.of(named->id); user != Scene::kNone) return user;
    return Scene::kNone;
}

bool isPolicy(const TemplateResource& resource) {
    return resource.type == "AWS::IAM::Policy" || resource.type == "AWS::IAM::ManagedPolicy" ||
           resource.type == "AWS::IAM::RolePolicy";
}

void drawOpaque(Scene& scene, const TemplateResource& resource) {
    DrawnNode node;
    node.kind = "other";
    node.name = isLegalName(resource.id) && scene.isUnused(resource.id) ? resource.id : scene.freeName(resource.id);
    node.resource = &resource;
    node.footprint.own.push_back(resource.pointer);
    node.fields = {{"type", resource.type}, {"resource", *resource.body}};
    scene.addNode(std::move(node));
}

/// Settings that hold for the node that the resource serves.
void readSettings(Scene& scene, const TemplateResource& resource, Scene::Index node) {
    const bool logs = resource.type == "AWS::Logs::LogGroup" && scene.nodes[node].kind == "function";
    if (!logs && resource.type != "AWS::Lambda::Alias") return;
    const auto place = [&](std::string_view pointer) { return resource.placeOf(pointer); };
    scene.readFields(resource.type, resource.properties, place, scene.nodes[node]);
}

/// Places that connections own, with what is inside them.
std::unordered_map<std::string, bool> ownedPlaces(const Scene& scene) {
    std::unordered_map<std::string, bool> places;
    for (const DrawnConnection& connection : scene.connections)
        for (const std::string& place : connection.footprint.own) places.emplace(place, true);
    return places;
}

}  // namespace

void recogniseSupport(Scene& scene) {
    const Users users(scene);
    const auto owned = ownedPlaces(scene);
    for (const TemplateResource& resource : scene.view.resources()) {
        if (scene.nodeOf(&resource) != Scene::kNone || scene.isClaimed(resource) ||
            owned.contains(resource.pointer))
            continue;
        Scene::Index node = isPolicy(resource) ? throughRole(scene, users, resource) : Scene::kNone;
        if (node == Scene::kNone) node = servedBy(scene, users, resource);
        if (node == Scene::kNone) {
            drawOpaque(scene, resource);
        } else {
            readSettings(scene, resource, node);
            scene.belongsTo(resource, node);
        }
    }
}

}  // namespace cascade::exporters::cloudformation
