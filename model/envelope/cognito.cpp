// SPDX-License-Identifier: MIT
// Cognito events: one frame, and for each trigger its request and the response that the function fills in.
#include "model/envelope/cognito.h"

#include <algorithm>

#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"

namespace cascade {
namespace {

/// What a trigger says beside the user's attributes, and what the function answers. Values are those of an
/// untouched response.
struct Trigger {
    std::string source;
    Json request = Json::object();
    Json response = Json::object();
};

constexpr std::pair<std::string_view, std::string_view> kMoments[] = {
    {"pre-sign-up", "PreSignUp_SignUp"},
    {"post-confirmation", "PostConfirmation_ConfirmSignUp"},
    {"pre-authentication", "PreAuthentication_Authentication"},
    {"post-authentication", "PostAuthentication_Authentication"},
    {"pre-token-generation", "TokenGeneration_Authentication"},
    {"custom-message", "CustomMessage_SignUp"},
    {"define-auth-challenge", "DefineAuthChallenge_Authentication"},
    {"create-auth-challenge", "CreateAuthChallenge_Authentication"},
    {"verify-auth-challenge", "VerifyAuthChallengeResponse_Authentication"},
    {"user-migration", "UserMigration_Authentication"},
    {"custom-email-sender", "CustomEmailSender_SignUp"},
    {"custom-sms-sender", "CustomSMSSender_SignUp"}};

const Json& challengeSession() {
    static const Json session =
        Json::array({{{"challengeName", "SRP_A"}, {"challengeResult", true}, {"challengeMetadata", nullptr}}});
    return session;
}

void add(std::vector<Trigger>& to, std::initializer_list<const char*> sources, const Json& request,
         const Json& response) {
    for (const char* source : sources) to.push_back({source, request, response});
}

std::vector<Trigger> makeTriggers() {
    const Json none = Json::object();
    const Json metadata{{"clientMetadata", none}};
    std::vector<Trigger> list;
    add(list, {"PreSignUp_SignUp", "PreSignUp_AdminCreateUser", "PreSignUp_ExternalProvider"},
        {{"validationData", nullptr}, {"clientMetadata", none}},
        {{"autoConfirmUser", false}, {"autoVerifyEmail", false}, {"autoVerifyPhone", false}});
    add(list, {"PostConfirmation_ConfirmSignUp", "PostConfirmation_ConfirmForgotPassword"}, metadata, none);
    add(list, {"PreAuthentication_Authentication"}, {{"validationData", nullptr}, {"userNotFound", false}}, none);
    add(list, {"PostAuthentication_Authentication"}, {{"newDeviceUsed", false}, {"clientMetadata", none}}, none);
    add(list, {"DefineAuthChallenge_Authentication"},
        {{"session", challengeSession()}, {"clientMetadata", none}, {"userNotFound", false}},
        {{"challengeName", nullptr}, {"issueTokens", nullptr}, {"failAuthentication", nullptr}});
    add(list, {"CreateAuthChallenge_Authentication"},
        {{"challengeName", "CUSTOM_CHALLENGE"},
         {"session", challengeSession()},
         {"clientMetadata", none},
         {"userNotFound", false}},
        {{"publicChallengeParameters", nullptr},
         {"privateChallengeParameters", nullptr},
         {"challengeMetadata", nullptr}});
    add(list, {"VerifyAuthChallengeResponse_Authentication"},
        {{"privateChallengeParameters", {{"answer", "5"}}},
         {"challengeAnswer", "5"},
         {"clientMetadata", none},
         {"userNotFound", false}},
        {{"answerCorrect", nullptr}});
    add(list,
        {"TokenGeneration_HostedAuth", "TokenGeneration_Authentication", "TokenGeneration_NewPasswordChallenge",
         "TokenGeneration_AuthenticateDevice", "TokenGeneration_RefreshTokens"},
        {{"groupConfiguration",
          {{"groupsToOverride", Json::array()}, {"iamRolesToOverride", Json::array()}, {"preferredRole", nullptr}}},
         {"clientMetadata", none}},
        {{"claimsOverrideDetails", nullptr}});
    add(list, {"UserMigration_Authentication", "UserMigration_ForgotPassword"},
        {{"password", "password"}, {"validationData", nullptr}, {"clientMetadata", none}},
        {{"userAttributes", nullptr},
         {"finalUserStatus", nullptr},
         {"messageAction", nullptr},
         {"desiredDeliveryMediums", nullptr},
         {"forceAliasCreation", nullptr},
         {"enableSMSMFA", nullptr}});
    add(list,
        {"CustomMessage_SignUp", "CustomMessage_AdminCreateUser", "CustomMessage_ResendCode",
         "CustomMessage_ForgotPassword", "CustomMessage_UpdateUserAttribute", "CustomMessage_VerifyUserAttribute",
         "CustomMessage_Authentication"},
        {{"codeParameter", "{####}"},
         {"linkParameter", "{##Click Here##}"},
         {"usernameParameter", nullptr},
         {"clientMetadata", none}},
        {{"smsMessage", nullptr}, {"emailMessage", nullptr}, {"emailSubject", nullptr}});
    add(list,
        {"CustomEmailSender_SignUp", "CustomEmailSender_ResendCode", "CustomEmailSender_ForgotPassword",
         "CustomEmailSender_UpdateUserAttribute", "CustomEmailSender_VerifyUserAttribute",
         "CustomEmailSender_AdminCreateUser", "CustomEmailSender_AccountTakeOverNotification"},
        {{"type", "customEmailSenderRequestV1"}, {"code", "RVhBTVBMRQ=="}, {"clientMetadata", none}}, none);
    add(list,
        {"CustomSMSSender_SignUp", "CustomSMSSender_ResendCode", "CustomSMSSender_ForgotPassword",
         "CustomSMSSender_UpdateUserAttribute", "CustomSMSSender_VerifyUserAttribute",
         "CustomSMSSender_AdminCreateUser", "CustomSMSSender_Authentication"},
        {{"type", "customSMSSenderRequestV1"}, {"code", "RVhBTVBMRQ=="}, {"clientMetadata", none}}, none);
    return list;
}

const std::vector<Trigger>& triggers() {
    static const std::vector<Trigger> list = makeTriggers();
    return list;
}

Json userAttributes(const Hop& hop, LetterView letter) {
    Json attributes{{"sub", uuid(hop, "subject")}, {"email_verified", "true"}, {"email", "ada@example.com"}};
    if (letter.payload.is_object())
        for (const auto& [name, value] : letter.payload.items()) attributes[name] = textOf(value);
    return attributes;
}

/// Migrating users are not known yet: their requests carry a password, no attributes.
bool knowsUser(const Trigger& trigger) { return !trigger.request.contains("password"); }

}  // namespace

const std::vector<std::string>& userPoolTriggers() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const Trigger& trigger : triggers()) list.push_back(trigger.source);
        return list;
    }();
    return names;
}

