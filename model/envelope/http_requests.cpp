// SPDX-License-Identifier: MIT
// Requests of HTTP APIs: payload 2.0.
#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"
#include "model/envelope/request_parts.h"

namespace cascade {
namespace {

constexpr const char* kStage = "$default";

std::string routeKeyOf(const Request& request) { return request.routeMethod + " " + request.resource; }

std::string percentEncoded(const std::string& text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kPlain = "-_.~";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           kPlain.find(c) != std::string_view::npos;
        if (plain)
            result += c;
        else
            result += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    return result;
}

std::string queryString(const Request& request) {
    std::string result;
    for (const auto& [name, value] : request.query)
        result += (result.empty() ? "" : "&") + percentEncoded(name) + "=" + percentEncoded(value);
    return result;
}

/// Who called, as the API's authorizer found out; null without one.
Json authorizerOf(const Hop& hop, Authorizer authorizer) {
    const Hop api = resourceOf(hop);
    switch (authorizer) {
        case Authorizer::None: break;
        case Authorizer::UserPool: return {{"jwt", {{"claims", claimsOf(hop)}, {"scopes", nullptr}}}};
        case Authorizer::Function: return {{"lambda", {{"principalId", "ada"}}}};
        case Authorizer::IdentityPool:
            return {{"iam",
                     {{"accessKey", "ASIAEXAMPLE"},
                      {"accountId", hop.account},
                      {"callerId", "AROAEXAMPLE:CognitoIdentityCredentials"},
                      {"cognitoIdentity",
                       {{"amr", Json::array({"authenticated"})},
                        {"identityId", hop.region + ":" + uuid(api, "identity")},
                        {"identityPoolId", hop.region + ":" + uuid(api, "pool")}}},
                      {"principalOrgId", nullptr},
                      {"userArn",
                       "arn:aws:sts::" + hop.account + ":assumed-role/Authenticated/CognitoIdentityCredentials"},
                      {"userId", "AROAEXAMPLE:CognitoIdentityCredentials"}}}};
    }
    return {};
}

Json contextOf(const Hop& hop, const Request& request) {
    Json context{{"accountId", hop.account}, {"apiId", apiId(hop)}};
    if (Json authorizer = authorizerOf(hop, request.authorizer); !authorizer.is_null())
        context["authorizer"] = std::move(authorizer);
    context["domainName"] = domainName(hop);
    context["domainPrefix"] = apiId(hop);
    context["http"] = Json{{"method", request.method},
                           {"path", pathOf(request)},
                           {"protocol", "HTTP/1.1"},
                           {"sourceIp", kSourceIp},
                           {"userAgent", kUserAgent}};
    context["requestId"] = hexId(hop, "request", 16);
    context["routeKey"] = routeKeyOf(request);
    context["stage"] = kStage;
    context["time"] = logTime(hop.time);
    context["timeEpoch"] = hop.time / kMillisecond;
    return context;
}

/// What payload 2.0 has in common for integrations and authorizers; what a request has none of is absent.
Json requestPart(const Hop& hop, const Request& request) {
    Json event{{"version", "2.0"},
               {"routeKey", routeKeyOf(request)},
               {"rawPath", pathOf(request)},
               {"rawQueryString", queryString(request)}};
    if (!request.cookies.empty()) event["cookies"] = request.cookies;
    event["headers"] = joinedValues(headersOf(hop, request, false));
    if (!request.query.empty()) event["queryStringParameters"] = joinedValues(request.query);
    event["requestContext"] = contextOf(hop, request);
    if (Json parameters = pathParameters(request); !parameters.is_null())
        event["pathParameters"] = std::move(parameters);
    if (!request.stageVariables.is_null()) event["stageVariables"] = request.stageVariables;
    return event;
}

}  // namespace

Json httpApiEvent(const Hop& hop, const Request& request) {
    Json event = requestPart(hop, request);
    if (!request.body.is_null()) event["body"] = bodyOf(request);
    event["isBase64Encoded"] = false;
    return event;
}

Json httpAuthorizerEvent(const Hop& hop, const Request& request) {
    Json event{{"version", "2.0"},
               {"type", "REQUEST"},
               {"routeArn", methodArn(hop, request, kStage)},
               {"identitySource", Json::array({tokenOf(request)})}};
    const Json part = requestPart(hop, withToken(request));
    for (const auto& [name, value] : part.items()) event[name] = value;
    return event;
}

}  // namespace cascade
