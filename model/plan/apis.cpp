// SPDX-License-Identifier: MIT
// Plans of APIs: their routes to functions and state machines.
#include <cctype>

#include "model/plan/intrinsics.h"
#include "model/plan/names.h"
#include "model/plan/planners.h"

namespace cascade {
namespace {

constexpr std::size_t kLongestDescription = 1024;  // bytes, API Gateway's limit

std::vector<MockRoute> mockRoutesOf(const Values& values) {
    std::vector<MockRoute> routes;
    const Json mocks = values.has("mocks") ? values.json("mocks") : Json();
    if (!mocks.is_object()) return routes;
    for (const auto& [text, answer] : mocks.items()) {
        const auto route = parseRoute(text);
        const Json* status = member(answer, "status");
        const Json* body = member(answer, "body");
        if (!route || (status && !status->is_number_integer())) continue;
        routes.push_back({*route, status ? status->get<int>() : 200,
                          !body               ? std::string()
                          : body->is_string() ? body->get<std::string>()
                                              : body->dump()});
    }
    return routes;
}

void planApi(Builder& builder, const Node& node) {
    const Values values = builder.values(node);
    ApiPlan api;
    api.node = node.id;
    api.name = node.name;
    api.description = shortened(node.description(), kLongestDescription);
    api.type = node.kind == "rest-api" ? ApiPlan::Type::Rest : ApiPlan::Type::Http;
    api.cors = values.boolean("cors");
    if (values.differs("throttle_rate") || values.differs("throttle_burst")) {
        api.throttleRate = values.integer("throttle_rate");
        api.throttleBurst = values.integer("throttle_burst");
    }
    api.mockRoutes = mockRoutesOf(values);
    if (values.differs("timeout")) api.timeoutMs = static_cast<int>(values.duration("timeout") / kMillisecond);
    api.origin = originOf(node);
    builder.plan().apis.push_back(std::move(api));
}

/// Two connections on one route: the service takes only one of them.
bool isTaken(Builder& builder, const Connection& connection, const Route& route) {
    const Node& api = builder.from(connection);
    for (const std::string_view role : {"invoke", "start"}) {
        for (const Connection* other : builder.outgoing(api, "", role)) {
            if (other->id == connection.id) return false;
            if (routeOf(builder.architecture(), *other) == route) {
                builder.refuse(connection, "the API already has the route " + route.text(),
                               "give this connection a route of its own");
                return true;
            }
        }
    }
    return false;
}

/// "POST /orders/{id}" -> "PostOrdersId", the event's name.
std::string eventNameOf(const Route& route) {
    std::string name;
    bool start = true;
    for (const char c : route.method + "/" + route.path) {
        if (!std::isalnum(static_cast<unsigned char>(c))) {
            start = true;
            continue;
        }
        const bool methodsRest = name.size() < route.method.size() && !start;
        name += static_cast<char>(start ? std::toupper(c) : methodsRest ? std::tolower(c) : c);
        start = false;
    }
    return name;
}

void routeToFunction(Builder& builder, const Connection& connection) {
    const Route route = routeOf(builder.architecture(), connection);
    if (isTaken(builder, connection, route)) return;
    const ApiPlan& api = builder.api(connection.from);
    FunctionPlan& function = builder.function(connection.to);
    EventSource event;
    event.name = builder.eventName(function.name, eventNameOf(route));
    event.type = api.type == ApiPlan::Type::Rest ? EventSource::Type::RestApi : EventSource::Type::HttpApi;
    event.source = connection.from;
    event.settings = {{"Path", route.path}, {"Method", route.method}};
    if (api.timeoutMs) event.settings["TimeoutInMillis"] = *api.timeoutMs;
    event.origin = originOf(connection, connection.to);
    function.events.push_back(std::move(event));
}

void routeToMachine(Builder& builder, const Connection& connection) {
    const Route route = routeOf(builder.architecture(), connection);
    if (isTaken(builder, connection, route)) return;
    const StateMachinePlan& machine = builder.stateMachine(connection.to);
    ApiPlan& api = builder.api(connection.from);
    // An HTTP API can wait for an express machine; SAM's REST event only ever starts one.
    const bool synchronous = api.type == ApiPlan::Type::Http && machine.express;
    const Origin origin = originOf(connection, connection.from);
    api.machineRoutes.push_back(
        {builder.eventName(machine.name, eventNameOf(route)), route, machine.name, synchronous, origin});
    std::vector<std::string> actions = builder.actions(connection);
    if (synchronous) actions = {"states:StartSyncExecution"};
    api.machineStatements.push_back({actions, {refTo(machine.name)}, nullptr, "Starts " + machine.name, origin});
}

void functionAuthorizes(Builder& builder, const Connection& connection) {
    const Node& function = builder.to(connection);
    const Values values = builder.values(connection);
    ApiPlan& api = builder.api(connection.from);
    const bool isRest = api.type == ApiPlan::Type::Rest;
    api.authorizers.push_back({Authorizer::Type::Function, function.id, function.name, "", "",
                               originOf(connection, connection.from), values.text("identity_header"),
                               !isRest || values.text("authorizer_type") == "REQUEST",
                               values.seconds("cache_ttl")});
}

constexpr NodePlanner kNodes[] = {{"rest-api", planApi}, {"http-api", planApi}};
constexpr ConnectionPlanner kConnections[] = {{"rest-api", "function", "invoke", routeToFunction},
                                              {"http-api", "function", "invoke", routeToFunction},
                                              {"rest-api", "function", "authorize", functionAuthorizes},
                                              {"http-api", "function", "authorize", functionAuthorizes},
                                              {"rest-api", "state-machine", "start", routeToMachine},
                                              {"http-api", "state-machine", "start", routeToMachine}};

}  // namespace

Planners apiPlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
