// SPDX-License-Identifier: MIT
// An API as plain resources: its OpenAPI document, a stage, and a permission for each route to a function.
#include "exporters/expansion/deployment.h"
#include "exporters/expansion/open_api.h"
#include "exporters/expansion/parts.h"
#include "exporters/route_parts.h"
#include "model/plan/builder.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters {
namespace {

bool isRest(const ApiPlan& api) { return api.type == ApiPlan::Type::Rest; }

Json limitsOf(const ApiPlan& api) {
    return {{"ThrottlingRateLimit", *api.throttleRate}, {"ThrottlingBurstLimit", *api.throttleBurst}};
}

void addRestStage(const ApiPlan& api, const Json& body, Expansion& expansion) {
    Resource deployment{expansion.uniqueId(api.name + "Deployment" + hashOf(body)), "AWS::ApiGateway::Deployment"};
    deployment.properties = {{"RestApiId", refTo(api.name)}};
    deployment.comment = "A deployment never changes: other routes make one of another name";
    deployment.origin = api.origin;
    Resource stage{api.name + "Stage", "AWS::ApiGateway::Stage"};
    stage.properties = {
        {"RestApiId", refTo(api.name)}, {"DeploymentId", refTo(deployment.logicalId)}, {"StageName", kRestStage}};
    if (api.throttleRate) {
        Json limits{{"ResourcePath", "/*"}, {"HttpMethod", "*"}};
        limits.update(limitsOf(api));
        stage.properties["MethodSettings"] = Json::array({std::move(limits)});
    }
    stage.origin = api.origin;
    expansion.add(std::move(deployment));
    expansion.add(std::move(stage));
}

void addHttpStage(const ApiPlan& api, Expansion& expansion) {
    Resource stage{api.name + "Stage", "AWS::ApiGatewayV2::Stage"};
    stage.properties = {{"ApiId", refTo(api.name)}, {"StageName", "$default"}, {"AutoDeploy", true}};
    if (api.throttleRate) stage.properties["DefaultRouteSettings"] = limitsOf(api);
    stage.origin = api.origin;
    expansion.add(std::move(stage));
}

/// "GET", "/orders/{id}" -> "GET/orders/*", as execute-api names what is called.
std::string calledPath(const std::string& method, const std::string& path) {
    std::string result = method == "ANY" ? "*" : method;
    bool inside = false;
    for (const char c : path) {
        if (c == '{') result += '*';
        inside = c == '{' || (inside && c != '}');
        if (!inside && c != '}') result += c;
    }
    return result;
}

void addPermissions(const ApiPlan& api, Expansion& expansion) {
    for (const FunctionPlan& function : expansion.plan().functions) {
        for (const EventSource& event : function.events) {
            if (event.source != api.node) continue;
            Resource permission =
                invokePermission(expansion.uniqueId(function.name + event.name + "Permission"), function, expansion,
                                 "apigateway.amazonaws.com", api.name, event.origin);
            const std::string called =
                calledPath(event.settings["Method"].get<std::string>(), event.settings["Path"].get<std::string>());
            permission.properties["SourceArn"] = arn("execute-api", "${" + api.name + "}/*/" + called);
            expansion.add(std::move(permission));
        }
    }
}

/// An authorizer's function is called by the API, but for no route.
void addAuthorizerPermissions(const ApiPlan& api, Expansion& expansion) {
    for (const Authorizer& authorizer : api.authorizers) {
        if (authorizer.type != Authorizer::Type::Function) continue;
        const FunctionPlan& function = *expansion.plan().function(authorizer.source);
        Resource permission =
            invokePermission(expansion.uniqueId(function.name + "Authorizes" + api.name), function, expansion,
                             "apigateway.amazonaws.com", api.name, authorizer.origin);
        permission.properties["SourceArn"] = arn("execute-api", "${" + api.name + "}/authorizers/*");
        expansion.add(std::move(permission));
    }
}

}  // namespace

void expandApi(const ApiPlan& api, Expansion& expansion) {
    const std::string role = api.name + "Role";
    const Json body = openApi(api, expansion.plan(), role, [&](const FunctionPlan& function) {
        const Json invoked = expansion.invokedArn(function);
        return invoked.contains("Ref") ? "${" + invoked["Ref"].get<std::string>() + "}"
                                       : "${" + function.name + ".Arn}";
    });
    Resource resource{api.name, isRest(api) ? "AWS::ApiGateway::RestApi" : "AWS::ApiGatewayV2::Api"};
    if (isRest(api)) {
        resource.properties["Name"] = sub("${AWS::StackName}-" + api.name);
        if (!api.description.empty()) resource.properties["Description"] = literal(api.description);
        resource.properties["EndpointConfiguration"] = {{"Types", Json::array({"REGIONAL"})}};
    }
    resource.properties["Body"] = body;
    resource.parts = routeParts(api, expansion.plan(), "/Body");
    resource.origin = api.origin;
    expansion.add(std::move(resource));
    if (isRest(api))
        addRestStage(api, body, expansion);
    else
        addHttpStage(api, expansion);
    if (!api.machineStatements.empty())
        expansion.add(roleResource(role, "apigateway.amazonaws.com", api.machineStatements,
                                   "What " + api.name + " may start", api.origin));
    addPermissions(api, expansion);
    addAuthorizerPermissions(api, expansion);
}

}  // namespace cascade::exporters
