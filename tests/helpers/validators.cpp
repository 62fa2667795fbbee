// SPDX-License-Identifier: MIT
// Runs tests/validators/check.sh and reads what it reports.
#include "tests/helpers/validators.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace cascade::tests {
namespace {

constexpr int kPatienceMs = 15 * 60 * 1000;

Finding readFinding(const Json& line) {
    const auto text = [&](const char* name) { return line.value(name, std::string()); };
    return {text("case"), text("tool"), text("severity"), text("rule"), text("text"), text("path")};
}

Result<std::vector<Finding>> readFindings(const QByteArray& output) {
    std::vector<Finding> findings;
    for (const QByteArray& line : output.split('\n')) {
        if (line.trimmed().isEmpty()) continue;
        const Json parsed = Json::parse(line.toStdString(), nullptr, false);
        if (!parsed.is_object()) return Error{.what = "the validators said: " + line.toStdString()};
        findings.push_back(readFinding(parsed));
    }
    return findings;
}

}  // namespace

std::string Finding::line() const {
    return project + ": " + tool + " " + rule + ": " + text + (path.empty() ? "" : " (" + path + ")");
}

std::string validatorsFolder() {
    const char* named = std::getenv("CASCADE_VALIDATORS");
    const std::string folder = named ? named : std::string(CASCADE_SOURCE_DIR) + "/build/validators";
    return std::filesystem::exists(folder + "/installed") ? folder : std::string();
}

bool validatorsAreRequired() {
    const char* ci = std::getenv("CI");
    return ci && std::string_view(ci) == "true";
}

Result<std::vector<Finding>> runValidators(std::string_view format, const std::string& projects) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("CASCADE_VALIDATORS", QString::fromStdString(validatorsFolder()));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start("bash",
                  {QString::fromStdString(std::string(CASCADE_SOURCE_DIR) + "/tests/validators/check.sh"),
                   QString::fromUtf8(format.data(), qsizetype(format.size())), QString::fromStdString(projects)});
    if (!process.waitForFinished(kPatienceMs)) return Error{.what = "the validators did not finish"};
    if (process.exitCode() != 0)
        return Error{.what = "the validators broke: " + process.readAllStandardError().toStdString()};
    return readFindings(process.readAllStandardOutput());
}

namespace {

/// A warning that the design asks for, or that is wrong.
bool isAskedFor(const Finding& finding, std::string_view format) {
    struct Excuse {
        std::string_view rule;
        std::string_view text;  ///< Part of the finding's line.
        std::string_view why;
    };
    static constexpr Excuse kExcuses[] = {
        {"W3694", "'AWS::Lambda::Alias'", "SNS invokes aliases; the rule knows functions only"},
        {"W2531", "Runtime", "the design chose a runtime that AWS will drop"},
        {"W1020", "escription/Fn::Sub", "the author's own text holds ${, which must not be taken for a variable"},
        {"package", "greater than maximum allowed timeout for HTTP API endpoint",
         "the design chose so long a timeout, and Cascade's own rules warn of it"},
        {"W3011", "Version", "the SAM translator makes versions, and gives them one policy of the two"},
    };
    if (finding.severity != "warning") return false;
    // The Serverless Framework lets its resources wait for what they refer to anyway.
    if (format == "serverless" && finding.rule == "W3005") return true;
    return std::any_of(std::begin(kExcuses), std::end(kExcuses), [&](const Excuse& excuse) {
        return finding.rule == excuse.rule && finding.line().find(excuse.text) != std::string::npos;
    });
}

}  // namespace

std::string errorsOf(std::string_view format, const std::string& projects) {
    const Result<std::vector<Finding>> findings = runValidators(format, projects);
    if (!findings) return findings.error().text();
    std::string errors;
    for (const Finding& finding : *findings) {
        if (!isAskedFor(finding, format)) errors += finding.severity + ": " + finding.line() + "\n";
    }
    const char* deployed = format == "terraform" ? "module.json" : "cloudformation.json";
    for (const auto& project : std::filesystem::directory_iterator(projects))
        if (!std::filesystem::exists(project.path() / deployed))
            errors += project.path().filename().string() + ": nothing to deploy\n";
    return errors;
}

void addArtifacts(const Plan& plan, std::vector<exporters::GeneratedFile>& files) {
    for (const FunctionPlan& function : plan.functions)
        if (!function.artifact.empty()) files.push_back({"src/" + function.name + "/" + function.artifact, "", {}});
}

void writeFiles(const std::string& folder, const std::vector<exporters::GeneratedFile>& files) {
    for (const exporters::GeneratedFile& file : files) {
        const std::filesystem::path path = std::filesystem::path(folder) / file.path;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << file.text;
    }
}

}  // namespace cascade::tests
