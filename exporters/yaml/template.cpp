// SPDX-License-Identifier: MIT
// Resources and parameters of CloudFormation templates.
#include "exporters/yaml/template.h"

namespace cascade::exporters {
Yaml resourceBody(const std::string& type, Yaml properties, const Json& attributes) {
    Yaml body = Yaml::map();
    body.add("Type", Json(type));
    for (const auto& [name, value] : attributes.items()) body.add(name, value);
    const bool none = properties.kind() == Yaml::Kind::Value ? properties.value().empty() : properties.empty();
    if (!none) body.add("Properties", std::move(properties));
    return body;
}

Yaml parametersOf(const std::vector<TemplateParameter>& parameters) {
    Yaml result = Yaml::map();
    for (const TemplateParameter& parameter : parameters) {
        Json body{{"Type", "String"}, {"Description", parameter.description}};
        if (!parameter.defaultValue.is_null()) body["Default"] = parameter.defaultValue;
        result.add(parameter.name, std::move(body), {}, parameter.origin);
    }
    return result;
}

}  // namespace cascade::exporters
