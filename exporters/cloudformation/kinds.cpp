// SPDX-License-Identifier: MIT
// Types of resources by what they are drawn as.
#include "exporters/cloudformation/kinds.h"

#include <algorithm>
#include <array>

namespace cascade::exporters::cloudformation {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Types that stand for another type of the catalog.
constexpr std::array kSynonyms{
    Pair{"AWS::Serverless::Function", "AWS::Lambda::Function"},
    Pair{"AWS::Serverless::Api", "AWS::ApiGateway::RestApi"},
    Pair{"AWS::Serverless::SimpleTable", "AWS::DynamoDB::Table"},
    Pair{"AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table"},
    Pair{"AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"},
    Pair{"AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion"},
    Pair{"AWS::KinesisAnalytics::Application", "AWS::KinesisAnalyticsV2::Application"},
};

/// Types that say something of a node or a connection.
constexpr std::array<std::string_view, 45> kSupport{
    "AWS::ApiGateway::Account",
    "AWS::ApiGateway::ApiKey",
    "AWS::ApiGateway::Authorizer",
    "AWS::ApiGateway::BasePathMapping",
    "AWS::ApiGateway::Deployment",
    "AWS::ApiGateway::GatewayResponse",
    "AWS::ApiGateway::Method",
    "AWS::ApiGateway::Model",
    "AWS::ApiGateway::RequestValidator",
    "AWS::ApiGateway::Resource",
    "AWS::ApiGateway::Stage",
    "AWS::ApiGateway::UsagePlan",
    "AWS::ApiGateway::UsagePlanKey",
    "AWS::ApiGatewayV2::ApiMapping",
    "AWS::ApiGatewayV2::Authorizer",
    "AWS::ApiGatewayV2::Deployment",
    "AWS::ApiGatewayV2::Integration",
    "AWS::ApiGatewayV2::IntegrationResponse",
    "AWS::ApiGatewayV2::Model",
    "AWS::ApiGatewayV2::Route",
    "AWS::ApiGatewayV2::RouteResponse",
    "AWS::ApiGatewayV2::Stage",
    "AWS::Cognito::IdentityPoolRoleAttachment",
    "AWS::Cognito::UserPoolClient",
    "AWS::Cognito::UserPoolDomain",
    "AWS::Events::Archive",
    "AWS::Events::Connection",
    "AWS::Events::EventBusPolicy",
    "AWS::IAM::ManagedPolicy",
    "AWS::IAM::Policy",
    "AWS::IAM::Role",
    "AWS::IAM::RolePolicy",
    "AWS::Kinesis::StreamConsumer",
    "AWS::Lambda::Alias",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::Lambda::EventSourceMapping",
    "AWS::Lambda::LayerVersionPermission",
    "AWS::Lambda::Permission",
    "AWS::Lambda::Url",
    "AWS::Lambda::Version",
    "AWS::Logs::LogGroup",
    "AWS::S3::BucketPolicy",
    "AWS::SNS::Subscription",
    "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueuePolicy",
};

constexpr std::string_view kConnector = "AWS::Serverless::Connector";
constexpr std::string_view kRule = "AWS::Events::Rule";

}  // namespace

bool isScheduledRule(const TemplateResource& resource) {
    return resource.type == kRule && member(resource.properties, "ScheduleExpression");
}

std::string kindOf(const Scene& scene, const TemplateResource& resource) {
    const std::string& type = resource.type;
    const auto known = [&](const char* kind) { return std::string(scene.catalog.find(kind) ? kind : "other"); };
    if (type == "AWS::Serverless::HttpApi") return "http-api";
    if (type == "AWS::Serverless::WebSocketApi") return known("websocket-api");
    if (type == "AWS::ApiGatewayV2::Api")
        return textMember(resource.properties, "ProtocolType") == "WEBSOCKET" ? known("websocket-api") : "http-api";
    if (isScheduledRule(resource)) return "schedule";
    const auto* synonym =
        std::find_if(kSynonyms.begin(), kSynonyms.end(), [&](const Pair& pair) { return pair.first == type; });
    const Kind* kind = scene.kindOfType(synonym == kSynonyms.end() ? std::string_view(type) : synonym->second);
    if (kind) return kind->name;
    const bool supports =
        type == kConnector || type == kRule || std::find(kSupport.begin(), kSupport.end(), type) != kSupport.end();
    return supports ? "" : "other";
}

}  // namespace cascade::exporters::cloudformation
