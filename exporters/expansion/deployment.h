// SPDX-License-Identifier: MIT
// A REST API is deployed anew when its deployment has another logical id: the id carries a hash of the routes.
#pragma once

#include <string>

#include "model/json.h"

namespace cascade::exporters {

/// FNV-1a in eight hexadecimal digits.
std::string hashOf(const Json& body);

}  // namespace cascade::exporters
