// SPDX-License-Identifier: MIT
// Writes the README of an exported project.
#include "exporters/scaffold/readme.h"

#include <algorithm>

namespace cascade::exporters {
namespace {

/// Descriptions are one paragraph of their author's words.
std::string oneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string resourcesSection(const Architecture& architecture, const Catalog& catalog) {
    std::string text = "## What is in it\n\n";
    for (const Node& node : architecture.nodes()) {
        const Kind* kind = catalog.find(node.kind);
        if (!kind || kind->type.empty()) continue;
        text += "- **" + node.name + "** (" + kind->title + ")";
        if (const std::string description = node.description(); !description.empty())
            text += ": " + oneLine(description);
        text += "\n";
    }
    return text;
}

std::string connectionsSection(const Architecture& architecture, const Catalog& catalog) {
    std::string text;
    for (const Connection& connection : architecture.connections()) {
        const ConnectionType* type = catalog.find(architecture, connection);
        if (!type) continue;
        text += "- " + architecture.node(connection.from).name + " → " + architecture.node(connection.to).name +
                ": " + type->title + "\n";
    }
    return text.empty() ? text : "\n## How it hangs together\n\n" + text;
}

std::string samDeploy(const Plan& plan) {
    return "You need an AWS account with credentials, and the "
           "[AWS SAM CLI](https://docs.aws.amazon.com/serverless-application-model/).\n\n"
           "```\nsam build\nsam deploy --guided --region " +
           plan.region +
           "\n```\n\n"
           "The first time, `--guided` asks for a stack name and keeps the answers in `samconfig.toml`; after that "
           "`sam build && sam deploy` is enough.\n";
}

std::string serverlessDeploy(const Plan& plan, const std::vector<std::string>& installs) {
    std::string text =
        "You need an AWS account with credentials, and the Serverless Framework: "
        "[osls](https://github.com/oss-serverless/serverless), its open continuation of version 3, or `serverless` "
        "itself.\n\n```\nnpm install --global osls\n";
    for (const std::string& function : installs) text += "npm install --prefix src/" + function + "\n";
    const std::string stage = plan.stages.empty() ? "dev" : plan.stages.front();
    text += "osls deploy --stage " + stage + "\n```\n";
    if (plan.stages.size() > 1) {
        text += "\nStages:";
        for (const std::string& name : plan.stages) text += " `" + name + "`";
        text += ". Each is a stack of its own.\n";
    }
    return text;
}

std::string trySection(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                       std::string_view format) {
    for (const FunctionPlan& function : plan.functions) {
        const auto triggers = triggersOf(architecture, catalog, function);
        if (triggers.empty()) continue;
        const std::string& file = triggers.front().sampleFile;
        const std::string command = format == "sam" ? "sam local invoke " + function.name + " --event " + file
                                                    : "osls invoke --function " + function.name + " --path " + file;
        return "\n## Try it\n\n`events/` has a sample of every event that reaches a function:\n\n```\n" + command +
               "\n```\n\n" +
               (format == "sam" ? "(`sam local` runs the code in Docker; `sam remote invoke` runs the "
                                  "deployed function.)\n"
                                : "(after deploying)\n");
    }
    return {};
}

std::string removeSection(const Plan& plan, std::string_view format) {
    std::string text = "\n## Remove it\n\n```\n";
    text += format == "sam" ? "sam delete\n" : "osls remove\n";
    text += "```\n";
    std::string kept;
    for (const Resource& resource : plan.resources)
        if (resource.attributes.value("DeletionPolicy", "") == "Retain")
            kept += (kept.empty() ? "" : ", ") + resource.logicalId;
    if (!kept.empty()) text += "\nWhat holds data stays and must be deleted by hand: " + kept + ".\n";
    return text;
}

}  // namespace

std::string writeReadme(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                        std::string_view format, const std::vector<std::string>& installs) {
    std::string text = "# " + oneLine(plan.name) + "\n\n";
    if (plan.description != plan.name) text += oneLine(plan.description) + "\n\n";
    text += "Made with Cascade from a drawn architecture; the code in `src/` is a start, yours to change.\n\n";
    text += resourcesSection(architecture, catalog) + connectionsSection(architecture, catalog);
    text += "\n## Deploy\n\n" + (format == "sam" ? samDeploy(plan) : serverlessDeploy(plan, installs));
    return text + trySection(architecture, catalog, plan, format) + removeSection(plan, format);
}

}  // namespace cascade::exporters
