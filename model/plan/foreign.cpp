// SPDX-License-Identifier: MIT
// Plans of resources that Cascade does not know: they are written as their author wrote them.
#include "model/plan/planners.h"

namespace cascade {
namespace {

/// "resource" of the node: the body in the template that it comes from. A node without one was only drawn.
void planForeign(Builder& builder, const Node& node) {
    const Json* body = member(node.fields, "resource");
    const Json* type = body ? member(*body, "Type") : nullptr;
    if (!type || !type->is_string()) return;
    Resource resource{node.name, type->get<std::string>()};
    for (const auto& item : body->items()) {
        if (item.key() == "Properties")
            resource.properties = item.value();
        else if (item.key() != "Type")
            resource.attributes[item.key()] = item.value();
    }
    resource.origin = originOf(node);
    builder.add(std::move(resource));
}

constexpr NodePlanner kNodes[] = {{"other", planForeign}};

}  // namespace

Planners foreignPlanners() { return {kNodes, {}}; }

}  // namespace cascade
