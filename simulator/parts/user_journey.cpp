// SPDX-License-Identifier: MIT
// The moments of each operation, in their order.
#include "simulator/parts/user_journey.h"

#include <algorithm>
#include <vector>

namespace cascade::simulator {
namespace {

using If = Moment::If;
using Moments = std::vector<Moment>;

Moments messages(std::string_view custom, std::string_view email, std::string_view sms, If when = If::Always) {
    return {
        {"custom-message", custom, when}, {"custom-email-sender", email, when}, {"custom-sms-sender", sms, when}};
}

Moments joined(std::initializer_list<Moments> parts) {
    Moments all;
    for (const Moments& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

struct Journey {
    std::string_view operation;
    Moments moments;
    bool signsIn = false;
};

std::vector<Journey> makeJourneys() {
    const Moments signUp = joined(
        {{{"pre-sign-up", "PreSignUp_SignUp"}},
         messages("CustomMessage_SignUp", "CustomEmailSender_SignUp", "CustomSMSSender_SignUp", If::Unconfirmed)});
    const Moment confirmed{"post-confirmation", "PostConfirmation_ConfirmSignUp"};
    const Moments signIn{{"user-migration", "UserMigration_Authentication", If::Stranger},
                         {"pre-authentication", "PreAuthentication_Authentication"},
                         {"define-auth-challenge", "DefineAuthChallenge_Authentication"},
                         {"create-auth-challenge", "CreateAuthChallenge_Authentication"},
                         {"verify-auth-challenge", "VerifyAuthChallengeResponse_Authentication"},
                         {"define-auth-challenge", "DefineAuthChallenge_Authentication"},
                         {"post-authentication", "PostAuthentication_Authentication"},
                         {"pre-token-generation", "TokenGeneration_Authentication"}};
    const Moments forgot = messages("CustomMessage_ForgotPassword", "CustomEmailSender_ForgotPassword",
                                    "CustomSMSSender_ForgotPassword");
    return {
        {"", joined({signUp, {confirmed}, signIn})},
        {"sign-up", joined({signUp, {{confirmed.trigger, confirmed.source, If::Confirmed}}})},
        {"confirm-sign-up", {confirmed}},
        {"sign-in", signIn, true},
        {"refresh", {{"pre-token-generation", "TokenGeneration_RefreshTokens"}}, true},
        {"forgot-password", joined({{{"user-migration", "UserMigration_ForgotPassword", If::Stranger}}, forgot})},
        {"confirm-forgot-password", {{"post-confirmation", "PostConfirmation_ConfirmForgotPassword"}}},
        {"resend-code",
         messages("CustomMessage_ResendCode", "CustomEmailSender_ResendCode", "CustomSMSSender_ResendCode")},
        {"admin-create-user", joined({{{"pre-sign-up", "PreSignUp_AdminCreateUser"}},
                                      messages("CustomMessage_AdminCreateUser", "CustomEmailSender_AdminCreateUser",
                                               "CustomSMSSender_AdminCreateUser")})}};
}

const Journey* journeyOf(std::string_view operation) {
    static const std::vector<Journey> journeys = makeJourneys();
    const auto found = std::ranges::find(journeys, operation, &Journey::operation);
    return found == journeys.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Moment> momentsOf(std::string_view operation) {
    const Journey* journey = journeyOf(operation);
    return journey ? std::span<const Moment>(journey->moments) : std::span<const Moment>();
}

bool signsIn(std::string_view operation) {
    const Journey* journey = journeyOf(operation);
    return journey && journey->signsIn;
}

}  // namespace cascade::simulator
