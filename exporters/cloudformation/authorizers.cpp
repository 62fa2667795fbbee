// SPDX-License-Identifier: MIT
// Who may call an API: user pools, identity pools and functions that decide.

#include <utility>

#include "exporters/cloudformation/grants.h"
#include "exporters/cloudformation/recognisers.h"

namespace cascade::exporters::cloudformation {
namespace {

/// Draws authorizer -> API, or API -> authorizer where the catalog draws it that way round; once a pair.
void drawAuthorizer(Scene& scene, Scene::Index authorizer, Scene::Index api, const std::string& pointer) {
    if (authorizer == Scene::kNone || api == Scene::kNone || scene.find(authorizer, api, "authorize")) return;
    const bool reversed = !scene.catalog.find(scene.nodes[authorizer].kind, scene.nodes[api].kind, "authorize") &&
                          scene.catalog.find(scene.nodes[api].kind, scene.nodes[authorizer].kind, "authorize");
    if (reversed) std::swap(authorizer, api);
    if (!scene.find(authorizer, api, "authorize"))
        scene.connect(authorizer, api, {"authorize"}, {{pointer}, {}, {}});
}

Scene::Index firstMentioned(const Scene& scene, const Json& value, std::string_view kind) {
    for (const TemplateResource* resource : scene.directory.mentioned(value)) {
        const Scene::Index node = scene.nodeOf(resource);
        if (node != Scene::kNone && scene.nodes[node].kind == kind) return node;
    }
    return Scene::kNone;
}

Scene::Index authorizerIn(const Scene& scene, const Json& value) {
    const Scene::Index pool = firstMentioned(scene, value, "cognito-user-pool");
    return pool != Scene::kNone ? pool : firstMentioned(scene, value, "function");
}

/// "Auth" of SAM's APIs.
void drawAuth(Scene& scene, Scene::Index api) {
    const TemplateResource& resource = *scene.nodes[api].resource;
    const Json* authorizers = valueAt(resource.properties, "/Auth/Authorizers");
    if (!authorizers || !authorizers->is_object()) return;
    for (const auto& item : authorizers->items()) {
        const std::string pointer = pointerTo(resource.placeOf("/Auth/Authorizers"), item.key());
        drawAuthorizer(scene, authorizerIn(scene, item.value()), api, pointer);
    }
}

/// OpenAPI's security schemes with "x-amazon-apigateway-authorizer".
void drawSchemes(Scene& scene, Scene::Index api) {
    const TemplateResource& resource = *scene.nodes[api].resource;
    for (const char* body : {"/DefinitionBody", "/Body"}) {
        for (const char* section : {"/components/securitySchemes", "/securityDefinitions"}) {
            const std::string place = std::string(body) + section;
            const Json* schemes = valueAt(resource.properties, place);
            if (!schemes || !schemes->is_object()) continue;
            for (const auto& item : schemes->items())
                drawAuthorizer(scene, authorizerIn(scene, item.value()), api,
                               pointerTo(resource.placeOf(place), item.key()));
        }
    }
}

void drawResource(Scene& scene, const TemplateResource& resource) {
    const Json* id =
        member(resource.properties, resource.type == "AWS::ApiGateway::Authorizer" ? "RestApiId" : "ApiId");
    const Scene::Index api = id ? scene.denoted(*id) : Scene::kNone;
    const std::size_t before = scene.connections.size();
    drawAuthorizer(scene, authorizerIn(scene, resource.properties), api, resource.pointer);
    if (scene.connections.size() > before) scene.claim(resource);
}

/// The roles of an identity pool's users say what they may call.
void drawIdentities(Scene& scene, const Grants& grants, const TemplateResource& attachment) {
    const Json* id = member(attachment.properties, "IdentityPoolId");
    const Scene::Index pool = id ? scene.denoted(*id) : Scene::kNone;
    const Json* roles = member(attachment.properties, "Roles");
    if (pool == Scene::kNone || !roles || !roles->is_object()) return;
    scene.belongsTo(attachment, pool);
    for (const Json& role : *roles) {
        for (const Grant& grant : grants.ofRole(scene.roleNamed(role))) {
            if (!grant.resource) continue;
            const Scene::Index target = scene.denoted(*grant.resource, grant.service);
            if (target != Scene::kNone &&
                !scene.catalog.between("cognito-identity-pool", scene.nodes[target].kind).empty())
                drawAuthorizer(scene, pool, target, grant.pointer);
        }
    }
}

}  // namespace

void recogniseAuthorizers(Scene& scene) {
    const Grants grants(scene);
    const std::size_t count = scene.nodes.size();
    for (Scene::Index api = 0; api < count; ++api) {
        const bool draws = scene.nodes[api].kind.ends_with("-api") && scene.nodes[api].resource;
        if (!draws) continue;
        drawAuth(scene, api);
        if (scene.nodes[api].resource->body) drawSchemes(scene, api);
    }
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type == "AWS::ApiGateway::Authorizer" || resource.type == "AWS::ApiGatewayV2::Authorizer")
            drawResource(scene, resource);
        if (resource.type == "AWS::Cognito::IdentityPoolRoleAttachment") drawIdentities(scene, grants, resource);
    }
}

}  // namespace cascade::exporters::cloudformation
