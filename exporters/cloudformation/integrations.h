// SPDX-License-Identifier: MIT
// Integrations: what an API's route calls, in OpenAPI's words or in CloudFormation's.
#pragma once

#include "exporters/cloudformation/grants.h"
#include "exporters/cloudformation/scene.h"

namespace cascade::exporters::cloudformation {

/// The node that an integration calls: by its address, else by what its request names, else by what its role may
/// do. kNone for mocks and for what is outside.
Scene::Index calledBy(Scene& scene, const Grants& grants, const Json& integration);

}  // namespace cascade::exporters::cloudformation
