// SPDX-License-Identifier: MIT
// An API in full as an OpenAPI document with API Gateway's own additions, for APIs that are plain resources.
#pragma once

#include <functional>

#include "model/plan/plan.h"

namespace cascade::exporters {

/// The ARN that invokes a function, as a text for Fn::Sub: "${CreateOrder.Arn}".
using CalledAs = std::function<std::string(const FunctionPlan&)>;

/// `machineRole`: logical id of the role that starts state machines.
Json openApi(const ApiPlan& api, const Plan& plan, const std::string& machineRole, const CalledAs& calledAs);

}  // namespace cascade::exporters
