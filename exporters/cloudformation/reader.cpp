// SPDX-License-Identifier: MIT
// The recognisers, one after the other, and the design that comes of them.
#include "exporters/cloudformation/reader.h"

#include <algorithm>
#include <cassert>

#include "exporters/cloudformation/metadata.h"
#include "exporters/cloudformation/recognisers.h"

namespace cascade::exporters::cloudformation {
namespace {

/// Nodes first; then what triggers what; what uses what comes last, for it asks what is known already.
constexpr Recogniser kRecognisers[] = {
    recogniseNodes,       recogniseImpliedApis,  recogniseUrls,    recogniseEvents,        recogniseMappings,
    recogniseRules,       recogniseSchedules,    recognisePipes,   recogniseSubscriptions, recogniseNotifications,
    recogniseRedrives,    recogniseDestinations, recogniseOpenApi, recogniseRestMethods,   recogniseHttpRoutes,
    recogniseAuthorizers, recogniseMachines,     recogniseStreams, recogniseIotRules,      recogniseUserPools,
    recogniseConnectors,  recogniseUses,         recogniseSupport, finishParameters,       recogniseMetadata,
};

constexpr std::size_t kLongestTitle = 64;

Json fieldsOf(const DrawnNode& node) {
    Json fields = Json::object();
    if (!node.description.empty()) fields["description"] = node.description;
    for (const auto& item : node.fields.items()) fields[item.key()] = item.value();
    if (!node.parameters.empty()) fields["parameters"] = node.parameters;
    if (!node.unresolved.empty()) fields["unresolved"] = node.unresolved;
    return fields;
}

Json fieldsOf(const DrawnConnection& connection) {
    Json fields = Json::object();
    if (!connection.label.empty()) fields["id"] = connection.label;
    if (!connection.parameters.empty()) fields["parameters"] = connection.parameters;
    if (!connection.unresolved.empty()) fields["unresolved"] = connection.unresolved;
    return fields;
}

/// What all functions share: the default of the application.
void readApplication(const Scene& scene, Design& design) {
    const Json* globals = valueAt(scene.view.root(), "/Globals/Function");
    if (!globals) return;
    Json application = Json::object();
    const Parameter* runtime = scene.catalog.find("function")->parameter("runtime");
    if (const Json* written = member(*globals, "Runtime"))
        if (Json value = scene.view.resolved(*written); !checkValue(*runtime, value))
            application["runtime"] = value;
    if (const Json* tags = member(*globals, "Tags"); tags && tags->is_object())
        for (const auto& item : tags->items()) application["tags"][item.key()] = scene.view.textOf(item.value());
    if (application.empty()) return;
    [[maybe_unused]] const auto edited = design.editSection("application", application);
}

std::string titleOf(const Scene& scene, const std::string& fallback) {
    const std::string description = textMember(scene.view.root(), "Description");
    const std::size_t end = description.find_last_not_of(" \n\t");
    const bool isTitle = end != std::string::npos && end < kLongestTitle && description.find('\n') > end;
    return isTitle ? description.substr(0, end + 1) : fallback;
}

Recognised finish(Scene& scene, const std::string& name) {
    Recognised result;
    Design& design = result.design;
    [[maybe_unused]] const auto named = design.editSection("name", titleOf(scene, name));
    readApplication(scene, design);
    const Json* runtime = member(design.architecture().application(), "runtime");
    std::vector<cascade::NodeId> ids;
    for (DrawnNode& node : scene.nodes) {
        if (runtime && node.kind == "function" && node.parameters.value("runtime", Json()) == *runtime)
            node.parameters.erase("runtime");
        const auto added = design.addNode(node.kind, node.name, {}, fieldsOf(node));
        assert(added);
        ids.push_back(std::get<NodeAdded>(added->front()).node.id);
        result.footprints.nodes.emplace(ids.back(), std::move(node.footprint));
    }
    for (DrawnConnection& connection : scene.connections) {
        if (connection.to == Scene::kNone) continue;
        const auto added =
            design.connect(ids[connection.from], ids[connection.to], connection.role, fieldsOf(connection));
        assert(added);
        result.footprints.connections.emplace(std::get<ConnectionAdded>(added->front()).connection.id,
                                              std::move(connection.footprint));
    }
    placeNodes(scene, ids, design);
    result.notices = std::move(scene.notices);
    return result;
}

}  // namespace

bool looksLikeTemplate(const Json& root) {
    if (!root.is_object()) return false;
    if (root.contains("AWSTemplateFormatVersion")) return true;
    const Json* resources = member(root, "Resources");
    if (!resources || !resources->is_object()) return root.contains("Transform") && resources;
    return std::any_of(resources->begin(), resources->end(),
                       [](const Json& resource) { return !textMember(resource, "Type").empty(); });
}

Recognised recognise(const Json& root, const std::string& name, const Catalog& catalog, ReadFile readFile) {
    const TemplateView view(root);
    Directory directory(view);
    Scene scene(view, directory, catalog, std::move(readFile));
    for (const Recogniser recogniser : kRecognisers) recogniser(scene);
    return finish(scene, name);
}

}  // namespace cascade::exporters::cloudformation
