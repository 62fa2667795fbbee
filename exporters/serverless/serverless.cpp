// SPDX-License-Identifier: MIT
// serverless.yml: the service, its provider, functions and resources.
#include "exporters/serverless/serverless.h"

#include <set>

#include "exporters/aliases.h"
#include "exporters/scaffold/starter.h"
#include "exporters/serverless/parts.h"
#include "model/plan/intrinsics.h"

namespace cascade::exporters::serverless {
namespace {

/// Parameters of the template come from parameters of the Framework: --param="NAME=value".
Yaml stackParameters(const Plan& plan) {
    Yaml list = Yaml::list();
    for (const TemplateParameter& parameter : plan.parameters) {
        const std::string otherwise =
            parameter.defaultValue.is_string() ? parameter.defaultValue.get<std::string>() : "your-value";
        list.push(Json{{"ParameterKey", parameter.name},
                       {"ParameterValue", "${param:" + parameter.name + ", '" + otherwise + "'}"}},
                  parameter.description, parameter.origin);
    }
    return list;
}

Yaml providerOf(const Plan& plan, const Names& names) {
    Yaml provider = Yaml::map();
    provider.add("name", Json("aws"));
    provider.add("runtime", Json(plan.runtime));
    provider.add("architecture", Json("arm64"));
    provider.add("region", Json(plan.region));
    const std::string stage = plan.stages.empty() ? "dev" : plan.stages.front();
    provider.add("stage", Json("${opt:stage, '" + stage + "'}"),
                 "osls deploy --stage NAME makes a stack of its own");
    provider.add("versionFunctions", Json(false));
    if (!plan.tags.empty()) provider.add("tags", plan.tags);
    if (!plan.parameters.empty()) provider.add("stackParameters", stackParameters(plan));
    if (Yaml api = httpApiOf(plan, names); !api.empty()) provider.add("httpApi", std::move(api));
    return provider;
}

Yaml documentOf(const Plan& plan) {
    const Names names(plan);
    Yaml root = Yaml::map();
    root.add("service", Json(serviceName(plan)), plan.description);
    root.add("provider", providerOf(plan, names)).apart();
    root.add("package", Json{{"patterns", {"!**", "src/**"}}}).apart();
    if (!plan.functions.empty()) root.add("functions", functionsOf(plan, names)).apart();
    root.add("resources", resourcesOf(plan, names)).apart();
    return root;
}

std::optional<Error> firstObstacle(const Plan& plan) {
    if (!plan.refusals.empty()) return Error{plan.refusals.front().what, plan.refusals.front().mend};
    std::set<std::string> ids;
    for (const FunctionPlan& function : plan.functions) {
        if (ids.insert(functionId(function.name)).second) continue;
        return Error{"the Serverless Framework cannot tell " + function.name +
                         " from a function whose name differs only "
                         "in the case of its first letter",
                     "rename one of them"};
    }
    return {};
}

Aliases aliasesOf(const Plan& plan) {
    Aliases aliases;
    for (const FunctionPlan& function : plan.functions)
        if (function.provisionedConcurrency) aliases[function.name] = refTo(aliasId(function.name));
    return aliases;
}

}  // namespace

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan& plan) {
    if (auto obstacle = firstObstacle(plan)) return *obstacle;
    YamlText text = writeYaml(documentOf(throughAliases(plan, aliasesOf(plan))));
    std::vector<GeneratedFile> files = starterFiles(design.architecture(), catalog, plan, "serverless");
    files.insert(files.begin(), {"serverless.yml", std::move(text.text), std::move(text.origins)});
    return files;
}

}  // namespace cascade::exporters::serverless
