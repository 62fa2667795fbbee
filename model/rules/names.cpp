// SPDX-License-Identifier: MIT
// Rules about names: they become logical ids, folders and environment variables.
#include <algorithm>
#include <cctype>
#include <map>

#include "model/nearest.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

void illegalNames(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (isLegalName(site.name())) continue;
        findings.at(site, {quote(site.name()) + " is no legal name",
                           "CloudFormation takes only letters and digits, at most 255, as a logical id.",
                           "rename it, for example to " + cleanName(site.name())});
    }
}

/// Logical ids that the SAM translator and the Serverless Framework give to resources of their own.
void reservedNames(const Subject& subject, Findings& findings) {
    constexpr std::string_view kReserved[] = {"ServerlessRestApi",
                                              "ServerlessHttpApi",
                                              "ServerlessRestApiProdStage",
                                              "ServerlessHttpApiApiGatewayDefaultStage",
                                              "ServerlessDeploymentBucket",
                                              "ServerlessDeploymentBucketPolicy",
                                              "ServerlessDeploymentApplication",
                                              "IamRoleLambdaExecution"};
    for (const Site& site : subject.sites()) {
        if (std::find(std::begin(kReserved), std::end(kReserved), site.name()) == std::end(kReserved)) continue;
        findings.at(site, {quote(site.name()) + " is a name that SAM or the Serverless Framework uses itself",
                           "Two resources of a template with the same logical id overwrite each other.",
                           "choose another name"});
    }
}

void namesThatDifferOnlyInCase(const Subject& subject, Findings& findings) {
    std::map<std::string, const Site*> seen;
    for (const Site& site : subject.sites()) {
        const auto [other, isNew] = seen.emplace(lower(site.name()), &site);
        if (isNew) continue;
        findings.at(site, {quote(site.name()) + " and " + quote(other->second->name()) + " differ only in case",
                           "Folders and environment variables are named after nodes; many file systems, and all "
                           "capitals, make these two the same.",
                           "rename one of them"});
    }
}

void unknownKinds(const Subject& subject, Findings& findings) {
    std::vector<std::string> kinds;
    for (const Kind& kind : subject.catalog().kinds()) kinds.push_back(kind.name);
    for (const Site& site : subject.sites()) {
        if (site.kind) continue;
        const std::string near = nearest(site.node->kind, kinds);
        findings.at(site,
                    {quote(site.name()) + " has the unknown kind " + quote(site.node->kind),
                     "Only kinds of the catalog are checked, simulated and exported.",
                     near.empty() ? "see 'cascade kinds'" : "did you mean " + quote(near) + "?"},
                    "kind");
    }
}

constexpr Rule kRules[] = {
    {"name.illegal", Severity::Error, illegalNames},
    {"name.reserved", Severity::Error, reservedNames},
    {"name.case", Severity::Warning, namesThatDifferOnlyInCase},
    {"kind.unknown", Severity::Error, unknownKinds},
};

}  // namespace

std::span<const Rule> nameRules() { return kRules; }

}  // namespace cascade::rules
