// SPDX-License-Identifier: MIT
// Puts the files beside the template together.
#include "exporters/scaffold/starter.h"

#include <algorithm>

#include "exporters/scaffold/assembly.h"
#include "exporters/scaffold/deploy_text.h"
#include "exporters/scaffold/readme.h"
#include "model/envelope/envelope.h"

namespace cascade::exporters {
namespace {

/// A function's code, in a language that Cascade has starter code for.
struct Coded {
    const FunctionPlan* function;
    Words words;
    FunctionCode code;
};

std::vector<Coded> codedFunctions(const Architecture& architecture, const Catalog& catalog, const Plan& plan) {
    std::vector<Coded> coded;
    for (const FunctionPlan& function : plan.functions) {
        const Language* language = languageOf(function.runtime, function.language);
        if (!language) continue;
        const Words words(*language);
        coded.push_back({&function, words, codeOf(architecture, catalog, plan, function, words)});
    }
    return coded;
}

void addSamples(const Architecture& architecture, const Catalog& catalog, const FunctionPlan& function,
                std::vector<GeneratedFile>& files) {
    const std::vector<Trigger> triggers = triggersOf(architecture, catalog, function);
    const auto add = [&](const std::string& path, const Json& event, const Origin& origin) {
        const std::string text = event.dump(2) + "\n";
        const int lines = static_cast<int>(std::count(text.begin(), text.end(), '\n'));
        files.push_back({path, text, {{1, lines, origin}}});
    };
    for (const Trigger& trigger : triggers)
        if (const Result<Json> event = sampleEnvelope(architecture, catalog, *trigger.connection))
            add(trigger.sampleFile, *event, {function.node, trigger.connection->id});
    if (triggers.empty()) add(plainSampleFile(function), Json{{"message", "hello"}}, function.origin);
}

std::string ignored(const std::vector<Coded>& coded, std::string_view format) {
    std::vector<std::string> lines{std::string(usageOf(format).ignored)};
    for (const Coded& each : coded) {
        const Json* patterns = each.words.value("ignored");
        if (!patterns) continue;
        for (const Json& pattern : *patterns)
            if (std::find(lines.begin(), lines.end(), pattern) == lines.end())
                lines.push_back(pattern.get<std::string>());
    }
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

/// The shell commands of this name, each once.
std::vector<std::string> commands(const std::vector<Coded>& coded, std::string_view name) {
    std::vector<std::string> all;
    for (const Coded& each : coded) {
        const std::string condition = each.words.text(std::string(name) + "_when");
        if (condition == "packages" && packagesOf(each.code, each.words).empty()) continue;
        const std::string command = each.words.text(name, {{"name", each.function->name}});
        if (!command.empty() && std::find(all.begin(), all.end(), command) == all.end()) all.push_back(command);
    }
    return all;
}

}  // namespace

std::vector<GeneratedFile> starterFiles(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                                        std::string_view format) {
    const std::vector<Coded> coded = codedFunctions(architecture, catalog, plan);
    std::vector<GeneratedFile> files;
    for (const Coded& each : coded)
        for (GeneratedFile& file : functionFiles(each.code, each.words)) files.push_back(std::move(file));
    for (const FunctionPlan& function : plan.functions) addSamples(architecture, catalog, function, files);
    files.push_back({".gitignore", ignored(coded, format), {}});
    files.push_back({"README.md",
                     writeReadme(architecture, catalog, plan,
                                 {format, commands(coded, "build"), commands(coded, "test_command")}),
                     {}});
    std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace cascade::exporters
