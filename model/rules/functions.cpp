// SPDX-License-Identifier: MIT
// Rules about functions: does anything call them, can Lambda give them what they ask for.
#include <algorithm>
#include <cctype>

#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

/// Of every Lambda account: so much concurrency stays unreserved.
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
constexpr std::int64_t kUnreservedConcurrency = 100;
constexpr std::int64_t kDefaultAccountConcurrency = 1000;

bool isCalled(const Site& function) {
    return std::any_of(function.in.begin(), function.in.end(),
                       [&](const Link* link) { return link->type && link->from != &function; });
}

void functionsWithoutEvent(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("function") || isCalled(site)) continue;
        findings.at(site,
                    {"nothing ever calls " + site.title() + ": it just sits there",
                     "A function runs only when an event arrives: a request, a message, a changed item, a time.",
                     "connect something to it, for example an HTTP API, a queue or a schedule"});
    }
}

void stoppedFunctions(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("function") || site.value("reserved_concurrency") != Json(0)) continue;
        findings.at(site,
                    {site.title() + " is switched off: its reserved concurrency is 0",
                     "Lambda throttles every call; asynchronous events go to the dead-letter queue or the "
                     "on-failure destination without a retry.",
                     "raise it, or remove it to share the account's pool"},
                    "parameters.reserved_concurrency");
    }
}

std::int64_t accountConcurrency(const Subject& subject) {
    const Json* value = member(subject.architecture().application(), "account_concurrency");
    return value && value->is_number_integer() ? value->get<std::int64_t>() : kDefaultAccountConcurrency;
}

void tooMuchReserved(const Subject& subject, Findings& findings) {
    const std::int64_t available = std::max<std::int64_t>(0, accountConcurrency(subject) - kUnreservedConcurrency);
    double reserved = 0;
    for (const Site& site : subject.sites()) {
        const Json value = site.is("function") ? site.value("reserved_concurrency") : Json();
        if (!value.is_number_integer() || value.get<double>() <= 0) continue;
        reserved += value.get<double>();
        if (reserved <= static_cast<double>(available)) continue;
        findings.at(site,
                    {"the functions up to " + site.title() + " reserve more concurrency than the account has",
                     "Of the account's " + std::to_string(accountConcurrency(subject)) + ", " +
                         std::to_string(kUnreservedConcurrency) + " must stay unreserved, so " +
                         std::to_string(available) + " can be reserved; the deployment would fail.",
                     "reserve less, or raise account_concurrency if AWS has raised the quota"},
                    "parameters.reserved_concurrency");
        return;
    }
}

void moreProvisionedThanReserved(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("function")) continue;
        const Json provisioned = site.value("provisioned_concurrency");
        const Json reserved = site.value("reserved_concurrency");
        if (!provisioned.is_number() || !reserved.is_number()) continue;
        if (provisioned.get<double>() <= reserved.get<double>()) continue;
        findings.at(site,
                    {site.title() + " has more provisioned concurrency (" + provisioned.dump() +
                         ") than it reserves (" + reserved.dump() + ")",
                     "Provisioned concurrency counts inside the reserved one; the deployment would fail.",
                     "set provisioned_concurrency to at most " + reserved.dump() + ", or reserve more"},
                    "parameters.provisioned_concurrency");
    }
}

void tooManyDestinations(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("function")) continue;
        for (const char* role : {"on-success", "on-failure", "dead-letter"}) {
            const auto links = outgoing(site, role);
            if (links.size() < 2) continue;
            findings.at(
                links,
                {site.title() + " has " + std::to_string(links.size()) + " " + quote(role) + " connections",
                 "Lambda takes one of each.", "keep one; to tell several, send it to a topic or an event bus"});
        }
    }
}

bool isCalledAsynchronously(const Site& function) {
    return std::any_of(function.in.begin(), function.in.end(), [](const Link* link) {
        if (!link->type || link->type->flow != Flow::Asynchronous) return false;
        return !link->is("function", "function", "invoke") || textOf(link->value("mode")) != "synchronous";
    });
}

