// SPDX-License-Identifier: MIT
// Addresses of functions: resources of their own, or "FunctionUrlConfig" of SAM's functions.
#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

constexpr const char* kUrl = "AWS::Lambda::Url";

void drawResource(Scene& scene, const TemplateResource& url) {
    const Json* target = member(url.properties, "TargetFunctionArn");
    const Scene::Index node = scene.nodeOf(&url);
    if (member(url.properties, "Cors")) scene.set(scene.nodes[node], "cors", true);
    if (target)
        drawDelivery(scene, node, scene.denoted(*target, "lambda"),
                     {{}, {url.propertiesPointer() + "/TargetFunctionArn"}, {}});
}

void drawConfig(Scene& scene, Scene::Index function, const Json& config, const std::string& pointer) {
    DrawnNode node;
    node.kind = "function-url";
    node.name = scene.freeName(scene.nodes[function].name + "Url");
    node.footprint.own.push_back(pointer);
    scene.readFields(
        kUrl, config, [&](std::string_view field) { return pointer + std::string(field); }, node);
    if (member(config, "Cors")) scene.set(node, "cors", true);
    const Scene::Index url = scene.addNode(std::move(node));
    drawDelivery(scene, url, function, {{}, {pointer}, {}});
}

}  // namespace

void recogniseUrls(Scene& scene) {
    if (!scene.kindOfType(kUrl)) return;
    const std::size_t count = scene.nodes.size();
    for (Scene::Index node = 0; node < count; ++node) {
        const TemplateResource* resource = scene.nodes[node].resource;
        if (!resource || !resource->body) continue;
        if (resource->type == kUrl) drawResource(scene, *resource);
        if (const Json* config = member(resource->properties, "FunctionUrlConfig"))
            drawConfig(scene, node, *config, resource->placeOf("/FunctionUrlConfig"));
    }
}

}  // namespace cascade::exporters::cloudformation
