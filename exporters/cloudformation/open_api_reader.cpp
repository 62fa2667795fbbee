// SPDX-License-Identifier: MIT
// OpenAPI documents of APIs: their paths and the integrations there.
#include <algorithm>
#include <array>

#include "exporters/cloudformation/files.h"
#include "exporters/cloudformation/integrations.h"
#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

constexpr std::array<std::string_view, 8> kMethods{"get",     "put",  "post",  "delete",
                                                   "options", "head", "patch", "x-amazon-apigateway-any-method"};

constexpr const char* kIntegration = "x-amazon-apigateway-integration";

/// A document in the template, or in a file beside it.
struct Document {
    Json content;
    std::string pointer;  ///< "" for a file.
};

std::optional<Document> documentOf(const Scene& scene, const TemplateResource& api) {
    for (const char* property : {"DefinitionBody", "Body"}) {
        const Json* body = member(api.properties, property);
        if (!body) continue;
        if (const Json* included = valueAt(*body, "/Fn::Transform/Parameters/Location"))
            if (auto content = readNamedFile(scene, *included)) return Document{std::move(*content), {}};
        return Document{*body, api.placeOf(std::string("/") + property)};
    }
    const Json* uri = member(api.properties, "DefinitionUri");
    if (!uri) return std::nullopt;
    if (auto content = readNamedFile(scene, *uri)) return Document{std::move(*content), {}};
    return std::nullopt;
}

bool isMethod(const std::string& word) {
    return std::find(kMethods.begin(), kMethods.end(), word) != kMethods.end();
}

void drawPath(Scene& scene, const Grants& grants, Scene::Index api, const std::string& path, const Json& methods,
              const std::string& pointer) {
    if (!methods.is_object()) return;
    for (const auto& method : methods.items()) {
        const Json* integration = isMethod(method.key()) ? member(method.value(), kIntegration) : nullptr;
        if (!integration) continue;
        const std::string place = pointer.empty() ? std::string() : pointerTo(pointer, method.key());
        const Scene::Index target = calledBy(scene, grants, *integration);
        if (const Json* timeout = member(*integration, "timeoutInMillis"))
            scene.set(scene.nodes[api], "timeout", fromTemplate(Form::Milliseconds, *timeout));
        // A path with one method goes with it.
        const std::string& whole = methods.size() == 1 ? pointer : place;
        Footprint footprint;
        if (!whole.empty()) footprint.own.push_back(whole);
        drawRoute(scene, api, target, method.key(), path, std::move(footprint));
    }
}

}  // namespace

void recogniseOpenApi(Scene& scene) {
    const Grants grants(scene);
    const std::size_t count = scene.nodes.size();
    for (Scene::Index api = 0; api < count; ++api) {
        const bool draws = scene.nodes[api].kind == "rest-api" || scene.nodes[api].kind == "http-api";
        if (!draws || !scene.nodes[api].resource || !scene.nodes[api].resource->body) continue;
        const auto document = documentOf(scene, *scene.nodes[api].resource);
        const Json* paths = document ? member(document->content, "paths") : nullptr;
        if (!paths || !paths->is_object()) continue;
        for (const auto& path : paths->items()) {
            const std::string pointer =
                document->pointer.empty() ? std::string() : pointerTo(document->pointer + "/paths", path.key());
            drawPath(scene, grants, api, path.key(), path.value(), pointer);
        }
    }
}

}  // namespace cascade::exporters::cloudformation
