// SPDX-License-Identifier: MIT
// Where each route of an API stands in its OpenAPI document, for those who ask what a connection made.
#pragma once

#include <string>
#include <vector>

#include "model/plan/plan.h"

namespace cascade::exporters {

/// `document` is the pointer to the OpenAPI document: "/Body".
std::vector<Part> routeParts(const ApiPlan& api, const Plan& plan, const std::string& document);

}  // namespace cascade::exporters