const std::vector<std::string>& userPoolMoments() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const auto& [moment, source] : kMoments) list.emplace_back(moment);
        return list;
    }();
    return names;
}

std::string sourceOfMoment(const std::string& moment) {
    for (const auto& [known, source] : kMoments)
        if (known == moment) return std::string(source);
    return {};
}

Json userPoolEvent(const Hop& hop, LetterView letter, const std::string& name) {
    const auto found = std::ranges::find(triggers(), name, &Trigger::source);
    const Trigger& trigger = found == triggers().end() ? triggers().front() : *found;
    Json request = Json::object();
    if (knowsUser(trigger)) request["userAttributes"] = userAttributes(hop, letter);
    for (const auto& [key, value] : trigger.request.items()) request[key] = value;
    for (const auto& [key, said] :
         {std::pair{"validationData", "validation_data"}, {"clientMetadata", "client_metadata"}})
        if (const Json* value = letter.says(said); value && request.contains(key)) request[key] = *value;
    return {{"version", "1"},
            {"triggerSource", trigger.source},
            {"region", hop.region},
            {"userPoolId", hop.region + "_" + hexId(resourceOf(hop), "pool", 9)},
            {"userName", letter.text("user_name", "ada")},
            {"callerContext",
             {{"awsSdkVersion", "aws-sdk-unknown-unknown"}, {"clientId", hexId(resourceOf(hop), "client", 26)}}},
            {"request", std::move(request)},
            {"response", trigger.response}};
}

Json syncEvent(const Hop& hop, LetterView letter) {
    Json records = Json::object();
    if (letter.payload.is_object())
        for (const auto& [key, value] : letter.payload.items())
            records[key] = value.is_object() && value.contains("op")
                               ? value
                               : Json{{"oldValue", ""}, {"newValue", textOf(value)}, {"op", "replace"}};
    return {{"version", 2},
            {"eventType", "SyncTrigger"},
            {"region", hop.region},
            {"identityPoolId", hop.region + ":" + uuid(resourceOf(hop), "pool")},
            {"identityId", hop.region + ":" + uuid(hop, "identity")},
            {"datasetName", letter.text("dataset", "dataset")},
            {"datasetRecords", std::move(records)}};
}

}  // namespace cascade