void destinationsWithoutUse(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("function") || !isCalled(site) || isCalledAsynchronously(site)) continue;
        for (const char* role : {"on-success", "on-failure", "dead-letter"}) {
            const auto links = outgoing(site, role);
            if (links.empty()) continue;
            findings.at(links,
                        {"the " + quote(role) + " connection of " + site.title() + " is never used",
                         "It is for asynchronous events only; requests answer their caller, and queues and "
                         "streams keep what failed.",
                         "remove it, or call the function asynchronously (from a topic, a bus, a bucket, …)"});
        }
    }
}

void slowerThanTheirApi(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!link.to->is("function") || !link.hasRole("invoke")) continue;
        if (!link.from->is("http-api") && !link.from->is("rest-api")) continue;
        const Nanoseconds function = durationOf(link.to->value("timeout"));
        const Nanoseconds api = durationOf(link.from->value("timeout"));
        if (function <= api) continue;
        findings.at(link, {link.to->title() + " may run for " + formatDuration(function) + ", but " +
                               link.from->title() + " waits only " + formatDuration(api),
                           "The caller gets an error while the function works on, and is paid for.",
                           "set the function's timeout to at most " + formatDuration(api) +
                               ", or hand long work to a queue"});
    }
}

bool isVariableName(const std::string& name) {
    const auto isLetter = [](unsigned char c) { return c < 128 && std::isalpha(c); };
    const auto isWord = [&](unsigned char c) { return isLetter(c) || (c < 128 && std::isdigit(c)) || c == '_'; };
    return name.size() >= 2 && isLetter(static_cast<unsigned char>(name.front())) &&
           std::all_of(name.begin(), name.end(), isWord);
}

void badEnvironments(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("function")) continue;
        const Json environment = site.value("environment");
        if (environment.is_null()) continue;
        std::string wrong = environment.is_object() ? "" : "it is no object";
        if (environment.is_object())
            for (const auto& item : environment.items()) {
                if (!isVariableName(item.key())) wrong = quote(item.key()) + " is no name of a variable";
                if (item.key().rfind("AWS_", 0) == 0) wrong = quote(item.key()) + " is reserved for AWS";
                if (!item.value().is_string()) wrong = "the value of " + quote(item.key()) + " is no text";
            }
        if (wrong.empty()) continue;
        findings.at(site,
                    {"the environment of " + site.title() + " is not valid: " + wrong,
                     "Names begin with a letter and have at least two letters, digits or underscores; values are "
                     "text. See https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html.",
                     R"(write { "LOG_LEVEL": "info" })"},
                    "parameters.environment");
    }
}

/// CloudWatch Logs knows these periods only.
/// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
constexpr int kLogRetentions[] = {1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                  365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

void oddLogRetentions(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        const Json days = site.is("function") ? site.value("log_retention") : Json();
        if (!days.is_number_integer()) continue;
        const auto next = std::lower_bound(std::begin(kLogRetentions), std::end(kLogRetentions), days.get<int>());
        if (next == std::end(kLogRetentions) || *next == days) continue;
        findings.at(site,
                    {"logs of " + site.title() + " cannot be kept for " + days.dump() + " days",
                     "CloudWatch Logs keeps them for 1, 3, 5, 7, 14, 30, 60, 90 days and certain longer periods.",
                     "take the next period, " + std::to_string(*next) + " days"},
                    "parameters.log_retention");
    }
}

constexpr Rule kRules[] = {
    {"function.no-event", Severity::Warning, functionsWithoutEvent},
    {"function.stopped", Severity::Hint, stoppedFunctions},
    {"function.reserved-concurrency", Severity::Error, tooMuchReserved},
    {"function.provisioned-concurrency", Severity::Error, moreProvisionedThanReserved},
    {"function.destinations", Severity::Error, tooManyDestinations},
    {"function.destination-unused", Severity::Hint, destinationsWithoutUse},
    {"function.slower-than-api", Severity::Warning, slowerThanTheirApi},
    {"function.environment", Severity::Error, badEnvironments},
    {"function.log-retention", Severity::Error, oddLogRetentions},
};

}  // namespace

std::span<const Rule> functionRules() { return kRules; }

}  // namespace cascade::rules
