// SPDX-License-Identifier: MIT
// Events of Cognito pools: triggers of user pools, and the sync trigger of identity pools. Shapes:
// https://docs.aws.amazon.com/cognito/latest/developerguide/, pages
// cognito-user-pools-working-with-lambda-triggers.html and cognito-events.html
#pragma once

#include <string>
#include <vector>

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"

namespace cascade {

/// "PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp", …: every source that a user pool names in its events.
const std::vector<std::string>& userPoolTriggers();

/// "pre-sign-up", …: what connections call the moments at which a user pool asks.
const std::vector<std::string>& userPoolMoments();
/// The first source of such a moment; "" if there is none.
std::string sourceOfMoment(const std::string& moment);

/// `trigger` is one of them; any other is taken for the first. The letter's payload are the user's attributes;
/// beside it may stand `user_name`, `client_metadata` and `validation_data`.
Json userPoolEvent(const Hop& hop, LetterView letter, const std::string& trigger);

/// The payload is {"key": {"oldValue", "newValue", "op"}} or {"key": value}, a data set that changed.
Json syncEvent(const Hop& hop, LetterView letter);

}  // namespace cascade
