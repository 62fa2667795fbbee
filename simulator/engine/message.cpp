// SPDX-License-Identifier: MIT
// Contents of messages.
#include "simulator/engine/message.h"

namespace cascade::simulator {

ContentPointer makeContent(Json payload, Json beside) {
    const std::size_t size = payload.dump(-1, ' ', false, Json::error_handler_t::replace).size();
    return std::make_shared<const Content>(Content{std::move(payload), std::move(beside), size});
}

}  // namespace cascade::simulator
