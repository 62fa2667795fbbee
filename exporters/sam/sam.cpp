// SPDX-License-Identifier: MIT
// AWS SAM: the files of an exported project.
#include "exporters/sam/sam.h"

#include "exporters/sam/template.h"
#include "exporters/yaml/yaml.h"

namespace cascade::exporters::sam {

Result<std::vector<GeneratedFile>> write(const Architecture&, const Catalog&, const Plan& plan) {
    if (!plan.refusals.empty()) return Error{plan.refusals.front().what, plan.refusals.front().mend};
    YamlText text = writeYaml(templateOf(plan));
    std::vector<GeneratedFile> files;
    files.push_back({"template.yaml", std::move(text.text), std::move(text.origins)});
    files.push_back(samConfig(plan));
    return files;
}

}  // namespace cascade::exporters::sam
