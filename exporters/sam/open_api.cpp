// SPDX-License-Identifier: MIT
// The routes of an HTTP API as an OpenAPI document.
#include "exporters/sam/open_api.h"

#include "exporters/aliases.h"
#include "exporters/mock_route.h"
#include "model/plan/intrinsics.h"
#include "model/plan/names.h"

namespace cascade::exporters::sam {
namespace {

Json functionIntegration(const FunctionPlan& function) {
    const std::string called = function.name + (hasAlias(function) ? ".Alias" : ".Arn");
    return Json{{"type", "aws_proxy"},
                {"httpMethod", "POST"},
                {"payloadFormatVersion", "2.0"},
                {"uri", sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${" +
                            called + "}/invocations")}};
}

Json machineIntegration(const ApiPlan& api, const MachineRoute& route) {
    return Json{
        {"type", "aws_proxy"},
        {"integrationSubtype",
         route.synchronous ? "StepFunctions-StartSyncExecution" : "StepFunctions-StartExecution"},
        {"payloadFormatVersion", "1.0"},
        {"connectionType", "INTERNET"},
        {"credentials", getAtt(api.name + "Role", "Arn")},
        {"requestParameters", {{"StateMachineArn", refTo(route.stateMachine)}, {"Input", "$request.body"}}}};
}

void addRoute(const Route& route, Json integration, Json& paths) {
    paths[route.path][openApiMethod(route)] = {{"responses", {{"default", {{"description", route.text()}}}}},
                                               {"x-amazon-apigateway-integration", std::move(integration)}};
}

}  // namespace

Json openApi(const ApiPlan& api, const Plan& plan) {
    Json paths = Json::object();
    for (const FunctionPlan& function : plan.functions) {
        for (const EventSource& event : function.events) {
            if (event.source != api.node) continue;
            const Route route{event.settings["Method"].get<std::string>(),
                              event.settings["Path"].get<std::string>()};
            Json integration = functionIntegration(function);
            if (api.timeoutMs) integration["timeoutInMillis"] = *api.timeoutMs;
            addRoute(route, std::move(integration), paths);
        }
    }
    for (const MachineRoute& route : api.machineRoutes)
        addRoute(route.route, machineIntegration(api, route), paths);
    return Json{{"openapi", "3.0.1"},
                {"info", {{"title", sub("${AWS::StackName}-" + api.name)}, {"version", "1.0"}}},
                {"paths", std::move(paths)}};
}

}  // namespace cascade::exporters::sam
