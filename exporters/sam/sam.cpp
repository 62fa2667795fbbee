// SPDX-License-Identifier: MIT
// AWS SAM: the files of an exported project.
#include "exporters/sam/sam.h"

#include "exporters/aliases.h"
#include "exporters/cloudformation/unsaid.h"
#include "exporters/sam/template.h"
#include "exporters/scaffold/starter.h"
#include "exporters/yaml/yaml.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters::sam {
namespace {

Aliases aliasesOf(const Plan& plan) {
    Aliases aliases;
    for (const FunctionPlan& function : plan.functions)
        if (hasAlias(function)) aliases[function.name] = refTo(function.name + ".Alias");
    return aliases;
}

}  // namespace

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan& plan) {
    if (!plan.refusals.empty()) return Error{plan.refusals.front().what, plan.refusals.front().mend};
    Yaml content = templateOf(throughAliases(plan, aliasesOf(plan)));
    if (Yaml unsaid = cloudformation::unsaidBy(content, design.architecture(), catalog); !unsaid.empty())
        content.add("Metadata", std::move(unsaid), "What Cascade draws and a template cannot say").apart();
    YamlText text = writeYaml(content);
    std::vector<GeneratedFile> files;
    files.push_back({"template.yaml", std::move(text.text), std::move(text.origins)});
    files.push_back(samConfig(plan));
    for (GeneratedFile& file : starterFiles(design.architecture(), catalog, plan, "sam"))
        files.push_back(std::move(file));
    return files;
}

}  // namespace cascade::exporters::sam
