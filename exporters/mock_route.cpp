// SPDX-License-Identifier: MIT
// Operations that a REST API answers itself: the template chooses the status, and the response of that status the
// body (docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html).
#include "exporters/mock_route.h"

#include "model/plan/names.h"

namespace cascade::exporters {

std::string openApiMethod(const Route& route) {
    return route.method == "ANY" ? "x-amazon-apigateway-any-method" : lowerCase(route.method);
}

Json mockOperation(const MockRoute& mock) {
    const std::string status = std::to_string(mock.status);
    Json response{{"statusCode", status}};
    if (!mock.body.empty()) response["responseTemplates"] = {{"application/json", mock.body}};
    return Json{{"responses", {{status, {{"description", mock.route.text()}}}}},
                {"x-amazon-apigateway-integration",
                 {{"type", "mock"},
                  {"requestTemplates", {{"application/json", "{\"statusCode\": " + status + "}"}}},
                  {"passthroughBehavior", "when_no_templates"},
                  {"responses", {{"default", std::move(response)}}}}}};
}

}  // namespace cascade::exporters
