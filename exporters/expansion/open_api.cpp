// SPDX-License-Identifier: MIT
// Routes, integrations and authorizers of an API as an OpenAPI document.
#include "exporters/expansion/open_api.h"

#include "exporters/mock_route.h"
#include "model/plan/intrinsics.h"
#include "model/plan/names.h"

namespace cascade::exporters {
namespace {

bool isRest(const ApiPlan& api) { return api.type == ApiPlan::Type::Rest; }

Json invocationUri(const std::string& called) {
    return sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/" + called +
               "/invocations");
}

Json functionIntegration(const ApiPlan& api, const std::string& called) {
    Json integration{{"type", "aws_proxy"},
                     {"httpMethod", "POST"},
                     {"payloadFormatVersion", isRest(api) ? "1.0" : "2.0"},
                     {"uri", invocationUri(called)}};
    if (api.timeoutMs) integration["timeoutInMillis"] = *api.timeoutMs;
    return integration;
}

/// A REST API calls Step Functions as it is: the request's body becomes the execution's input.
Json restMachineIntegration(const MachineRoute& route, const std::string& role) {
    return Json{{"type", "aws"},
                {"httpMethod", "POST"},
                {"uri", sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution")},
                {"credentials", getAtt(role, "Arn")},
                {"requestTemplates",
                 {{"application/json", sub("{\"stateMachineArn\": \"${" + route.stateMachine +
                                           "}\", \"input\": \"$util.escapeJavaScript($input.json('$'))\"}")}}},
                {"responses", {{"default", {{"statusCode", "200"}}}}}};
}

Json httpMachineIntegration(const MachineRoute& route, const std::string& role) {
    return Json{
        {"type", "aws_proxy"},
        {"integrationSubtype",
         route.synchronous ? "StepFunctions-StartSyncExecution" : "StepFunctions-StartExecution"},
        {"payloadFormatVersion", "1.0"},
        {"connectionType", "INTERNET"},
        {"credentials", getAtt(role, "Arn")},
        {"requestParameters", {{"StateMachineArn", refTo(route.stateMachine)}, {"Input", "$request.body"}}}};
}

/// The first authorizer drawn guards every route.
void guard(const ApiPlan& api, Json& operation) {
    if (api.authorizers.empty()) return;
    const Authorizer& authorizer = api.authorizers.front();
    const bool iam = authorizer.type == Authorizer::Type::Iam;
    if (iam && !isRest(api))
        operation["x-amazon-apigateway-auth"] = {{"type", "AWS_IAM"}};
    else
        operation["security"] = Json::array({Json{{authorizer.name, Json::array()}}});
}

void addRoute(const ApiPlan& api, const Route& route, Json integration, Json& paths) {
    Json operation{{"responses", {{isRest(api) ? "200" : "default", {{"description", route.text()}}}}},
                   {"x-amazon-apigateway-integration", std::move(integration)}};
    guard(api, operation);
    paths[route.path][openApiMethod(route)] = std::move(operation);
}

Json functionAuthorizer(const ApiPlan& api, const Authorizer& authorizer, const std::string& called) {
    Json result{{"type", authorizer.seesRequest ? "request" : "token"},
                {"authorizerUri", invocationUri(called)},
                {"authorizerResultTtlInSeconds", authorizer.cacheSeconds}};
    if (authorizer.seesRequest)
        result["identitySource"] =
            (isRest(api) ? "method.request.header." : "$request.header.") + authorizer.header;
    if (!isRest(api)) {
        result["authorizerPayloadFormatVersion"] = "2.0";
        result["enableSimpleResponses"] = true;
    }
    return result;
}

/// `called`: of the function that authorizes.
Json securityScheme(const ApiPlan& api, const Authorizer& authorizer, const std::string& called) {
    const Json header{{"type", "apiKey"}, {"name", "Authorization"}, {"in", "header"}};
    Json scheme = header;
    if (authorizer.type == Authorizer::Type::Iam) {
        scheme["x-amazon-apigateway-authtype"] = "awsSigv4";
    } else if (authorizer.type == Authorizer::Type::Function) {
        scheme["name"] = authorizer.header;
        if (isRest(api)) scheme["x-amazon-apigateway-authtype"] = "custom";
        scheme["x-amazon-apigateway-authorizer"] = functionAuthorizer(api, authorizer, called);
    } else if (isRest(api)) {
        scheme["x-amazon-apigateway-authtype"] = "cognito_user_pools";
        scheme["x-amazon-apigateway-authorizer"] = {
            {"type", "cognito_user_pools"}, {"providerARNs", Json::array({getAtt(authorizer.userPool, "Arn")})}};
    } else {
        scheme = {{"type", "oauth2"}};
        scheme["x-amazon-apigateway-authorizer"] = {
            {"type", "jwt"},
            {"identitySource", "$request.header.Authorization"},
            {"jwtConfiguration",
             {{"issuer",
               sub("https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${" + authorizer.userPool + "}")},
              {"audience", Json::array({refTo(authorizer.poolClient)})}}}};
    }
    return scheme;
}

/// What browsers ask before they call: a REST API answers it by a route of its own.
Json preflight() {
    Json headers = Json::object();
    Json values = Json::object();
    for (const char* name : {"Headers", "Methods", "Origin"}) {
        const std::string header = std::string("Access-Control-Allow-") + name;
        headers[header] = {{"schema", {{"type", "string"}}}};
        values["method.response.header." + header] = "'*'";
    }
    return Json{
        {"responses", {{"200", {{"description", "What browsers may do"}, {"headers", std::move(headers)}}}}},
        {"x-amazon-apigateway-integration",
         {{"type", "mock"},
          {"requestTemplates", {{"application/json", "{\"statusCode\": 200}"}}},
          {"responses", {{"default", {{"statusCode", "200"}, {"responseParameters", std::move(values)}}}}}}}};
}

void addCors(const ApiPlan& api, Json& document) {
    if (!api.cors) return;
    if (isRest(api))
        for (Json& path : document["paths"]) path["options"] = preflight();
    else
        document["x-amazon-apigateway-cors"] = {
            {"allowOrigins", {"*"}}, {"allowHeaders", {"*"}}, {"allowMethods", {"*"}}};
}

}  // namespace

Json openApi(const ApiPlan& api, const Plan& plan, const std::string& machineRole, const CalledAs& calledAs) {
    Json paths = Json::object();
    for (const FunctionPlan& function : plan.functions) {
        for (const EventSource& event : function.events) {
            if (event.source != api.node) continue;
            const Route route{event.settings["Method"].get<std::string>(),
                              event.settings["Path"].get<std::string>()};
            addRoute(api, route, functionIntegration(api, calledAs(function)), paths);
        }
    }
    for (const MockRoute& mock : api.mockRoutes) {
        Json operation = mockOperation(mock);
        guard(api, operation);
        paths[mock.route.path][openApiMethod(mock.route)] = std::move(operation);
    }
    for (const MachineRoute& route : api.machineRoutes)
        addRoute(
            api, route.route,
            isRest(api) ? restMachineIntegration(route, machineRole) : httpMachineIntegration(route, machineRole),
            paths);
    Json document{{"openapi", "3.0.1"},
                  {"info", {{"title", sub("${AWS::StackName}-" + api.name)}, {"version", "1.0"}}},
                  {"paths", std::move(paths)}};
    Json schemes = Json::object();
    for (const Authorizer& authorizer : api.authorizers) {
        if (!isRest(api) && authorizer.type == Authorizer::Type::Iam) continue;
        const FunctionPlan* function = plan.function(authorizer.source);
        schemes[authorizer.name] = securityScheme(api, authorizer, function ? calledAs(*function) : std::string());
    }
    if (!schemes.empty()) document["components"] = {{"securitySchemes", std::move(schemes)}};
    addCors(api, document);
    return document;
}

}  // namespace cascade::exporters
