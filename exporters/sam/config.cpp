// SPDX-License-Identifier: MIT
// samconfig.toml: one section of deploy settings for each stage.
#include <algorithm>

#include "exporters/sam/sam.h"
#include "exporters/stack_name.h"

namespace cascade::exporters::sam {
namespace {

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (static_cast<unsigned char>(c) >= ' ') result += c;
    }
    return result + "\"";
}

std::string tagsText(const Json& tags) {
    std::string text;
    for (const auto& [key, value] : tags.items())
        text += (text.empty() ? "" : " ") + quoted(key) + "=" + quoted(value.get<std::string>());
    return text;
}

std::string deploySection(const Plan& plan, const std::string& stage, const std::string& environment) {
    std::string text = "\n[" + environment + ".deploy.parameters]\n";
    text += "stack_name = " + quoted(stackName(plan.name, stage)) + "\n";
    text += "region = " + quoted(plan.region) + "\n";
    text += "resolve_s3 = true\n";
    text += "capabilities = \"CAPABILITY_IAM\"\n";
    text += "confirm_changeset = true\n";
    if (!plan.tags.empty()) text += "tags = " + quoted(tagsText(plan.tags)) + "\n";
    return text;
}

/// A bare key of TOML.
bool isPlain(const std::string& stage) {
    return !stage.empty() && std::all_of(stage.begin(), stage.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

}  // namespace

GeneratedFile samConfig(const Plan& plan) {
    std::string text = "# Each stage is a stack of its own: sam deploy --config-env STAGE\nversion = 0.1\n";
    text += "\n[default.build.parameters]\ncached = true\nparallel = true\n";
    text += deploySection(plan, plan.stages.front(), "default");
    for (const std::string& stage : plan.stages)
        if (stage != "default") text += deploySection(plan, stage, isPlain(stage) ? stage : quoted(stage));
    return {"samconfig.toml", std::move(text), {}};
}

}  // namespace cascade::exporters::sam
