// SPDX-License-Identifier: MIT
// APIs as AWS::Serverless::Api and AWS::Serverless::HttpApi, state machines as AWS::Serverless::StateMachine.
#include <algorithm>

#include "exporters/aliases.h"
#include "exporters/mock_route.h"
#include "exporters/route_parts.h"
#include "exporters/sam/open_api.h"
#include "exporters/sam/template.h"
#include "model/plan/builder.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters::sam {
namespace {

/// SAM lets the API call the function.
Json functionAuthorizer(const ApiPlan& api, const Authorizer& authorizer, const Plan& plan) {
    const FunctionPlan& function = *plan.function(authorizer.source);
    Json identity{{"ReauthorizeEvery", authorizer.cacheSeconds}};
    if (authorizer.seesRequest)
        identity["Headers"] = Json::array({authorizer.header});
    else
        identity["Header"] = authorizer.header;
    Json result{
        {"FunctionArn", hasAlias(function) ? refTo(function.name + ".Alias") : getAtt(function.name, "Arn")}};
    if (api.type == ApiPlan::Type::Rest)
        result["FunctionPayloadType"] = authorizer.seesRequest ? "REQUEST" : "TOKEN";
    else
        result.update(Json{{"AuthorizerPayloadFormatVersion", "2.0"},
                           {"EnableSimpleResponses", true},
                           {"EnableFunctionDefaultPermissions", true}});
    result["Identity"] = std::move(identity);
    return result;
}

Json restAuthorizer(const Authorizer& authorizer) {
    return Json{{"UserPoolArn", getAtt(authorizer.userPool, "Arn")}};
}

Json httpAuthorizer(const Authorizer& authorizer) {
    return Json{
        {"IdentitySource", "$request.header.Authorization"},
        {"JwtConfiguration",
         {{"issuer", sub("https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${" + authorizer.userPool + "}")},
          {"audience", Json::array({refTo(authorizer.poolClient)})}}}};
}

/// The first authorizer drawn guards every route.
Json authOf(const ApiPlan& api, const Plan& plan) {
    const bool rest = api.type == ApiPlan::Type::Rest;
    Json auth = Json::object();
    for (const Authorizer& authorizer : api.authorizers) {
        const bool iam = authorizer.type == Authorizer::Type::Iam;
        if (iam && !rest) auth["EnableIamAuthorizer"] = true;
        if (iam && rest) auth["InvokeRole"] = "NONE";  // the API itself invokes the function, not the caller
        if (authorizer.type == Authorizer::Type::Function)
            auth["Authorizers"][authorizer.name] = functionAuthorizer(api, authorizer, plan);
        else if (!iam)
            auth["Authorizers"][authorizer.name] = rest ? restAuthorizer(authorizer) : httpAuthorizer(authorizer);
        if (!auth.contains("DefaultAuthorizer")) auth["DefaultAuthorizer"] = iam ? "AWS_IAM" : authorizer.name;
    }
    if (rest && api.cors && !auth.empty()) auth["AddDefaultAuthorizerToCorsPreflight"] = false;
    return auth;
}

/// REST wants each value in quotes of its own.
Json corsOf(const ApiPlan& api) {
    if (api.type == ApiPlan::Type::Rest)
        return Json{{"AllowOrigin", "'*'"}, {"AllowHeaders", "'*'"}, {"AllowMethods", "'*'"}};
    return Json{{"AllowOrigins", {"*"}}, {"AllowHeaders", {"*"}}, {"AllowMethods", {"*"}}};
}

/// Routes that the API answers itself; SAM adds those of the functions' events.
Json mockRoutes(const ApiPlan& api) {
    Json paths = Json::object();
    for (const MockRoute& mock : api.mockRoutes)
        paths[mock.route.path][openApiMethod(mock.route)] = mockOperation(mock);
    return Json{{"openapi", "3.0.1"},
                {"info", {{"title", sub("${AWS::StackName}-" + api.name)}, {"version", "1.0"}}},
                {"paths", std::move(paths)}};
}

void addRest(const ApiPlan& api, Yaml& properties) {
    properties.add("StageName", Json(kRestStage));
    properties.add("OpenApiVersion", Json("3.0.1"), "Without it SAM adds a stage of its own, called Stage");
    properties.add("EndpointConfiguration", Json{{"Type", "REGIONAL"}});
    if (!api.mockRoutes.empty()) {
        properties.add("DefinitionBody", mockRoutes(api), "Routes that the API answers itself");
        properties.add("MergeDefinitions", Json(true));
    }
    if (api.cors) properties.add("Cors", corsOf(api));
    if (api.throttleRate) {
        properties.add("MethodSettings", Json::array({Json{{"ResourcePath", "/*"},
                                                           {"HttpMethod", "*"},
                                                           {"ThrottlingRateLimit", *api.throttleRate},
                                                           {"ThrottlingBurstLimit", *api.throttleBurst}}}));
    }
}

void addHttp(const ApiPlan& api, const Plan& plan, Yaml& properties) {
    if (api.cors) properties.add("CorsConfiguration", corsOf(api));
    if (api.throttleRate) {
        properties.add("DefaultRouteSettings", Json{{"ThrottlingRateLimit", *api.throttleRate},
                                                    {"ThrottlingBurstLimit", *api.throttleBurst}});
    }
    if (!api.machineRoutes.empty()) {
        properties.add("DefinitionBody", tracedYaml(openApi(api, plan), routeParts(api, plan, "")),
                       "All routes in full: SAM has no event for a state machine behind an HTTP API");
    }
}

void addMachineRole(const ApiPlan& api, Yaml& resources) {
    addResource(roleResource(api.name + "Role", "apigateway.amazonaws.com", api.machineStatements,
                             "What " + api.name + " may start", api.origin),
                resources);
}

/// REST APIs start a state machine by an event of the machine.
Yaml eventsOf(const StateMachinePlan& machine, const Plan& plan) {
    Yaml events = Yaml::map();
    for (const ApiPlan& api : plan.apis) {
        if (api.type != ApiPlan::Type::Rest) continue;
        for (const MachineRoute& entry : api.machineRoutes) {
            if (entry.stateMachine != machine.name) continue;
            events.add(
                entry.name,
                Json{
                    {"Type", "Api"},
                    {"Properties",
                     {{"RestApiId", refTo(api.name)}, {"Path", entry.route.path}, {"Method", entry.route.method}}}},
                {}, entry.origin);
        }
    }
    return events;
}

}  // namespace

