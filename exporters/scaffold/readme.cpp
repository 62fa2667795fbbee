// SPDX-License-Identifier: MIT
// Writes the README of an exported project.
#include "exporters/scaffold/readme.h"

#include <algorithm>

#include "exporters/scaffold/deploy_text.h"

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

std::string commandLines(const std::vector<std::string>& commands) {
    std::string text;
    for (const std::string& command : commands) text += command + "\n";
    return text;
}

std::string testSection(const std::vector<std::string>& tests) {
    if (tests.empty()) return {};
    return "\n## Test it\n\nEvery function has a unit test, which hands it the samples of `events/`; AWS is not "
           "called.\n\n```\n" +
           commandLines(tests) + "```\n";
}

std::string trySection(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                       std::string_view format) {
    for (const FunctionPlan& function : plan.functions) {
        const auto triggers = triggersOf(architecture, catalog, function);
        if (triggers.empty()) continue;
        const std::string& file = triggers.front().sampleFile;
        return "\n## Try it\n\n`events/` has a sample of every event that reaches a function:\n\n" +
               usageOf(format).attempt(plan, function.name, file);
    }
    return {};
}

std::string removeSection(const Plan& plan, std::string_view format) {
    std::string text = "\n## Remove it\n\n" + usageOf(format).remove(plan);
    std::string kept;
    for (const Resource& resource : plan.resources)
        if (resource.attributes.value("DeletionPolicy", "") == "Retain")
            kept += (kept.empty() ? "" : ", ") + resource.logicalId;
    if (kept.empty()) return text;
    return text +
           (format == "terraform"
                ? "\nWhat holds data is protected by `prevent_destroy`, which must be taken out first: "
                : "\nWhat holds data stays and must be deleted by hand: ") +
           kept + ".\n";
}

}  // namespace

std::string writeReadme(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                        const ReadmeCommands& commands) {
    std::string text = "# " + oneLine(plan.name) + "\n\n";
    if (plan.description != plan.name) text += oneLine(plan.description) + "\n\n";
    text += "Made with Cascade from a drawn architecture; the code in `src/` is a start, yours to change.\n\n";
    text += resourcesSection(architecture, catalog) + connectionsSection(architecture, catalog);
    text += testSection(commands.tests);
    text += "\n## Deploy\n\n" + usageOf(commands.format).deploy(plan, commands.builds);
    return text + trySection(architecture, catalog, plan, commands.format) + removeSection(plan, commands.format);
}

}  // namespace cascade::exporters
