// SPDX-License-Identifier: MIT
// Pieces of CloudFormation templates that several formats write alike.
#pragma once

#include "exporters/yaml/yaml.h"

namespace cascade::exporters {

/// Type, attributes, properties.
Yaml resourceBody(const std::string& type, Yaml properties, const Json& attributes = Json::object());
Yaml parametersOf(const std::vector<TemplateParameter>& parameters);

}  // namespace cascade::exporters
