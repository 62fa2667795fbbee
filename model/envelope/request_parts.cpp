// SPDX-License-Identifier: MIT
// Reading requests out of letters, and their common parts.
#include "model/envelope/request_parts.h"

#include <algorithm>

#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"

namespace cascade {
namespace {

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// {"name": value or list of values} as pairs.
Pairs pairsOf(const Json* object) {
    Pairs pairs;
    if (!object || !object->is_object()) return pairs;
    for (const auto& [name, value] : object->items()) {
        if (!value.is_array()) pairs.emplace_back(name, textOf(value));
        if (value.is_array())
            for (const Json& one : value) pairs.emplace_back(name, textOf(one));
    }
    return pairs;
}

/// A list of "name=value", or {"name": "value"}.
std::vector<std::string> cookiesOf(const Json* cookies) {
    std::vector<std::string> result;
    if (cookies && cookies->is_array())
        for (const Json& cookie : *cookies) result.push_back(textOf(cookie));
    for (const auto& [name, value] : pairsOf(cookies)) result.push_back(name + "=" + value);
    return result;
}

std::string joined(const std::vector<std::string>& texts, const char* between) {
    std::string result;
    for (const std::string& text : texts) result += (result.empty() ? "" : between) + text;
    return result;
}

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

/// The values of one name, in their order.
template <typename Merge>
Json grouped(const Pairs& pairs, Merge merge) {
    Json result = Json::object();
    for (const auto& [name, value] : pairs) merge(result, name, value);
    return result.empty() ? Json() : result;
}

}  // namespace

Request requestOf(const Route& route, LetterView letter) {
    Request request;
    request.routeMethod = route.method;
    request.method = route.method != "ANY" ? route.method : letter.payload.is_null() ? "GET" : "POST";
    request.resource = route.path;
    request.body = letter.payload;
    request.headers = pairsOf(letter.says("headers"));
    request.query = pairsOf(letter.says("query"));
    request.cookies = cookiesOf(letter.says("cookies"));
    if (const Json* variables = letter.says("stage_variables"); variables && variables->is_object())
        request.stageVariables = *variables;
    return request;
}

Json pathParameters(const Request& request) {
    Json result = Json::object();
    eachPart(
        request.resource, [](const std::string&) {},
        [&](const std::string& name) { result[name] = parameterValue(request, name); });
    return result.empty() ? Json() : result;
}

std::string pathOf(const Request& request) {
    std::string path;
    eachPart(
        request.resource, [&](const std::string& text) { path += text; },
        [&](const std::string& name) { path += parameterValue(request, name); });
    return path;
}

std::string apiId(const Hop& hop) { return hexId(resourceOf(hop), "api", 10); }

std::string domainName(const Hop& hop) { return apiId(hop) + ".execute-api." + hop.region + ".amazonaws.com"; }

std::string methodArn(const Hop& hop, const Request& request, const std::string& stage) {
    return hop.arn("execute-api", apiId(hop) + "/" + stage + "/" + request.method + pathOf(request));
}

Pairs headersOf(const Hop& hop, const Request& request, bool withCookies) {
    Pairs headers{{"accept", "*/*"},
                  {"content-type", "application/json"},
                  {"host", domainName(hop)},
                  {"user-agent", kUserAgent},
                  {"x-forwarded-for", kSourceIp},
                  {"x-forwarded-port", "443"},
                  {"x-forwarded-proto", "https"}};
    for (const auto& [name, value] : request.headers) {
        const std::string lower = lowered(name);
        std::erase_if(headers, [&](const auto& usual) {
            return usual.first == lower && std::ranges::find(request.headers, usual) == request.headers.end();
        });
        headers.emplace_back(lower, value);
    }
    if (withCookies && !request.cookies.empty()) headers.emplace_back("cookie", joined(request.cookies, "; "));
    std::ranges::stable_sort(headers, {}, &std::pair<std::string, std::string>::first);
    return headers;
}

Json lastValues(const Pairs& pairs) {
    return grouped(pairs, [](Json& to, const std::string& name, const std::string& value) { to[name] = value; });
}

Json joinedValues(const Pairs& pairs) {
    return grouped(pairs, [](Json& to, const std::string& name, const std::string& value) {
        to[name] = to.contains(name) ? to[name].get<std::string>() + "," + value : value;
    });
}

Json listedValues(const Pairs& pairs) {
    return grouped(pairs, [](Json& to, const std::string& name, const std::string& value) {
        if (!to.contains(name)) to[name] = Json::array();
        to[name].push_back(value);
    });
}

Json bodyOf(const Request& request) { return request.body.is_null() ? Json() : Json(textOf(request.body)); }

std::string tokenOf(const Request& request) {
    for (const auto& [name, value] : request.headers)
        if (lowered(name) == "authorization") return value;
    return "Bearer token";
}

Request withToken(Request request) {
    const std::string token = tokenOf(request);
    std::erase_if(request.headers, [](const auto& header) { return lowered(header.first) == "authorization"; });
    request.headers.emplace_back("authorization", token);
    return request;
}

Json claimsOf(const Hop& hop) {
    return {{"sub", uuid(resourceOf(hop), "subject")},
            {"iss", "https://cognito-idp." + hop.region + ".amazonaws.com/" + hop.region + "_EXAMPLE"},
            {"cognito:username", "ada"},
            {"email", "ada@example.com"},
            {"token_use", "id"}};
}

}  // namespace cascade