void addApi(const ApiPlan& api, const Plan& plan, Yaml& resources) {
    const bool rest = api.type == ApiPlan::Type::Rest;
    Yaml properties = Yaml::map();
    // With routes in full, the name is their title.
    if (rest || api.machineRoutes.empty()) properties.add("Name", sub("${AWS::StackName}-" + api.name));
    if (!api.description.empty()) properties.add("Description", literal(api.description));
    if (rest)
        addRest(api, properties);
    else
        addHttp(api, plan, properties);
    if (const Json auth = authOf(api, plan); !auth.empty()) {
        std::vector<Part> parts;
        for (const Authorizer& authorizer : api.authorizers)
            parts.push_back({"/Authorizers/" + pointerToken(authorizer.name), authorizer.origin});
        properties.add("Auth", tracedYaml(auth, parts), "Who may call", api.authorizers.front().origin);
    }
    resources.add(api.name,
                  resourceBody(rest ? "AWS::Serverless::Api" : "AWS::Serverless::HttpApi", std::move(properties)),
                  {}, api.origin);
    resources.apart();
    if (!rest && !api.machineStatements.empty()) addMachineRole(api, resources);
}

void addStateMachine(const StateMachinePlan& machine, const Plan& plan, Yaml& resources) {
    Yaml properties = Yaml::map();
    if (!machine.fixedName.is_null()) {
        properties.add("Name", machine.fixedName,
                       "A fixed name: a function builds it, for a reference would close a circle");
    }
    properties.add("Type", Json(machine.express ? "EXPRESS" : "STANDARD"));
    properties.add("Definition", tracedYaml(machine.definition, machine.parts));
    if (!machine.substitutions.empty()) properties.add("DefinitionSubstitutions", machine.substitutions);
    if (!machine.statements.empty()) properties.add("Policies", policiesOf(machine.statements));
    if (Yaml events = eventsOf(machine, plan); !events.empty()) properties.add("Events", std::move(events));
    resources.add(machine.name, resourceBody("AWS::Serverless::StateMachine", std::move(properties)),
                  machine.description, machine.origin);
    resources.apart();
}

}  // namespace cascade::exporters::sam
