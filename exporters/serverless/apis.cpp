// SPDX-License-Identifier: MIT
// APIs: the settings of the one that the Framework makes from events, the others as plain resources.
#include <algorithm>

#include "exporters/expansion/deployment.h"
#include "exporters/expansion/open_api.h"
#include "exporters/route_parts.h"
#include "exporters/serverless/parts.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters::serverless {
namespace {

void addStage(const ApiPlan& api, const Json& body, const Names& names, Yaml& resources) {
    const bool rest = api.type == ApiPlan::Type::Rest;
    Resource stage{api.name + "Stage", rest ? "AWS::ApiGateway::Stage" : "AWS::ApiGatewayV2::Stage"};
    if (rest) {
        Resource deployment{api.name + "Deployment" + hashOf(body), "AWS::ApiGateway::Deployment"};
        deployment.properties = {{"RestApiId", refTo(api.name)}};
        deployment.origin = api.origin;
        addResource(deployment, names, resources);
        stage.properties = {{"RestApiId", refTo(api.name)},
                            {"DeploymentId", refTo(deployment.logicalId)},
                            {"StageName", kRestStage}};
    } else {
        stage.properties = {{"ApiId", refTo(api.name)}, {"StageName", "$default"}, {"AutoDeploy", true}};
    }
    if (api.throttleRate) {
        Json limits{{"ThrottlingRateLimit", *api.throttleRate}, {"ThrottlingBurstLimit", *api.throttleBurst}};
        if (rest) {
            limits.update(Json{{"ResourcePath", "/*"}, {"HttpMethod", "*"}});
            stage.properties["MethodSettings"] = Json::array({std::move(limits)});
        } else {
            stage.properties["DefaultRouteSettings"] = std::move(limits);
        }
    }
    stage.origin = api.origin;
    addResource(stage, names, resources);
}

void addPermissions(const ApiPlan& api, const Plan& plan, const Names& names, Yaml& resources) {
    for (const FunctionPlan& function : plan.functions) {
        const auto event = std::find_if(function.events.begin(), function.events.end(),
                                        [&](const EventSource& candidate) { return candidate.source == api.node; });
        const auto authorizer =
            std::find_if(api.authorizers.begin(), api.authorizers.end(),
                         [&](const Authorizer& candidate) { return candidate.source == function.node; });
        if (event == function.events.end() && authorizer == api.authorizers.end()) continue;
        Resource permission{api.name + "Invokes" + function.name, "AWS::Lambda::Permission"};
        permission.properties = {{"Action", "lambda:InvokeFunction"},
                                 {"FunctionName", function.provisionedConcurrency ? refTo(aliasId(function.name))
                                                                                  : refTo(function.name)},
                                 {"Principal", "apigateway.amazonaws.com"},
                                 {"SourceArn", arn("execute-api", "${" + api.name + "}/*")}};
        permission.comment = api.name + " may invoke " + function.name;
        permission.origin = event == function.events.end() ? authorizer->origin : event->origin;
        addResource(permission, names, resources);
    }
}

}  // namespace

Yaml httpApiOf(const Plan& plan, const Names& names) {
    Yaml settings = Yaml::map();
    const auto api = std::find_if(plan.apis.begin(), plan.apis.end(), [&](const ApiPlan& candidate) {
        return candidate.type == ApiPlan::Type::Http && isMadeFromEvents(candidate, plan);
    });
    if (api == plan.apis.end()) return settings;
    settings.add("name", Json("${self:service}-${sls:stage}-" + api->name), {}, api->origin);
    if (api->cors) settings.add("cors", Json(true));
    Yaml authorizers = Yaml::map();
    for (const Authorizer& authorizer : api->authorizers) {
        if (authorizer.type == Authorizer::Type::Iam) continue;
        if (authorizer.type == Authorizer::Type::Function) {
            authorizers.add(authorizer.name,
                            Json{{"type", "request"},
                                 {"functionName", authorizer.name},
                                 {"payloadVersion", "2.0"},
                                 {"enableSimpleResponses", true},
                                 {"identitySource", Json::array({"$request.header." + authorizer.header})},
                                 {"resultTtlInSeconds", authorizer.cacheSeconds}},
                            {}, authorizer.origin);
            continue;
        }
        authorizers.add(authorizer.name,
                        names.in(Json{{"type", "jwt"},
                                      {"identitySource", "$request.header.Authorization"},
                                      {"issuerUrl", sub("https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${" +
                                                        authorizer.userPool + "}")},
                                      {"audience", Json::array({refTo(authorizer.poolClient)})}}),
                        {}, authorizer.origin);
    }
    if (!authorizers.empty()) settings.add("authorizers", std::move(authorizers));
    return settings;
}

void addApi(const ApiPlan& api, const Plan& plan, const Names& names, Yaml& resources) {
    const bool rest = api.type == ApiPlan::Type::Rest;
    const std::string role = api.name + "Role";
    if (!api.machineStatements.empty())
        addRole(role, "apigateway.amazonaws.com", api.machineStatements, "What " + api.name + " may start",
                api.origin, names, resources);
    Resource resource{api.name, rest ? "AWS::ApiGateway::RestApi" : "AWS::ApiGatewayV2::Api"};
    const Json body = openApi(api, plan, role, [](const FunctionPlan& function) {
        return function.provisionedConcurrency ? "${" + aliasId(function.name) + "}"
                                               : "${" + function.name + ".Arn}";
    });
    if (rest) {
        resource.properties["Name"] = sub("${AWS::StackName}-" + api.name);
        resource.properties["EndpointConfiguration"] = {{"Types", Json::array({"REGIONAL"})}};
    }
    resource.properties["Body"] = body;
    resource.parts = routeParts(api, plan, "/Body");
    resource.comment = api.description;
    resource.origin = api.origin;
    addResource(resource, names, resources);
    addStage(api, body, names, resources);
    addPermissions(api, plan, names, resources);
}

}  // namespace cascade::exporters::serverless
