// SPDX-License-Identifier: MIT
// template.yaml: header, parameters, resources in the order of the plan, outputs.
#include "exporters/cloudformation/cloudformation.h"

#include "exporters/expansion/expansion.h"
#include "exporters/scaffold/starter.h"
#include "exporters/yaml/template.h"

namespace cascade::exporters::cloudformation {
namespace {

Yaml resourcesOf(const std::vector<Resource>& resources) {
    Yaml result = Yaml::map();
    for (const Resource& resource : resources) {
        result.add(
            resource.logicalId,
            resourceBody(resource.type, tracedYaml(resource.properties, resource.parts), resource.attributes),
            resource.comment, resource.origin);
        result.apart();
    }
    return result;
}

Yaml outputsOf(const std::vector<Output>& outputs) {
    Yaml result = Yaml::map();
    for (const Output& output : outputs)
        result.add(output.name, Json{{"Description", output.description}, {"Value", output.value}}, {},
                   output.origin);
    return result;
}

Yaml templateOf(const Plan& plan) {
    const Expanded expanded = expand(plan);
    Yaml root = Yaml::map();
    root.add("AWSTemplateFormatVersion", Json("2010-09-09"));
    root.add("Description", Json(plan.description));
    if (!expanded.parameters.empty()) root.add("Parameters", parametersOf(expanded.parameters)).apart();
    root.add("Resources", resourcesOf(expanded.resources)).apart();
    if (!plan.outputs.empty()) root.add("Outputs", outputsOf(plan.outputs)).apart();
    return root;
}

}  // namespace

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan& plan) {
    if (!plan.refusals.empty()) return Error{plan.refusals.front().what, plan.refusals.front().mend};
    YamlText text = writeYaml(templateOf(plan));
    std::vector<GeneratedFile> files = starterFiles(design.architecture(), catalog, plan, "cloudformation");
    files.insert(files.begin(), {"template.yaml", std::move(text.text), std::move(text.origins)});
    return files;
}

}  // namespace cascade::exporters::cloudformation
