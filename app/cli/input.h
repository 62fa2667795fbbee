// SPDX-License-Identifier: MIT
// What commands share: machine output, and words for people.
#pragma once

#include <string>

#include "model/json.h"

namespace cascade::app {

/// Machine output: stable JSON and a newline on stdout.
void printJson(const Json& json);

/// "1 error", "2 errors".
std::string counted(std::size_t count, const std::string& noun);

}  // namespace cascade::app
