// SPDX-License-Identifier: MIT
// Which kind a resource is, and which resources only support others.
#pragma once

#include <string>

#include "exporters/cloudformation/scene.h"

namespace cascade::exporters::cloudformation {

/// A kind of the catalog; "other" for what it does not know; "" for what supports other resources and is no node.
std::string kindOf(const Scene& scene, const TemplateResource& resource);

/// A rule that fires by the clock.
bool isScheduledRule(const TemplateResource& resource);

}  // namespace cascade::exporters::cloudformation
