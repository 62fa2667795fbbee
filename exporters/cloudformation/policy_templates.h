// SPDX-License-Identifier: MIT
// What SAM's policy templates and AWS's managed policies allow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cascade::exporters::cloudformation {

/// Actions on the resource that one parameter of a policy template names; on every resource for "".
struct PolicyTemplatePart {
    std::string parameter;
    std::vector<std::string> actions;
};

bool isPolicyTemplate(std::string_view name);
/// Empty for a name that is no policy template.
const std::vector<PolicyTemplatePart>& policyTemplate(std::string_view name);

/// The actions of a managed policy, by its name or ARN, as far as they concern what Cascade draws; wildcards stand
/// for whole services.
std::vector<std::string> managedPolicyActions(std::string_view nameOrArn);

}  // namespace cascade::exporters::cloudformation
