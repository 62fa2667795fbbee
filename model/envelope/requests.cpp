// SPDX-License-Identifier: MIT
// The two shapes of API events.
#include "model/envelope/requests.h"

#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"

namespace cascade {
namespace {

constexpr const char* kUserAgent = "Cascade";
constexpr const char* kSourceIp = "127.0.0.1";

std::string apiId(const Hop& hop) {
    Hop api = hop;
    api.number = 0;
    api.target.clear();
    return hexId(api, "api", 10);
}

std::string domainName(const Hop& hop) { return apiId(hop) + ".execute-api." + hop.region + ".amazonaws.com"; }

/// Calls `text` with what is literal and `parameter` with the name of each {name} or {name+}.
template <typename Text, typename Parameter>
void eachPart(const std::string& resource, Text text, Parameter parameter) {
    for (std::size_t at = 0; at < resource.size();) {
        const std::size_t open = resource.find('{', at);
        const std::size_t close = open == std::string::npos ? open : resource.find('}', open);
        text(resource.substr(at, (close == std::string::npos ? resource.size() : open) - at));
        if (close == std::string::npos) return;
        std::string name = resource.substr(open + 1, close - open - 1);
        if (!name.empty() && name.back() == '+') name.pop_back();
        parameter(name);
        at = close + 1;
    }
}

std::string parameterValue(const Request& request, const std::string& name) {
    const Json* value = member(request.body, name);
    return value && (value->is_string() || value->is_number()) ? textOf(*value) : "1";
}

Json headers(const Hop& hop) {
    return {{"accept", "*/*"},
            {"content-type", "application/json"},
            {"host", domainName(hop)},
            {"user-agent", kUserAgent},
            {"x-forwarded-for", kSourceIp},
            {"x-forwarded-port", "443"},
            {"x-forwarded-proto", "https"}};
}

Json bodyOf(const Request& request) { return request.body.is_null() ? Json() : Json(textOf(request.body)); }

Json claims(const Hop& hop) {
    return {{"sub", uuid(hop, "subject")},
            {"iss", "https://cognito-idp." + hop.region + ".amazonaws.com/" + hop.region + "_EXAMPLE"},
            {"cognito:username", "ada"},
            {"email", "ada@example.com"},
            {"token_use", "id"}};
}

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
        result["cognitoIdentityPoolId"] = hop.region + ":" + uuid(hop, "pool");
        result["accountId"] = hop.account;
        result["cognitoIdentityId"] = hop.region + ":" + uuid(hop, "identity");
        result["cognitoAuthenticationType"] = "authenticated";
    }
    return result;
}

Json restContext(const Hop& hop, const Request& request) {
    Json context{{"accountId", hop.account},
                 {"resourceId", hexId(hop, request.resource, 6)},
                 {"stage", hop.stage},
                 {"requestId", uuid(hop, "request")},
                 {"requestTime", logTime(hop.time)},
                 {"requestTimeEpoch", hop.time / kMillisecond},
                 {"identity", identity(hop, request.authorizer)},
                 {"path", "/" + hop.stage + pathOf(request)},
                 {"resourcePath", request.resource},
                 {"httpMethod", request.method},
                 {"apiId", apiId(hop)},
                 {"protocol", "HTTP/1.1"}};
    if (request.authorizer == Authorizer::UserPool) context["authorizer"] = Json{{"claims", claims(hop)}};
    return context;
}

Json httpContext(const Hop& hop, const Request& request, const std::string& routeKey) {
    Json context{{"accountId", hop.account},
                 {"apiId", apiId(hop)},
                 {"domainName", domainName(hop)},
                 {"domainPrefix", apiId(hop)},
                 {"http",
                  {{"method", request.method},
                   {"path", pathOf(request)},
                   {"protocol", "HTTP/1.1"},
                   {"sourceIp", kSourceIp},
                   {"userAgent", kUserAgent}}},
                 {"requestId", hexId(hop, "request", 16)},
                 {"routeKey", routeKey},
                 {"stage", "$default"},
                 {"time", logTime(hop.time)},
                 {"timeEpoch", hop.time / kMillisecond}};
    if (request.authorizer == Authorizer::UserPool)
        context["authorizer"] = Json{{"jwt", {{"claims", claims(hop)}, {"scopes", nullptr}}}};
    if (request.authorizer == Authorizer::IdentityPool)
        context["authorizer"] =
            Json{{"iam",
                  {{"accountId", hop.account},
                   {"cognitoIdentity", {{"identityId", hop.region + ":" + uuid(hop, "identity")}}}}}};
    return context;
}

}  // namespace

Request requestFor(const std::string& method, const std::string& resource, const Json& payload) {
    Request request;
    request.routeMethod = method;
    request.method = method == "ANY" ? (payload.is_null() ? "GET" : "POST") : method;
    request.resource = resource;
    request.body = payload;
    return request;
}

Json pathParameters(const Request& request) {
    Json result = Json::object();
    eachPart(
        request.resource, [](const std::string&) {},
        [&](const std::string& name) { result[name] = parameterValue(request, name); });
    return result;
}

std::string pathOf(const Request& request) {
    std::string path;
    eachPart(
        request.resource, [&](const std::string& text) { path += text; },
        [&](const std::string& name) { path += parameterValue(request, name); });
    return path;
}

Json restApiEvent(const Hop& hop, const Request& request) {
    const Json single = headers(hop);
    Json multiple = Json::object();
    for (const auto& header : single.items()) multiple[header.key()] = Json::array({header.value()});
    const Json parameters = pathParameters(request);
    return {{"resource", request.resource},
            {"path", pathOf(request)},
            {"httpMethod", request.method},
            {"headers", single},
            {"multiValueHeaders", std::move(multiple)},
            {"queryStringParameters", nullptr},
            {"multiValueQueryStringParameters", nullptr},
            {"pathParameters", parameters.empty() ? Json() : parameters},
            {"stageVariables", nullptr},
            {"requestContext", restContext(hop, request)},
            {"body", bodyOf(request)},
            {"isBase64Encoded", false}};
}

Json httpApiEvent(const Hop& hop, const Request& request) {
    const std::string routeKey = request.routeMethod + " " + request.resource;
    const Json parameters = pathParameters(request);
    Json event{{"version", "2.0"},           {"routeKey", routeKey},
               {"rawPath", pathOf(request)}, {"rawQueryString", ""},
               {"headers", headers(hop)},    {"requestContext", httpContext(hop, request, routeKey)}};
    if (!parameters.empty()) event["pathParameters"] = parameters;
    if (!request.body.is_null()) event["body"] = bodyOf(request);
    event["isBase64Encoded"] = false;
    return event;
}

}  // namespace cascade
