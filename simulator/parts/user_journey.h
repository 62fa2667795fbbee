// SPDX-License-Identifier: MIT
// What a user pool asks its functions when users sign up and in: docs.aws.amazon.com/cognito/latest/developerguide/
// cognito-user-pools-working-with-lambda-triggers.html
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace cascade::simulator {

/// A moment at which a user pool asks a function, if it has one for that.
struct Moment {
    enum class If : std::uint8_t {
        Always,
        Unconfirmed,  ///< The function before sign-up did not confirm the user itself.
        Confirmed,    ///< It did.
        Stranger      ///< The pool does not know the user.
    };
    std::string_view trigger;  ///< In the words of connections: "pre-sign-up".
    std::string_view source;   ///< In those of events: "PreSignUp_SignUp".
    If when = If::Always;
};

/// What happens when a user does this: "sign-up", "sign-in", …; "": a user signs up, confirms and signs in. Empty:
/// there is no such operation. Static.
std::span<const Moment> momentsOf(std::string_view operation);
/// The operation makes a user, or signs one in; quotas differ.
bool signsIn(std::string_view operation);

}  // namespace cascade::simulator
