// SPDX-License-Identifier: MIT
// Methods of REST APIs and routes of HTTP APIs as resources of their own.
#include <unordered_map>

#include "exporters/cloudformation/integrations.h"
#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

/// The paths of AWS::ApiGateway::Resource trees, each worked out once.
class Paths {
public:
    explicit Paths(const Scene& scene) : m_scene(scene) {}

    std::string of(const Json& resourceId) {
        std::vector<const TemplateResource*> chain;
        const TemplateResource* at = m_scene.directory.exactly(resourceId);
        while (at && at->type == "AWS::ApiGateway::Resource" && !m_paths.contains(at)) {
            m_paths.emplace(at, "");  // a circle ends here
            chain.push_back(at);
            const Json* parent = member(at->properties, "ParentId");
            at = parent ? m_scene.directory.exactly(*parent) : nullptr;
        }
        std::string path = at && m_paths.contains(at) ? m_paths.at(at) : std::string();
        for (auto part = chain.rbegin(); part != chain.rend(); ++part) {
            const Json* name = member((*part)->properties, "PathPart");
            path += "/" + (name ? m_scene.view.textOf(*name) : std::string());
            m_paths[*part] = path;
        }
        return path.empty() ? "/" : path;
    }

private:
    const Scene& m_scene;
    std::unordered_map<const TemplateResource*, std::string> m_paths;
};

void drawMethod(Scene& scene, const Grants& grants, Paths& paths, const TemplateResource& method) {
    const Json* integration = member(method.properties, "Integration");
    const Json* apiId = member(method.properties, "RestApiId");
    if (!integration || !apiId) return;
    const Scene::Index api = scene.denoted(*apiId);
    const Json* resource = member(method.properties, "ResourceId");
    const std::string path = resource ? paths.of(*resource) : "/";
    const Scene::Index target = calledBy(scene, grants, *integration);
    const std::string verb = scene.view.textOf(method.properties.value("HttpMethod", Json()));
    if (api != Scene::kNone)
        if (const Json* timeout = member(*integration, "TimeoutInMillis"))
            scene.set(scene.nodes[api], "timeout", fromTemplate(Form::Milliseconds, scene.view.resolved(*timeout)));
    if (drawRoute(scene, api, target, verb, path, {{method.pointer}, {}, {}})) scene.claim(method);
}

/// "GET /orders", "$default", "ANY /{proxy+}"
void drawRouteKey(Scene& scene, const Grants& grants, const TemplateResource& route) {
    const Json* apiId = member(route.properties, "ApiId");
    const Json* targetId = member(route.properties, "Target");
    const TemplateResource* integration = targetId ? scene.directory.exactly(*targetId) : nullptr;
    if (!apiId || !integration || integration->type != "AWS::ApiGatewayV2::Integration") return;
    const Scene::Index api = scene.denoted(*apiId);
    if (api == Scene::kNone) return;
    const Scene::Index target = calledBy(scene, grants, integration->properties);
    const std::string key = scene.view.textOf(route.properties.value("RouteKey", Json()));
    const std::size_t space = key.find(' ');
    DrawnConnection* drawn = nullptr;
    if (scene.nodes[api].kind == "http-api") {
        drawn = drawRoute(scene, api, target, space == std::string::npos ? "ANY" : key.substr(0, space),
                          space == std::string::npos ? key : key.substr(space + 1), {{route.pointer}, {}, {}});
    } else {
        drawn = drawDelivery(scene, api, target, {{route.pointer}, {}, {}});
        if (drawn) scene.set(scene.typeOf(*drawn), *drawn, "route", key);
    }
    if (!drawn) return;
    scene.claim(route);
    scene.claim(*integration, *drawn);
}

/// An API that is only quickly set up: its one target stands in the API itself.
void drawQuickTarget(Scene& scene, const TemplateResource& api) {
    const Json* target = member(api.properties, "Target");
    if (!target) return;
    const std::string key = scene.view.textOf(api.properties.value("RouteKey", Json("$default")));
    const std::size_t space = key.find(' ');
    drawRoute(scene, scene.nodeOf(&api), scene.denoted(*target, "lambda"),
              space == std::string::npos ? "ANY" : key.substr(0, space),
              space == std::string::npos ? key : key.substr(space + 1),
              {{api.propertiesPointer() + "/Target"}, {}, {}});
}

/// Settings of a stage hold for its API.
void readStage(Scene& scene, const TemplateResource& stage) {
    const Json* id = member(stage.properties, stage.type == "AWS::ApiGateway::Stage" ? "RestApiId" : "ApiId");
    const Scene::Index api = id ? scene.denoted(*id) : Scene::kNone;
    if (api == Scene::kNone) return;
    const auto place = [&](std::string_view pointer) { return stage.placeOf(pointer); };
    scene.readFields(stage.type, stage.properties, place, scene.nodes[api]);
    scene.belongsTo(stage, api);
}

/// "Routes" of AWS::Serverless::WebSocketApi: {"$connect": {"FunctionArn": …}}.
void drawSocketRoutes(Scene& scene, const TemplateResource& api) {
    const Json* routes = member(api.properties, "Routes");
    if (!routes || !routes->is_object()) return;
    for (const auto& route : routes->items()) {
        const Json* arn = member(route.value(), "FunctionArn");
        if (!arn) continue;
        const std::string pointer = pointerTo(api.propertiesPointer() + "/Routes", route.key());
        DrawnConnection* drawn =
            drawDelivery(scene, scene.nodeOf(&api), scene.denoted(*arn, "lambda"), {{pointer}, {}, {}});
        if (drawn) scene.set(scene.typeOf(*drawn), *drawn, "route", route.key());
    }
}

}  // namespace

void recogniseRestMethods(Scene& scene) {
    const Grants grants(scene);
    Paths paths(scene);
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type == "AWS::ApiGateway::Method") drawMethod(scene, grants, paths, resource);
        if (resource.type == "AWS::ApiGateway::Stage") readStage(scene, resource);
    }
}

void recogniseHttpRoutes(Scene& scene) {
    const Grants grants(scene);
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type == "AWS::ApiGatewayV2::Route") drawRouteKey(scene, grants, resource);
        if (resource.type == "AWS::ApiGatewayV2::Api") drawQuickTarget(scene, resource);
        if (resource.type == "AWS::ApiGatewayV2::Stage") readStage(scene, resource);
        if (resource.type == "AWS::Serverless::WebSocketApi") drawSocketRoutes(scene, resource);
    }
}

}  // namespace cascade::exporters::cloudformation
