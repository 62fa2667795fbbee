// SPDX-License-Identifier: MIT
// What a pool says of the credentials of a request, on its way to the API that asked.
#pragma once

#include <string_view>

#include "simulator/engine/content.h"

namespace cascade::simulator {

enum class Credentials : std::uint8_t {
    Valid,
    Invalid,      ///< Wrong, or out of date.
    Missing,      ///< Nobody could sign in, since the pool is down.
    TooManyCalls  ///< The pool took no more sign-ins.
};

inline ContentPointer makeVerdict(Credentials credentials) {
    return makeContent(Json::object(), {{"credentials", static_cast<int>(credentials)}});
}
inline Credentials credentialsIn(const Content& verdict) {
    const Json* credentials = member(verdict.beside(), "credentials");
    return credentials ? static_cast<Credentials>(credentials->get<int>()) : Credentials::Valid;
}

}  // namespace cascade::simulator
