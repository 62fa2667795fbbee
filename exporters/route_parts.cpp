// SPDX-License-Identifier: MIT
// Routes to functions are events of these; routes to state machines and authorizers are the API's own.
#include "exporters/route_parts.h"

#include "exporters/mock_route.h"
#include "exporters/yaml/yaml.h"

namespace cascade::exporters {

std::vector<Part> routeParts(const ApiPlan& api, const Plan& plan, const std::string& document) {
    std::vector<Part> parts;
    const auto add = [&](const Route& route, const Origin& origin) {
        parts.push_back({document + "/paths/" + pointerToken(route.path) + "/" + openApiMethod(route), origin});
    };
    for (const FunctionPlan& function : plan.functions)
        for (const EventSource& event : function.events)
            if (event.source == api.node)
                add({event.settings["Method"].get<std::string>(), event.settings["Path"].get<std::string>()},
                    event.origin);
    for (const MachineRoute& route : api.machineRoutes) add(route.route, route.origin);
    for (const Authorizer& authorizer : api.authorizers)
        parts.push_back(
            {document + "/components/securitySchemes/" + pointerToken(authorizer.name), authorizer.origin});
    return parts;
}

}  // namespace cascade::exporters
