// SPDX-License-Identifier: MIT
// The files of a Terraform root module.
#include "exporters/terraform/terraform.h"

#include <algorithm>

#include "exporters/expansion/expansion.h"
#include "exporters/scaffold/starter.h"
#include "exporters/stack_name.h"
#include "exporters/terraform/resources.h"
#include "exporters/terraform/values.h"
#include "model/plan/names.h"

namespace cascade::exporters::terraform {
namespace {

HclBody versionsOf(const Plan& plan) {
    HclBody file;
    HclBody& terraform = file.add("terraform");
    terraform.set("required_version", quotedText(">= 1.5"));
    HclBody& providers = terraform.add("required_providers");
    const auto provider = [&](const char* name, const char* version) {
        Expression source{Expression::Kind::Object, {}, {}, {}};
        source.fields.push_back({"source", quotedText(std::string("hashicorp/") + name), {}, {}});
        source.fields.push_back({"version", quotedText(version), {}, {}});
        providers.set(name, std::move(source));
    };
    const bool zips = std::any_of(plan.functions.begin(), plan.functions.end(),
                                  [](const FunctionPlan& function) { return function.artifact.empty(); });
    if (zips) provider("archive", "~> 2.7");
    provider("aws", "~> 6.25");
    return file;
}

HclBody providersOf(const Plan& plan, Values& values) {
    HclBody file;
    HclBody& aws = file.add("provider", {"aws"});
    aws.set("region", inlineOf("var.region"));
    if (!plan.tags.empty()) aws.add("default_tags").set("tags", values.expression(plan.tags));
    return file;
}

/// "OrdersTableName" -> "orders_table_name"
std::string identifier(const std::string& name) { return lowerCase(snakeCase(name)); }

void addVariable(HclBody& file, const std::string& name, const std::string& description, const Json& otherwise,
                 const Origin& origin) {
    HclBody& variable = file.add("variable", {name}, {}, origin);
    variable.set("description", quotedText(description));
    variable.set("type", inlineOf("string"));
    if (otherwise.is_string()) variable.set("default", quotedText(otherwise.get<std::string>()));
}

HclBody variablesOf(const Plan& plan, const Expanded& expanded, const Values& values) {
    HclBody file;
    addVariable(file, "region", "Region of AWS", plan.region, {});
    addVariable(file, "stage", "Stage, part of every name; give each a workspace of its own", plan.stages.front(),
                {});
    for (const TemplateParameter& parameter : expanded.parameters)
        if (values.variables().contains(parameter.name))
            addVariable(file, values.variableName(parameter.name), parameter.description, parameter.defaultValue,
                        parameter.origin);
    return file;
}

HclBody outputsOf(const Plan& plan, Values& values) {
    HclBody file;
    std::set<std::string> taken;
    for (const Output& output : plan.outputs) {
        std::string name = identifier(output.name);
        for (int n = 2; !taken.insert(name).second; ++n) name = identifier(output.name) + "_" + std::to_string(n);
        HclBody& block = file.add("output", {name}, {}, output.origin);
        block.set("description", quotedText(output.description));
        block.set("value", values.expression(output.value));
    }
    return file;
}

/// What of the account and of the names the resources refer to.
HclBody settingsOf(const Plan& plan, const Values& values) {
    HclBody file;
    HclBody& locals = file.add("locals");
    std::string name = stackName(plan.name, "x");
    name.resize(name.size() - 2);
    locals.set("name", inlineOf("\"" + name + "-${var.stage}\""));
    if (values.usesStackUuid())
        locals.set("stack_uuid",
                   inlineOf("uuidv5(\"url\", "
                            "\"${data.aws_caller_identity.current.account_id}/${var.region}/${local.name}\")"),
                   "Names of buckets are unique in the world");
    for (const std::string& source : values.dataSources()) file.add("data", {source, "current"});
    return file;
}

}  // namespace

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan& plan) {
    if (!plan.refusals.empty()) return Error{plan.refusals.front().what, plan.refusals.front().mend};
    const Expanded expanded = expand(plan);
    Values values(expanded);
    HclBody resources;
    if (auto error = addResources(expanded, values, resources)) return *error;
    const HclBody outputs = outputsOf(plan, values);
    HclBody main = settingsOf(plan, values);
    main.append(std::move(resources));

    std::vector<GeneratedFile> files = starterFiles(design.architecture(), catalog, plan, "terraform");
    std::vector<GeneratedFile> module;
    module.push_back(writeHcl("main.tf", main));
    if (!outputs.empty()) module.push_back(writeHcl("outputs.tf", outputs));
    module.push_back(writeHcl("providers.tf", providersOf(plan, values)));
    module.push_back(writeHcl("variables.tf", variablesOf(plan, expanded, values)));
    module.push_back(writeHcl("versions.tf", versionsOf(plan)));
    files.insert(files.begin(), std::make_move_iterator(module.begin()), std::make_move_iterator(module.end()));
    return files;
}

}  // namespace cascade::exporters::terraform
