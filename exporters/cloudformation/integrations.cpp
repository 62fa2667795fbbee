// SPDX-License-Identifier: MIT
// The targets of integrations.
#include "exporters/cloudformation/integrations.h"

#include <algorithm>
#include <array>

#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

const Json* memberOf(const Json& integration, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (const Json* value = member(integration, name)) return value;
    return nullptr;
}

/// "arn:PARTITION:apigateway:REGION:SERVICE:action/…" or "SQS-SendMessage" -> "sqs"
std::string serviceOf(const std::string& uri, const std::string& subtype) {
    std::string service = subtype.substr(0, subtype.find('-'));
    if (const auto parts = arnParts(uri); !parts.empty() && parts[2] == "apigateway") service = parts[4];
    std::transform(service.begin(), service.end(), service.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return service == "stepfunctions" ? "states" : service == "eventbridge" ? "events" : service;
}

/// The service that a kind belongs to, as in its ARN.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kServices{{
    {"function", "lambda"},
    {"state-machine", "states"},
    {"sqs-queue", "sqs"},
    {"sns-topic", "sns"},
    {"event-bus", "events"},
    {"dynamodb-table", "dynamodb"},
    {"s3-bucket", "s3"},
    {"kinesis-stream", "kinesis"},
    {"firehose", "firehose"},
}};

bool isOf(const Scene& scene, Scene::Index node, const std::string& service) {
    if (node == Scene::kNone) return false;
    if (service.empty()) return true;
    return std::any_of(kServices.begin(), kServices.end(), [&](const auto& entry) {
        return entry.first == scene.nodes[node].kind && entry.second == service;
    });
}

}  // namespace

Scene::Index calledBy(Scene& scene, const Grants& grants, const Json& integration) {
    const Json* uri = memberOf(integration, {"uri", "Uri", "IntegrationUri"});
    const Json* subtype = memberOf(integration, {"integrationSubtype", "IntegrationSubtype"});
    const std::string address = uri ? scene.view.textOf(*uri) : std::string();
    const std::string service = serviceOf(address, subtype ? scene.view.textOf(*subtype) : std::string());
    if (uri)
        if (const Scene::Index target = scene.denoted(*uri); isOf(scene, target, service)) return target;
    if (service.empty()) return Scene::kNone;
    for (const char* name : {"requestParameters", "RequestParameters", "requestTemplates", "RequestTemplates"}) {
        const Json* request = member(integration, name);
        if (!request) continue;
        for (const TemplateResource* resource : scene.directory.mentioned(*request))
            if (const Scene::Index target = scene.nodeOf(resource); isOf(scene, target, service)) return target;
    }
    if (const Json* credentials = memberOf(integration, {"credentials", "Credentials", "CredentialsArn"}))
        for (const Grant& grant : grants.ofRole(scene.roleNamed(*credentials)))
            if (grant.resource)
                if (const Scene::Index target = scene.denoted(*grant.resource, grant.service);
                    isOf(scene, target, service))
                    return target;
    // Nothing names a bus: the account's default one.
    return service == "events" ? busOf(scene, nullptr) : Scene::kNone;
}

}  // namespace cascade::exporters::cloudformation
