// SPDX-License-Identifier: MIT
// Mock integrations of REST APIs in OpenAPI's words, which all formats share.
#pragma once

#include <string>

#include "model/plan/plan.h"

namespace cascade::exporters {

/// "get", or API Gateway's word for any method.
std::string openApiMethod(const Route& route);
Json mockOperation(const MockRoute& mock);

}  // namespace cascade::exporters
