// SPDX-License-Identifier: MIT
// Logical ids of the Serverless Framework.
#include "exporters/serverless/names.h"

#include <algorithm>
#include <cctype>

#include "model/plan/intrinsics.h"

namespace cascade::exporters::serverless {
namespace {

/// The name of a function is "SERVICE-STAGE-FUNCTION" and may have 64 characters.
constexpr std::size_t kLongestService = 24;

bool hasRoutes(const ApiPlan& api, const Plan& plan) {
    for (const FunctionPlan& function : plan.functions)
        for (const EventSource& event : function.events)
            if (event.source == api.node) return true;
    return false;
}

/// "${topic()}" and "${env:X}" look like variables of the Framework; "${AWS::Region}" and "${Orders.Arn}" do not.
std::string withoutVariables(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 2, "${") == 0) {
            std::size_t end = i + 2;
            while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_'))
                ++end;
            const bool call = end < text.size() && text[end] == '(';
            const bool address = end + 1 < text.size() && text[end] == ':' && text[end + 1] != ':';
            if (call || address) result += '\\';
        }
        result += text[i];
    }
    return result;
}

std::string capitalised(std::string name) {
    name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
    return name;
}

}  // namespace

std::string serviceName(const Plan& plan) {
    std::string name;
    for (const char c : plan.name) {
        const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
        const bool inner = std::isdigit(static_cast<unsigned char>(c)) != 0;
        if (letter || (inner && !name.empty()))
            name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    name.resize(std::min(name.size(), kLongestService));
    while (name.ends_with('-')) name.pop_back();
    return name.size() < 2 ? "application" : name;
}

std::string functionId(const std::string& function) { return capitalised(function) + "LambdaFunction"; }
std::string aliasId(const std::string& function) { return capitalised(function) + "ProvConcLambdaAlias"; }
std::string subscriptionId(const std::string& function, const std::string& topic) {
    return capitalised(function) + "SnsSubscription" + capitalised(topic);
}
std::string queueMappingId(const std::string& function, const std::string& queue) {
    return capitalised(function) + "EventSourceMappingSQS" + queue;
}

Json invoked(const FunctionPlan& function) {
    return function.provisionedConcurrency ? refTo(aliasId(function.name)) : getAtt(function.name, "Arn");
}

bool isMadeFromEvents(const ApiPlan& api, const Plan& plan) {
    const auto first = std::find_if(plan.apis.begin(), plan.apis.end(),
                                    [&](const ApiPlan& candidate) { return candidate.type == api.type; });
    const bool rest = api.type == ApiPlan::Type::Rest;
    // The Framework's REST stage has no room for limits, and its deployment would not wait for foreign routes.
    return first->node == api.node && hasRoutes(api, plan) && api.machineRoutes.empty() && !api.timeoutMs &&
           !(rest && (api.throttleRate || !api.mockRoutes.empty()));
}

Names::Names(const Plan& plan) {
    for (const FunctionPlan& function : plan.functions) m_ids[function.name] = functionId(function.name);
    for (const ApiPlan& api : plan.apis) {
        if (!isMadeFromEvents(api, plan)) continue;
        const bool rest = api.type == ApiPlan::Type::Rest;
        m_ids[api.name] = rest ? "ApiGatewayRestApi" : "HttpApi";
        if (rest) m_restApi = m_ids[api.name];
    }
}

std::string Names::idOf(const std::string& name) const {
    const auto found = m_ids.find(name);
    return found == m_ids.end() ? name : found->second;
}

Json Names::in(const Json& value) const {
    if (value.is_string()) return withoutVariables(value.get<std::string>());
    if (value.is_array()) {
        Json result = Json::array();
        for (const Json& item : value) result.push_back(in(item));
        return result;
    }
    if (!value.is_object()) return value;
    if (value.size() == 1 && value.contains("Ref")) return Json{{"Ref", idOf(value["Ref"].get<std::string>())}};
    if (value.size() == 1 && value.contains("Fn::GetAtt") && value["Fn::GetAtt"].is_array()) {
        Json target = value["Fn::GetAtt"];
        target[0] = idOf(target[0].get<std::string>());
        return Json{{"Fn::GetAtt", std::move(target)}};
    }
    if (value.size() == 1 && value.contains("Fn::Sub")) return Json{{"Fn::Sub", inSub(value["Fn::Sub"])}};
    Json result = Json::object();
    for (const auto& [key, item] : value.items()) result[key] = in(item);
    return result;
}

Json Names::inSub(const Json& argument) const {
    if (argument.is_string()) return inSubText(argument.get<std::string>());
    return Json::array({inSubText(argument[0].get<std::string>()), in(argument[1])});
}

std::string Names::inSubText(std::string text) const {
    text = withoutVariables(text);
    for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at + 2)) {
        const std::size_t end = text.find_first_of(".}", at);
        if (end == std::string::npos) break;
        const auto known = m_ids.find(text.substr(at + 2, end - at - 2));
        if (known != m_ids.end()) text.replace(at + 2, end - at - 2, known->second);
    }
    if (m_restApi.empty() || text.find("${" + m_restApi + "}") == std::string::npos) return text;
    const std::string stage = std::string("/") + kRestStage;
    const std::size_t at = text.find(stage, text.find("${" + m_restApi + "}"));
    if (at != std::string::npos) text.replace(at, stage.size(), "/${sls:stage}");
    return text;
}

}  // namespace cascade::exporters::serverless
