// SPDX-License-Identifier: MIT
// References, names and stand-ins.
#include "exporters/cloudformation/directory.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace cascade::exporters::cloudformation {
namespace {

/// Types whose resources may be given a name, the property that holds it, and the service of their ARNs.
struct Named {
    std::string_view type, property, service;
};
constexpr std::array kNamed{
    Named{"AWS::Serverless::Function", "FunctionName", "lambda"},
    Named{"AWS::Lambda::Function", "FunctionName", "lambda"},
    Named{"AWS::SQS::Queue", "QueueName", "sqs"},
    Named{"AWS::SNS::Topic", "TopicName", "sns"},
    Named{"AWS::DynamoDB::Table", "TableName", "dynamodb"},
    Named{"AWS::DynamoDB::GlobalTable", "TableName", "dynamodb"},
    Named{"AWS::Serverless::SimpleTable", "TableName", "dynamodb"},
    Named{"AWS::S3::Bucket", "BucketName", "s3"},
    Named{"AWS::Events::EventBus", "Name", "events"},
    Named{"AWS::Kinesis::Stream", "Name", "kinesis"},
    Named{"AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName", "firehose"},
    Named{"AWS::Serverless::StateMachine", "Name", "states"},
    Named{"AWS::StepFunctions::StateMachine", "StateMachineName", "states"},
    Named{"AWS::SecretsManager::Secret", "Name", "secretsmanager"},
    Named{"AWS::SSM::Parameter", "Name", "ssm"},
    Named{"AWS::IAM::Role", "RoleName", "iam"},
    Named{"AWS::Logs::LogGroup", "LogGroupName", "logs"},
};

/// Types that only say something of another resource, and the property that names it.
struct StandIn {
    std::string_view type, property;
};
constexpr std::array kStandIns{
    StandIn{"AWS::Lambda::Alias", "FunctionName"},
    StandIn{"AWS::Lambda::Version", "FunctionName"},
    StandIn{"AWS::ApiGateway::Stage", "RestApiId"},
    StandIn{"AWS::ApiGateway::Deployment", "RestApiId"},
    StandIn{"AWS::ApiGatewayV2::Stage", "ApiId"},
    StandIn{"AWS::ApiGatewayV2::Deployment", "ApiId"},
    StandIn{"AWS::Cognito::UserPoolClient", "UserPoolId"},
    StandIn{"AWS::Cognito::UserPoolDomain", "UserPoolId"},
    StandIn{"AWS::Kinesis::StreamConsumer", "StreamARN"},
    StandIn{"AWS::SNS::TopicPolicy", "Topics"},
    StandIn{"AWS::SQS::QueuePolicy", "Queues"},
};

std::string lastSegment(const std::string& text) {
    const std::size_t slash = text.find_last_of("/:");
    return slash == std::string::npos ? text : text.substr(slash + 1);
}

/// The name in the last part of an ARN: "function:NAME", "table/NAME/index/*", "NAME/*".
std::string nameIn(const std::vector<std::string>& arn) {
    std::string name = arn.back();
    if (arn[2] == "lambda" || arn[2] == "states" || arn[2] == "secretsmanager" || arn[2] == "logs") {
        // function:NAME:ALIAS, stateMachine:NAME, secret:NAME, log-group:NAME:*
        return arn.size() > 6 ? arn[6] : name;
    }
    if (arn[2] == "sqs" || arn[2] == "sns") return arn.size() > 5 ? arn[5] : name;
    if (arn[2] != "s3") {
        const std::size_t type = name.find('/');
        if (type == std::string::npos) return name;
        name.erase(0, type + 1);
    }
    return name.substr(0, name.find('/'));
}

}  // namespace

std::vector<std::string> arnParts(std::string_view text) {
    std::vector<std::string> parts;
    if (!text.starts_with("arn:")) return parts;
    parts.emplace_back();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "${") {
            const std::size_t end = std::min(text.find('}', i), text.size() - 1);
            parts.back() += text.substr(i, end - i + 1);
            i = end;
        } else if (text[i] == ':') {
            parts.emplace_back();
        } else {
            parts.back() += text[i];
        }
    }
    return parts.size() < 6 ? std::vector<std::string>() : parts;
}

std::vector<std::string> referencesOf(std::string_view text) {
    std::vector<std::string> names;
    for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos) break;
        if (text[at + 2] != '!') names.emplace_back(text.substr(at + 2, end - at - 2));
    }
    return names;
}

Directory::Directory(const TemplateView& view) : m_view(view) {
    for (const TemplateResource& resource : view.resources()) addName(resource);
    for (const TemplateResource& resource : view.resources()) addStandIns(resource);
}

