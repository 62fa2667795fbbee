// SPDX-License-Identifier: MIT
// Reading and writing designs for the commands.
#include "app/cli/input.h"

#include <iostream>

namespace cascade::app {

void printJson(const Json& json) { std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n"; }

std::string counted(std::size_t count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace cascade::app
