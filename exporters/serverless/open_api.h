// SPDX-License-Identifier: MIT
// An API in full as an OpenAPI document with API Gateway's own additions, for APIs that are plain resources.
#pragma once

#include "model/plan/plan.h"

namespace cascade::exporters::serverless {

/// `machineRole`: logical id of the role that starts state machines.
Json openApi(const ApiPlan& api, const Plan& plan, const std::string& machineRole);

}  // namespace cascade::exporters::serverless
