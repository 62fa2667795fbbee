// SPDX-License-Identifier: MIT
// Puts the files beside the template together.
#include "exporters/scaffold/starter.h"

#include <algorithm>

#include "exporters/scaffold/function_code.h"
#include "exporters/scaffold/readme.h"
#include "model/envelope/envelope.h"

namespace cascade::exporters {
namespace {

constexpr std::string_view kIgnoredBySam = ".aws-sam/\nsamconfig.toml\nnode_modules/\n__pycache__/\n";
constexpr std::string_view kIgnoredByServerless = ".serverless/\nnode_modules/\n__pycache__/\n";

std::string packageFile(const FunctionCode& code) {
    Json dependencies = Json::object();
    for (const Piece& piece : code.uses)
        for (const auto& [name, version] : piece.packages) dependencies[name] = version;
    if (dependencies.empty()) return {};
    return Json{{"private", true}, {"type", "module"}, {"dependencies", dependencies}}.dump(2) + "\n";
}

/// Returns whether the function's packages must be installed.
bool addCode(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
             const FunctionPlan& function, std::vector<GeneratedFile>& files) {
    const std::optional<Language> language = languageOf(function.runtime);
    if (!language) return false;
    const FunctionCode code = codeOf(architecture, catalog, plan, function, *language);
    const std::string folder = "src/" + function.name + "/";
    if (*language == Language::Python) {
        files.push_back({folder + "app.py", writePython(code), {}});
        return false;
    }
    files.push_back({folder + "app.mjs", writeNodeJs(code), {}});
    const std::string packages = packageFile(code);
    if (!packages.empty()) files.push_back({folder + "package.json", packages, {}});
    return !packages.empty();
}

}  // namespace

std::vector<GeneratedFile> starterFiles(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                                        std::string_view format) {
    std::vector<GeneratedFile> files;
    std::vector<std::string> installs;
    for (const FunctionPlan& function : plan.functions) {
        if (addCode(architecture, catalog, plan, function, files)) installs.push_back(function.name);
        for (const Trigger& trigger : triggersOf(architecture, catalog, function))
            if (const Result<Json> event = sampleEnvelope(architecture, catalog, *trigger.connection))
                files.push_back({trigger.sampleFile, event->dump(2) + "\n", {}});
    }
    files.push_back({".gitignore", std::string(format == "sam" ? kIgnoredBySam : kIgnoredByServerless), {}});
    files.push_back({"README.md", writeReadme(architecture, catalog, plan, format, installs), {}});
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace cascade::exporters
