// SPDX-License-Identifier: MIT
// Requests of REST APIs: payload 1.0.
#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"
#include "model/envelope/request_parts.h"

namespace cascade {
namespace {

Json identity(const Hop& hop, Authorizer authorizer) {
    Json result = Json::object();
    for (const char* key : {"cognitoIdentityPoolId", "accountId", "cognitoIdentityId", "caller", "accessKey"})
        result[key] = nullptr;
    result["sourceIp"] = kSourceIp;
    for (const char* key : {"cognitoAuthenticationType", "cognitoAuthenticationProvider", "userArn"})
        result[key] = nullptr;
    result["userAgent"] = kUserAgent;
    result["user"] = nullptr;
    if (authorizer == Authorizer::IdentityPool) {
        const Hop api = resourceOf(hop);
        result["cognitoIdentityPoolId"] = hop.region + ":" + uuid(api, "pool");
        result["accountId"] = hop.account;
        result["cognitoIdentityId"] = hop.region + ":" + uuid(api, "identity");
        result["cognitoAuthenticationType"] = "authenticated";
    }
    return result;
}

/// What every event of a REST API says of its place in the API.
Json placeOf(const Hop& hop, const Request& request, const std::string& path) {
    return {{"accountId", hop.account},
            {"resourceId", hexId(resourceOf(hop), request.resource, 6)},
            {"stage", hop.stage},
            {"requestId", uuid(hop, "request")},
            {"path", path},
            {"resourcePath", request.resource},
            {"httpMethod", request.method},
            {"apiId", apiId(hop)}};
}

Json contextOf(const Hop& hop, const Request& request) {
    Json context = placeOf(hop, request, "/" + hop.stage + pathOf(request));
    context["requestTime"] = logTime(hop.time);
    context["requestTimeEpoch"] = hop.time / kMillisecond;
    context["protocol"] = "HTTP/1.1";
    context["identity"] = identity(hop, request.authorizer);
    if (request.authorizer == Authorizer::UserPool) context["authorizer"] = Json{{"claims", claimsOf(hop)}};
    if (request.authorizer == Authorizer::Function)
        context["authorizer"] = Json{{"principalId", "ada"}, {"integrationLatency", 12}};
    return context;
}

}  // namespace

Json restApiEvent(const Hop& hop, const Request& request) {
    const Pairs headers = headersOf(hop, request, true);
    return {{"resource", request.resource},
            {"path", pathOf(request)},
            {"httpMethod", request.method},
            {"headers", lastValues(headers)},
            {"multiValueHeaders", listedValues(headers)},
            {"queryStringParameters", lastValues(request.query)},
            {"multiValueQueryStringParameters", listedValues(request.query)},
            {"pathParameters", pathParameters(request)},
            {"stageVariables", request.stageVariables},
            {"requestContext", contextOf(hop, request)},
            {"body", bodyOf(request)},
            {"isBase64Encoded", false}};
}

Json tokenAuthorizerEvent(const Hop& hop, const Request& request) {
    return {{"type", "TOKEN"},
            {"authorizationToken", tokenOf(request)},
            {"methodArn", methodArn(hop, request, hop.stage)}};
}

/// Here what the request has none of is an empty object, and its path is without the stage.
Json requestAuthorizerEvent(const Hop& hop, const Request& request) {
    const auto orEmpty = [](Json values) { return values.is_null() ? Json::object() : values; };
    const Pairs headers = headersOf(hop, withToken(request), true);
    Json context = placeOf(hop, request, pathOf(request));
    context["identity"] = Json{{"apiKey", nullptr}, {"sourceIp", kSourceIp}};
    return {{"type", "REQUEST"},
            {"methodArn", methodArn(hop, request, hop.stage)},
            {"resource", request.resource},
            {"path", pathOf(request)},
            {"httpMethod", request.method},
            {"headers", lastValues(headers)},
            {"multiValueHeaders", listedValues(headers)},
            {"queryStringParameters", orEmpty(lastValues(request.query))},
            {"multiValueQueryStringParameters", orEmpty(listedValues(request.query))},
            {"pathParameters", orEmpty(pathParameters(request))},
            {"stageVariables", orEmpty(request.stageVariables)},
            {"requestContext", std::move(context)}};
}

}  // namespace cascade
