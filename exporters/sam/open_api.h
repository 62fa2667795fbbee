// SPDX-License-Identifier: MIT
// The routes of an HTTP API as an OpenAPI document with API Gateway's integrations.
#pragma once

#include "model/plan/plan.h"

namespace cascade::exporters::sam {

Json openApi(const ApiPlan& api, const Plan& plan);

}  // namespace cascade::exporters::sam
