// SPDX-License-Identifier: MIT
// The table of policy templates is data (resources/policies); managed policies are told by their names.
#include "exporters/cloudformation/policy_templates.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

#include "model/catalog/embedded.h"
#include "model/json.h"

namespace cascade {
std::span<const EmbeddedFile> embeddedPolicies();
}

namespace cascade::exporters::cloudformation {
namespace {

using Table = std::map<std::string, std::vector<PolicyTemplatePart>, std::less<>>;

Table load() {
    Table table;
    for (const EmbeddedFile& file : embeddedPolicies()) {
        const Json json = Json::parse(file.text);
        for (const auto& entry : json.at("templates").items())
            for (const auto& part : entry.value().items())
                table[entry.key()].push_back({part.key(), part.value().get<std::vector<std::string>>()});
    }
    return table;
}

const Table& table() {
    static const Table loaded = load();
    return loaded;
}

/// Words in the names of managed policies and the services that they are about
/// (docs.aws.amazon.com/aws-managed-policy/latest/reference).
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kServices{{
    {"AmazonDynamoDB", "dynamodb"},
    {"AmazonS3", "s3"},
    {"AmazonSQS", "sqs"},
    {"AmazonSNS", "sns"},
    {"AmazonEventBridge", "events"},
    {"AmazonKinesisFirehose", "firehose"},
    {"AmazonKinesis", "kinesis"},
    {"AWSStepFunctions", "states"},
    {"AWSLambda_FullAccess", "lambda"},
    {"AWSLambdaRole", "lambda"},
    {"SecretsManager", "secretsmanager"},
    {"AmazonSSM", "ssm"},
    {"AmazonSES", "ses"},
    {"AmazonRekognition", "rekognition"},
    {"Comprehend", "comprehend"},
    {"Translate", "translate"},
    {"AmazonBedrock", "bedrock"},
    {"AmazonAPIGatewayInvoke", "execute-api"},
    {"AmazonTextract", "textract"},
    {"AmazonPolly", "polly"},
    {"AmazonTranscribe", "transcribe"},
}};

/// Verbs of what only looks.
constexpr std::array<std::string_view, 6> kReading{"Get*", "List*", "Describe*", "Query", "Scan", "BatchGet*"};

}  // namespace

bool isPolicyTemplate(std::string_view name) { return table().find(name) != table().end(); }

const std::vector<PolicyTemplatePart>& policyTemplate(std::string_view name) {
    static const std::vector<PolicyTemplatePart> none;
    const auto found = table().find(name);
    return found == table().end() ? none : found->second;
}

std::vector<std::string> managedPolicyActions(std::string_view nameOrArn) {
    const std::string_view name = nameOrArn.substr(nameOrArn.rfind('/') + 1);
    if (name == "AdministratorAccess" || name == "PowerUserAccess") return {"*"};
    const auto* entry = std::find_if(kServices.begin(), kServices.end(),
                                     [&](const auto& known) { return name.starts_with(known.first); });
    if (entry == kServices.end() || name.find("ExecutionRole") != std::string_view::npos) return {};
    const std::string service = std::string(entry->second) + ":";
    if (name.find("ReadOnly") == std::string_view::npos) return {service + "*"};
    std::vector<std::string> actions;
    for (const std::string_view verb : kReading) actions.push_back(service + std::string(verb));
    return actions;
}

}  // namespace cascade::exporters::cloudformation
