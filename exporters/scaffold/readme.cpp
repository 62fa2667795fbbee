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

std::string shell(const std::vector<std::string>& commands) {
    std::string text = "```\n";
    for (const std::string& command : commands) text += command + "\n";
    return text + "```\n";
}

std::string stagesOf(const Plan& plan, const std::string& option) {
    if (plan.stages.size() < 2) return {};
    std::string text = "\nStages:";
    for (const std::string& name : plan.stages) text += " `" + name + "`";
    return text + ". Each is a stack of its own; `" + option + " NAME` says which, else it is `" +
           plan.stages.front() + "`.\n";
}

std::string samDeploy(const Plan& plan) {
    return "You need an AWS account with credentials, and the "
           "[AWS SAM CLI](https://docs.aws.amazon.com/serverless-application-model/).\n\n" +
           shell({"sam build", "sam deploy"}) + "\n`samconfig.toml` has the stack's name, the Region (" +
           plan.region + ") and the stages.\n" + stagesOf(plan, "--config-env");
}

std::string serverlessDeploy(const Plan& plan, const std::vector<std::string>& builds) {
    std::vector<std::string> lines{"npm install --global osls"};
    lines.insert(lines.end(), builds.begin(), builds.end());
    lines.emplace_back("osls deploy");
    return "You need an AWS account with credentials, and the Serverless Framework: "
           "[osls](https://github.com/oss-serverless/serverless), its open continuation of version 3, or "
           "`serverless` "
           "itself.\n\n" +
           shell(lines) + stagesOf(plan, "--stage");
}

std::string testSection(const std::vector<std::string>& tests) {
    if (tests.empty()) return {};
    return "\n## Test it\n\nEvery function has a unit test, which hands it the samples of `events/`; AWS is not "
           "called.\n\n" +
           shell(tests);
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
                        const ReadmeCommands& commands) {
    std::string text = "# " + oneLine(plan.name) + "\n\n";
    if (plan.description != plan.name) text += oneLine(plan.description) + "\n\n";
    text += "Made with Cascade from a drawn architecture; the code in `src/` is a start, yours to change.\n\n";
    text += resourcesSection(architecture, catalog) + connectionsSection(architecture, catalog);
    text += testSection(commands.tests);
    text +=
        "\n## Deploy\n\n" + (commands.format == "sam" ? samDeploy(plan) : serverlessDeploy(plan, commands.builds));
    return text + trySection(architecture, catalog, plan, commands.format) + removeSection(plan, commands.format);
}

}  // namespace cascade::exporters
