// SPDX-License-Identifier: MIT
// Requests as API Gateway hands them to functions: REST APIs (proxy integration, payload 1.0) and HTTP APIs
// (payload 2.0).
#pragma once

#include <string>

#include "model/envelope/hop.h"
#include "model/json.h"

namespace cascade {

enum class Authorizer { None, UserPool, IdentityPool };

struct Request {
    std::string method = "POST";       ///< Never ANY.
    std::string routeMethod = "POST";  ///< As in the route; may be ANY.
    std::string resource = "/";        ///< The route's path: "/orders/{id}".
    Json body;                         ///< null: none.
    Authorizer authorizer = Authorizer::None;
};

/// A request that the route takes. Path parameters are taken from members of the payload with their name.
Request requestFor(const std::string& method, const std::string& resource, const Json& payload);
/// The values that the request's path has for the route's {parameters}.
Json pathParameters(const Request& request);
std::string pathOf(const Request& request);

Json restApiEvent(const Hop& hop, const Request& request);
Json httpApiEvent(const Hop& hop, const Request& request);

}  // namespace cascade
