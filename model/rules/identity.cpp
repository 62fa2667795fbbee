// SPDX-License-Identifier: MIT
// Rules about the functions that user pools ask.
#include <map>

#include "model/rules/rule.h"
#include "model/rules/words.h"
#include "model/units.h"

namespace cascade::rules {
namespace {

/// The connections of a user pool to functions, by their moment.
std::map<std::string, std::vector<const Link*>> momentsOf(const Site& pool) {
    std::map<std::string, std::vector<const Link*>> moments;
    for (const Link* link : outgoing(pool, "trigger", "function"))
        moments[textOf(link->value("trigger"))].push_back(link);
    return moments;
}

void twoFunctionsForOneMoment(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("cognito-user-pool")) continue;
        for (const auto& [moment, links] : momentsOf(site)) {
            if (links.size() < 2) continue;
            findings.at(links,
                        {site.title() + " has " + std::to_string(links.size()) + " functions for " + quote(moment),
                         "A user pool asks one function at each moment.",
                         "set trigger of one of them to another moment, or keep one"});
        }
    }
}

void challengesInParts(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("cognito-user-pool")) continue;
        const auto moments = momentsOf(site);
        std::vector<const Link*> there;
        std::string missing;
        for (const char* name : {"define-auth-challenge", "create-auth-challenge", "verify-auth-challenge"}) {
            const auto found = moments.find(name);
            if (found != moments.end())
                there.push_back(found->second.front());
            else if (missing.empty())
                missing = name;
        }
        if (there.empty() || missing.empty()) continue;
        findings.at(there, {"nothing is connected for " + quote(missing) + " of " + site.title(),
                            "A sign-in with challenges needs functions to define, create and verify them.",
                            "connect a function with trigger set to " + quote(missing)});
    }
}

void slowAnswers(const Subject& subject, Findings& findings) {
    constexpr Nanoseconds kLongest = 5 * kSecond;
    for (const Link& link : subject.links()) {
        if (!link.is("cognito-user-pool", "function", "trigger") ||
            textOf(link.value("trigger")).ends_with("-sender"))
            continue;
        const auto timeout = parseDuration(textOf(link.to->value("timeout")));
        if (!timeout || *timeout <= kLongest) continue;
        findings.at(
            link, {link.from->title() + " waits 5 seconds for " + link.to->title() + ", which may take " +
                       formatDuration(*timeout),
                   "Cognito asks a function that takes longer again, up to three times, and then refuses the user.",
                   "set timeout of " + quote(link.to->name()) + " to 5s or less"});
    }
}

constexpr Rule kRules[] = {
    {"user-pool.moment-twice", Severity::Error, twoFunctionsForOneMoment},
    {"user-pool.challenges", Severity::Warning, challengesInParts},
    {"user-pool.slow-function", Severity::Hint, slowAnswers},
};

}  // namespace

std::span<const Rule> identityRules() { return kRules; }

}  // namespace cascade::rules
