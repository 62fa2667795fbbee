// SPDX-License-Identifier: MIT
// Plans of Cognito pools and of what they protect.
#include <algorithm>

#include "model/plan/intrinsics.h"
#include "model/plan/planners.h"

namespace cascade {
namespace {

std::string clientOf(const Node& pool) { return pool.name + "Client"; }

void planUserPool(Builder& builder, const Node& node) {
    const Origin origin = originOf(node);
    Resource pool{node.name, "AWS::Cognito::UserPool"};
    pool.properties = {
        {"AdminCreateUserConfig", {{"AllowAdminCreateUserOnly", !builder.values(node).boolean("self_sign_up")}}},
        {"UsernameAttributes", Json::array({"email"})},
        {"AutoVerifiedAttributes", Json::array({"email"})}};
    pool.attributes = {{"DeletionPolicy", "Retain"}, {"UpdateReplacePolicy", "Retain"}};
    pool.comment = "Kept when the stack is deleted: it holds the accounts of the application's users";
    pool.origin = origin;
    builder.add(std::move(pool));

    Resource client{builder.uniqueId(clientOf(node)), "AWS::Cognito::UserPoolClient"};
    client.properties = {{"UserPoolId", refTo(node.name)},
                         {"GenerateSecret", false},
                         {"ExplicitAuthFlows", Json::array({"ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"})}};
    client.comment = "What applications sign their users in with";
    client.origin = origin;
    const std::string id = client.logicalId;
    builder.add(std::move(client));
    builder.addOutput(node, "UserPool", "Id", "Id of the user pool " + node.name);
    builder.plan().outputs.push_back(
        {builder.outputName(id + "Id"), "Id of the client of " + node.name, refTo(id), origin});
}

/// The logical id that planUserPool gave to the pool's client.
std::string clientIdOf(Builder& builder, const Node& pool) {
    for (const Resource& resource : builder.plan().resources)
        if (resource.type == "AWS::Cognito::UserPoolClient" && resource.origin.node == pool.id)
            return resource.logicalId;
    return clientOf(pool);
}

void userPoolAuthorizes(Builder& builder, const Connection& connection) {
    const Node& pool = builder.from(connection);
    builder.api(connection.to)
        .authorizers.push_back({Authorizer::Type::UserPool, pool.id, pool.name, pool.name,
                                clientIdOf(builder, pool), originOf(connection, connection.to)});
}

// --- Functions that a user pool asks ---

/// What CloudFormation calls the moments.
constexpr std::pair<std::string_view, const char*> kMoments[] = {
    {"pre-sign-up", "PreSignUp"},
    {"post-confirmation", "PostConfirmation"},
    {"pre-authentication", "PreAuthentication"},
    {"post-authentication", "PostAuthentication"},
    {"pre-token-generation", "PreTokenGeneration"},
    {"custom-message", "CustomMessage"},
    {"define-auth-challenge", "DefineAuthChallenge"},
    {"create-auth-challenge", "CreateAuthChallenge"},
    {"verify-auth-challenge", "VerifyAuthChallengeResponse"},
    {"user-migration", "UserMigration"},
    {"custom-email-sender", "CustomEmailSender"},
    {"custom-sms-sender", "CustomSMSSender"}};

const char* nameOfMoment(std::string_view moment) {
    for (const auto& [known, name] : kMoments)
        if (known == moment) return name;
    return kMoments[0].second;
}

/// Codes for custom senders are encrypted with a key of the account, which their function decrypts with.
Json senderKey(Builder& builder, const Connection& connection) {
    const Node& pool = builder.from(connection);
    const std::string id = pool.name + "CodeKey";
    if (!builder.resource(id)) {
        Resource key{id, "AWS::KMS::Key"};
        key.properties = {
            {"Description", "Encrypts the codes that " + pool.name + " sends"},
            {"EnableKeyRotation", true},
            {"KeyPolicy",
             {{"Version", "2012-10-17"},
              {"Statement",
               Json::array({Json{{"Effect", "Allow"},
                                 {"Principal", {{"AWS", sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")}}},
                                 {"Action", "kms:*"},
                                 {"Resource", "*"}}})}}}};
        key.attributes = {{"DeletionPolicy", "Delete"}, {"UpdateReplacePolicy", "Delete"}};
        key.comment = "Whoever deploys must be allowed to grant its use to Cognito";
        key.origin = originOf(connection, pool.id);
        builder.add(std::move(key));
    }
    builder.function(connection.to)
        .statements.push_back({{"kms:Decrypt"},
                               {getAtt(id, "Arn")},
                               nullptr,
                               "Reads the codes that " + pool.name + " sends",
                               originOf(connection, connection.to)});
    return getAtt(id, "Arn");
}

/// Signing in with challenges or a plain password must be allowed for the pool's client, too.
void allowFlow(Builder& builder, const Node& pool, std::string_view moment) {
    const char* flow = moment.ends_with("-auth-challenge") ? "ALLOW_CUSTOM_AUTH"
                       : moment == "user-migration"        ? "ALLOW_USER_PASSWORD_AUTH"
                                                           : nullptr;
    Resource* client = flow ? builder.resource(clientIdOf(builder, pool)) : nullptr;
    if (!client) return;
    Json& flows = client->properties["ExplicitAuthFlows"];
    if (std::find(flows.begin(), flows.end(), flow) == flows.end()) flows.push_back(flow);
}

void userPoolTriggers(Builder& builder, const Connection& connection) {
    const Node& pool = builder.from(connection);
    const std::string function = builder.to(connection).name;
    const std::string moment = builder.values(connection).text("trigger");
    const std::string name = nameOfMoment(moment);
    if (builder.resource(pool.name)->properties.value("LambdaConfig", Json::object()).contains(name))
        return builder.refuse(connection, "a user pool has one function for each moment",
                              "choose another moment, or keep one of the connections");
    Json called = getAtt(function, "Arn");
    Json key;
    if (moment.ends_with("-sender")) {
        called = {{"LambdaArn", called}, {"LambdaVersion", "V1_0"}};
        key = senderKey(builder, connection);
    }
    Json& config = builder.resource(pool.name)->properties["LambdaConfig"];
    config[name] = std::move(called);
    if (!key.is_null()) config["KMSKeyID"] = key;
    allowFlow(builder, pool, moment);
    const std::string id = pool.name + "Invokes" + function;
    const auto known = std::find_if(builder.plan().resources.begin(), builder.plan().resources.end(),
                                    [&](const Resource& resource) { return resource.logicalId == id; });
    if (known != builder.plan().resources.end() && known->type == "AWS::Lambda::Permission") return;
    Resource permission{builder.uniqueId(id), "AWS::Lambda::Permission"};
    permission.properties = {{"Action", "lambda:InvokeFunction"},
                             {"FunctionName", refTo(function)},
                             {"Principal", "cognito-idp.amazonaws.com"},
                             {"SourceArn", getAtt(pool.name, "Arn")}};
    permission.comment = pool.name + " may invoke " + function;
    permission.origin = originOf(connection, connection.to);
    builder.add(std::move(permission));
}

// --- Identity pools ---

/// The execution roles of an identity pool are for its signed-in users, and for guests if it has them.
Json identityTrust(const std::string& pool, const char* users) {
    return Json{
        {"Version", "2012-10-17"},
        {"Statement",
         Json::array({Json{{"Effect", "Allow"},
                           {"Principal", {{"Federated", "cognito-identity.amazonaws.com"}}},
                           {"Action", "sts:AssumeRoleWithWebIdentity"},
                           {"Condition",
                            {{"StringEquals", {{"cognito-identity.amazonaws.com:aud", refTo(pool)}}},
                             {"ForAnyValue:StringLike", {{"cognito-identity.amazonaws.com:amr", users}}}}}}})}};
}

std::vector<Statement> allowedCalls(const Builder& builder, const Node& pool) {
    std::vector<Statement> statements;
    for (const Connection* connection : builder.outgoing(pool, "", "authorize")) {
        const Node& target = builder.to(*connection);
        const std::string stage = target.kind == "rest-api" ? kRestStage : "$default";
        const Json resource = target.kind == "function"
                                  ? getAtt(target.name, "Arn")
                                  : arn("execute-api", "${" + target.name + "}/" + stage + "/*");
        statements.push_back({builder.actions(*connection),
                              {resource},
                              nullptr,
                              "May call " + target.name,
                              originOf(*connection, pool.id)});
    }
    return statements;
}

std::string addIdentityRole(Builder& builder, const Node& pool, const std::string& id, const char* users,
                            const std::string& comment) {
    Resource role = roleResource(builder.uniqueId(id), "", allowedCalls(builder, pool), comment, originOf(pool));
    role.properties["AssumeRolePolicyDocument"] = identityTrust(pool.name, users);
    return builder.add(std::move(role)).logicalId;
}

/// Every user pool of the design may sign users in.
Json providersOf(Builder& builder) {
    Json providers = Json::array();
    for (const Node& node : builder.architecture().nodes()) {
        if (node.kind != "cognito-user-pool") continue;
        providers.push_back({{"ClientId", refTo(clientIdOf(builder, node))},
                             {"ProviderName", getAtt(node.name, "ProviderName")},
                             {"ServerSideTokenCheck", true}});
    }
    return providers;
}

void planIdentityPool(Builder& builder, const Node& node) {
    const bool guests = builder.values(node).boolean("allow_unauthenticated");
    const Origin origin = originOf(node);
    Resource pool{node.name, "AWS::Cognito::IdentityPool"};
    pool.properties = {{"AllowUnauthenticatedIdentities", guests}};
    if (Json providers = providersOf(builder); !providers.empty())
        pool.properties["CognitoIdentityProviders"] = std::move(providers);
    pool.attributes = {{"DeletionPolicy", "Retain"}, {"UpdateReplacePolicy", "Retain"}};
    pool.comment = "Kept when the stack is deleted: it holds the identities of the application's users";
    pool.origin = origin;
    builder.add(std::move(pool));

    Json roles{{"authenticated", getAtt(addIdentityRole(builder, node, node.name + "AuthenticatedRole",
                                                        "authenticated", "What signed-in users may do"),
                                        "Arn")}};
    if (guests) {
        roles["unauthenticated"] = getAtt(addIdentityRole(builder, node, node.name + "GuestRole", "unauthenticated",
                                                          "What guests, who have not signed in, may do"),
                                          "Arn");
    }
    Resource attachment{builder.uniqueId(node.name + "Roles"), "AWS::Cognito::IdentityPoolRoleAttachment"};
    attachment.properties = {{"IdentityPoolId", refTo(node.name)}, {"Roles", std::move(roles)}};
    attachment.comment = "Gives the identities their roles";
    attachment.origin = origin;
    builder.add(std::move(attachment));
    builder.addOutput(node, "IdentityPool", "Id", "Id of the identity pool " + node.name);
}

void identityPoolAuthorizes(Builder& builder, const Connection& connection) {
    const Node& pool = builder.from(connection);
    builder.api(connection.to)
        .authorizers.push_back(
            {Authorizer::Type::Iam, pool.id, pool.name, "", "", originOf(connection, connection.to)});
}

constexpr NodePlanner kNodes[] = {{"cognito-user-pool", planUserPool}, {"cognito-identity-pool", planIdentityPool}};
constexpr ConnectionPlanner kConnections[] = {
    {"cognito-user-pool", "function", "trigger", userPoolTriggers},
    {"cognito-user-pool", "rest-api", "authorize", userPoolAuthorizes},
    {"cognito-user-pool", "http-api", "authorize", userPoolAuthorizes},
    {"cognito-identity-pool", "rest-api", "authorize", identityPoolAuthorizes},
    {"cognito-identity-pool", "http-api", "authorize", identityPoolAuthorizes}};

}  // namespace

Planners identityPlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