void Directory::addName(const TemplateResource& resource) {
    const auto* entry =
        std::find_if(kNamed.begin(), kNamed.end(), [&](const Named& named) { return named.type == resource.type; });
    if (entry == kNamed.end()) return;
    const Json* name = member(resource.properties, entry->property);
    if (!name) return;
    const std::string text = m_view.textOf(*name);
    if (!text.empty()) m_names.emplace(std::string(entry->service) + ":" + text, &resource);
}

void Directory::addStandIns(const TemplateResource& resource) {
    const auto* entry = std::find_if(kStandIns.begin(), kStandIns.end(),
                                     [&](const StandIn& standIn) { return standIn.type == resource.type; });
    if (entry != kStandIns.end()) {
        const Json* property = member(resource.properties, entry->property);
        if (const auto* of = property ? denoted(*property) : nullptr) m_principals.emplace(resource.id, of->id);
    }
    const auto add = [&](const std::string& suffix) { m_principals.emplace(resource.id + suffix, resource.id); };
    if (resource.type == "AWS::Serverless::Function") {
        add(".Alias");
        add(".Version");
        if (const std::string alias = textMember(resource.properties, "AutoPublishAlias"); !alias.empty())
            add("Alias" + alias);
    }
    if (resource.type == "AWS::Serverless::Api" || resource.type == "AWS::Serverless::HttpApi") {
        add("Stage");
        add(".Stage");
        add(".Deployment");
        add(textMember(resource.properties, "StageName") + "Stage");
    }
}

const TemplateResource* Directory::principal(const std::string& id) const {
    std::string at = id;
    // A stand-in of a stand-in (a URL of an alias) is rare, a circle of them nonsense.
    for (int steps = 0; steps < 4; ++steps) {
        const auto next = m_principals.find(at);
        if (next == m_principals.end()) break;
        at = next->second;
    }
    const auto implied = m_implied.find(at);
    return implied == m_implied.end() ? m_view.find(at) : implied->second;
}

/// "Orders", "Orders.Arn", "Handler.Alias"
const TemplateResource* Directory::referenced(const std::string& reference) const {
    if (const auto* whole = principal(reference)) return whole;
    return principal(reference.substr(0, reference.find('.')));
}

const TemplateResource* Directory::named(const std::string& text, std::string_view service) const {
    const auto find = [&](std::string_view of, const std::string& name) -> const TemplateResource* {
        const auto found = m_names.find(std::string(of) + ":" + name);
        return found == m_names.end() ? nullptr : principal(found->second->id);
    };
    if (const auto arn = arnParts(text); !arn.empty()) {
        if (const auto* found = find(arn[2], nameIn(arn))) return found;
        // A name with a reference inside, "${AWS::StackName}-orders/*", may hold the separators itself.
        std::string rest = arn[5];
        for (std::size_t i = 6; i < arn.size(); ++i) rest += ":" + arn[i];
        return find(arn[2], rest);
    }
    if (service.empty()) return nullptr;
    if (const auto* found = find(service, text)) return found;
    return text.find('/') == std::string::npos ? nullptr : find(service, lastSegment(text));
}

const TemplateResource* Directory::denoted(const Json& value, std::string_view service) const {
    const std::string text = m_view.textOf(value);
    for (const std::string& reference : referencesOf(text))
        if (const auto* found = referenced(reference)) return found;
    return named(text, service);
}

const TemplateResource* Directory::exactly(const Json& value) const {
    const std::string text = m_view.textOf(value);
    for (const std::string& reference : referencesOf(text))
        if (const auto* found = m_view.find(reference.substr(0, reference.find('.')))) return found;
    const auto arn = arnParts(text);
    const auto found = m_names.find("iam:" + (arn.empty() ? text : lastSegment(arn.back())));
    return found == m_names.end() ? nullptr : found->second;
}

std::vector<const TemplateResource*> Directory::mentioned(const Json& value) const {
    std::vector<const TemplateResource*> result;
    std::unordered_set<const TemplateResource*> seen;
    const auto add = [&](const TemplateResource* resource) {
        if (resource && seen.insert(resource).second) result.push_back(resource);
    };
    std::vector<const Json*> open{&value};
    while (!open.empty()) {
        const Json& next = *open.back();
        open.pop_back();
        const bool text = next.is_string() || argumentOf(next, "Ref") || argumentOf(next, "Fn::GetAtt") ||
                          argumentOf(next, "Fn::Sub") || argumentOf(next, "Fn::Join");
        if (text) {
            const std::string written = m_view.textOf(next);
            for (const std::string& reference : referencesOf(written)) add(referenced(reference));
            add(named(written, {}));
        } else if (next.is_structured()) {
            for (auto item = next.rbegin(); item != next.rend(); ++item) open.push_back(&*item);
        }
    }
    return result;
}

}  // namespace cascade::exporters::cloudformation
