// SPDX-License-Identifier: MIT
// Least privilege: no action beyond what AWS's own connectors and policy templates give such a pair, no action that
// no connection asks for, and no resource "*" where an ARN is possible.
#include <QTest>
#include <algorithm>
#include <set>

#include "exporters/expansion/expansion.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/random_design.h"
#include "tests/helpers/smallest_design.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

using Actions = std::set<std::string>;

/// "sqs:SendMessage*" takes "sqs:SendMessage".
bool matches(const std::string& pattern, const std::string& action) {
    return pattern.ends_with('*') ? action.starts_with(pattern.substr(0, pattern.size() - 1)) : pattern == action;
}

bool holds(const Actions& patterns, const std::string& action) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return matches(pattern, action); });
}

/// Every "Action" anywhere in a value.
void collectActions(const Json& value, Actions& actions) {
    if (const Json* found = member(value, "Action")) {
        if (found->is_string()) actions.insert(found->get<std::string>());
        if (found->is_array()) actions.insert(found->begin(), found->end());
    }
    if (value.is_structured())
        for (const Json& inner : value) collectActions(inner, actions);
}

/// What neither connectors nor policy templates have, each from AWS's own page.
const Actions& beyondAwsData() {
    static const Actions kActions = {
        // docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
        "s3:AbortMultipartUpload", "s3:ListBucketMultipartUploads", "lambda:GetFunctionConfiguration",
        // docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
        "kinesis:ListShards", "kinesis:SubscribeToShard",
        // docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
        "execute-api:Invoke",
        // docs.aws.amazon.com/iot/latest/developerguide/iot-policy-actions.html
        "iot:Publish",
        // docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
        "states:DescribeExecution", "states:StopExecution", "events:PutTargets", "events:PutRule",
        "events:DescribeRule",
        // docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-email-sender.html
        "kms:CreateGrant", "kms:Encrypt"};
    return kActions;
}

/// Actions that roles need beside those of connections: logs, code of analytics, an address in a parameter.
const Actions& ofTheHouse() {
    static const Actions kActions = {"logs:CreateLogStream", "logs:PutLogEvents", "s3:GetObject",
                                     "s3:GetObjectVersion",  "ssm:GetParameter",  "states:StartSyncExecution",
                                     "sqs:SendMessage"};
    return kActions;
}

struct Granted {
    std::string role;
    Json statement;
};

/// The statements of all roles and policies of a design in full.
std::vector<Granted> grantedBy(const Design& design) {
    std::vector<Granted> all;
    for (const Resource& resource :
         exporters::expand(makePlan(design.architecture(), builtinCatalog())).resources) {
        std::vector<Json> documents;
        if (resource.type == "AWS::IAM::Policy") documents.push_back(resource.properties["PolicyDocument"]);
        if (resource.type == "AWS::IAM::Role")
            for (const Json& policy : resource.properties.value("Policies", Json::array()))
                documents.push_back(policy["PolicyDocument"]);
        for (const Json& document : documents)
            for (const Json& statement : document["Statement"]) all.push_back({resource.logicalId, statement});
    }
    return all;
}

bool isEverything(const Json& resource) {
    return resource == "*" ||
           (resource.is_array() && std::find(resource.begin(), resource.end(), "*") != resource.end());
}

}  // namespace

class PermissionsTest : public QObject {
    Q_OBJECT
private slots:
    void connections_askForNoMoreThanAwsItselfGives() {
        const std::string folder = conformanceFolder() + "/../facts/";
        const std::string connectors = readFile(folder + "sam-connectors.json");
        if (conformanceFolder().empty() || connectors.empty()) QSKIP("no ../shared/facts beside the checkout");
        const Json pairs = Json::parse(connectors)["Permissions"];
        Actions templates;
        collectActions(Json::parse(readFile(folder + "sam-policy-templates.json")), templates);
        for (const ConnectionType& type : builtinCatalog().connections()) {
            if (!isDeployed(type)) continue;
            Actions allowed = templates;
            allowed.insert(beyondAwsData().begin(), beyondAwsData().end());
            const Json* targets = member(pairs, builtinCatalog().find(type.from)->type);
            if (const Json* pair = targets ? member(*targets, builtinCatalog().find(type.to)->type) : nullptr)
                collectActions(*pair, allowed);
            for (const std::string& action : type.actions)
                QVERIFY2(holds(allowed, action) || action == "sqs:SendMessage",
                         (describe(type) + ": " + action).c_str());
        }
    }

    void roles_mayDoWhatTheirConnectionsNeed_onWhatTheyName() {
        for (const ConnectionType& type : builtinCatalog().connections())
            if (isDeployed(type)) check(smallestDesign(type).with, describe(type));
        for (int seed = 1; seed <= randomDesigns(); ++seed)
            check(randomDesign(static_cast<std::uint64_t>(seed)), "seed " + std::to_string(seed));
    }

private:
    static void check(const Design& design, const std::string& name) {
        Actions needed = ofTheHouse();
        for (const Connection& connection : design.architecture().connections()) {
            const ConnectionType* type = builtinCatalog().find(design.architecture(), connection);
            needed.insert(type->actions.begin(), type->actions.end());
        }
        needed.insert(beyondAwsData().begin(), beyondAwsData().end());
        for (const Granted& granted : grantedBy(design)) {
            const std::string what = name + ", " + granted.role + ": " + granted.statement.dump();
            QVERIFY2(!isEverything(granted.statement["Resource"]), what.c_str());
            Actions actions;
            collectActions(granted.statement, actions);
            for (const std::string& action : actions) QVERIFY2(needed.contains(action), what.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(PermissionsTest)
#include "permissions_test.moc"
