// SPDX-License-Identifier: MIT
// The plan in full: plain CloudFormation resources stand for functions, APIs and state machines too. One expansion,
// which CloudFormation and Terraform each spell in their own way.
#pragma once

#include "model/plan/plan.h"

namespace cascade::exporters {

struct Expanded {
    std::vector<Resource> resources;  ///< In the plan's order; what serves a node follows it.
    std::vector<TemplateParameter> parameters;
};

Expanded expand(const Plan& plan);

}  // namespace cascade::exporters
