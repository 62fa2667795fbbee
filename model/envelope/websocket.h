// SPDX-License-Identifier: MIT
// Events of WebSocket APIs: a connection opens, says something, closes. Shape:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
#pragma once

#include <string>

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"

namespace cascade {

/// `routeKey`: "$connect", "$disconnect", "$default" or a route of messages. Beside the letter may stand
/// `connection` (its id) and the `headers` of the opening request.
Json webSocketEvent(const Hop& hop, LetterView letter, const std::string& routeKey);

}  // namespace cascade
