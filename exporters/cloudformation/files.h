// SPDX-License-Identifier: MIT
// Files that a template names: OpenAPI documents, state machine definitions. They stay inside the template's
// folder.
#pragma once

#include <optional>

#include "exporters/cloudformation/scene.h"

namespace cascade::exporters::cloudformation {

/// The JSON or YAML in the file that a value names; nothing where there is none (an S3 address, a missing file).
std::optional<Json> readNamedFile(const Scene& scene, const Json& location);

/// True for a relative path that does not leave the folder.
bool staysInside(const std::string& path);

}  // namespace cascade::exporters::cloudformation
