// SPDX-License-Identifier: MIT
// Requests as API Gateway hands them to functions: REST APIs (proxy integration, payload 1.0) and HTTP APIs
// (payload 2.0). Shapes:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html,
// …/http-api-develop-integrations-lambda.html
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"
#include "model/plan/routes.h"

namespace cascade {

/// Who vouches for a request.
enum class Authorizer { None, UserPool, IdentityPool, Function };

struct Request {
    std::string method = "POST";                               ///< Never ANY.
    std::string routeMethod = "POST";                          ///< As in the route; may be ANY.
    std::string resource = "/";                                ///< The route's path: "/orders/{id}".
    Json body;                                                 ///< null: none.
    std::vector<std::pair<std::string, std::string>> headers;  ///< What the client adds to the usual ones.
    std::vector<std::pair<std::string, std::string>> query;    ///< Decoded; names may come several times.
    std::vector<std::string> cookies;                          ///< "name=value"
    Json stageVariables;                                       ///< An object, or null.
    Authorizer authorizer = Authorizer::None;
};

/// A request that the route takes, with the letter's body and what stands beside it. Path parameters are taken from
/// members of the payload with their name.
Request requestOf(const Route& route, LetterView letter);
/// The values that the request's path has for the route's {parameters}.
Json pathParameters(const Request& request);
std::string pathOf(const Request& request);

Json restApiEvent(const Hop& hop, const Request& request);
Json httpApiEvent(const Hop& hop, const Request& request);

/// What a function that authorizes requests receives: of a REST API the TOKEN or the whole REQUEST, of an HTTP API
/// payload 2.0. Shapes:
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html,
/// …/http-api-lambda-authorizer.html
Json tokenAuthorizerEvent(const Hop& hop, const Request& request);
Json requestAuthorizerEvent(const Hop& hop, const Request& request);
Json httpAuthorizerEvent(const Hop& hop, const Request& request);

}  // namespace cascade
