// SPDX-License-Identifier: MIT
// Rules about Firehose, analytics, schedules, state machines and IoT rules: what each needs on its two sides.
#include <algorithm>

#include "model/iot/sql.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

void firehosesWithoutDestination(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("firehose") || !outgoing(site, "deliver", "s3-bucket").empty()) continue;
        findings.at(site, {site.title() + " has no destination",
                           "A Firehose exists to store records somewhere; without a bucket it cannot be deployed.",
                           "connect it to an S3 bucket"});
    }
}

void firehosesWithSeveral(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("firehose")) continue;
        const auto check = [&](const std::vector<const Link*>& links, const std::string& what) {
            if (links.size() < 2) return;
            findings.at(links, {site.title() + " has " + std::to_string(links.size()) + " " + what,
                                "A Firehose takes one.", "keep one, or draw a second Firehose"});
        };
        check(outgoing(site, "deliver", "s3-bucket"), "destinations");
        check(outgoing(site, "transform", "function"), "transforming functions");
        check(incoming(site, "deliver", "kinesis-stream"), "source streams");
    }
}

void firehosesFedTwice(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("firehose")) continue;
        const auto streams = incoming(site, "deliver", "kinesis-stream");
        const auto puts = incoming(site, "put");
        if (streams.empty() || puts.empty()) continue;
        findings.at(*puts.front(), {quote(puts.front()->from->name()) + " puts records into " + site.title() +
                                        ", which reads the stream " + quote(streams.front()->from->name()),
                                    "A Firehose whose source is a stream refuses records that are put directly.",
                                    "let it put into the stream instead"});
    }
}

void slowTransforms(const Subject& subject, Findings& findings) {
    constexpr Nanoseconds kLongest =
        5 * kMinute;  // docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
    for (const Link& link : subject.links()) {
        if (!link.is("firehose", "function", "transform") || durationOf(link.to->value("timeout")) <= kLongest)
            continue;
        findings.at(link, {link.to->title() + " may run longer than " + link.from->title() + " waits for it",
                           "Firehose gives a transforming function at most 5 minutes.",
                           "set the function's timeout to 5m or less"});
    }
}

void analyticsWithoutEnds(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("kinesis-analytics")) continue;
        if (incoming(site, "read").empty())
            findings.at(site,
                        {site.title() + " reads nothing", "An application computes over the records of a stream.",
                         "connect a Kinesis stream to it"});
        if (outgoing(site, "put").empty())
            findings.at(site, {site.title() + " writes nothing", "What it computes is lost.",
                               "connect it to a Kinesis stream or a Firehose"});
    }
}

void idleSources(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        const bool idle = site.is("schedule") || site.is("iot-rule");
        if (!idle || !site.out.empty()) continue;
        findings.at(site, {site.title() + " starts nothing", "It does something only through its connections.",
                           site.is("schedule") ? "connect it to what it should start"
                                               : "connect it to a function, a queue, a topic or another IoT rule"});
    }
}

void emptyStateMachines(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("state-machine") || !site.value("definition").is_null()) continue;
        if (std::ranges::any_of(site.out, [](const Link* link) { return link->type != nullptr; })) continue;
        findings.at(site, {site.title() + " has nothing to do",
                           "Without a definition of its own it runs what it is connected to, one after the other.",
                           "connect it to a function, or write a definition"});
    }
}

void badDefinitions(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        const Json definition = site.is("state-machine") ? site.value("definition") : Json();
        if (definition.is_null()) continue;
        const Json* start = member(definition, "StartAt");
        const Json* states = member(definition, "States");
        if (start && start->is_string() && states && states->is_object() && member(*states, textOf(*start)))
            continue;
        findings.at(site,
                    {"the definition of " + site.title() + " has no state to start at",
                     "Amazon States Language needs \"StartAt\" and, under \"States\", the state of that name.",
                     R"(write { "StartAt": "First", "States": { "First": { "Type": "Pass", "End": true } } })"},
                    "parameters.definition");
    }
}

std::string placeIn(const Error& error) {
    return error.line > 1
               ? " (line " + std::to_string(error.line) + ", column " + std::to_string(error.column) + ")"
               : " (column " + std::to_string(error.column) + ")";
}

void badQueries(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("iot-rule")) continue;
        const Result<iot::Statement> statement = iot::Statement::parse(textOf(site.value("sql")));
        if (statement) continue;
        const Error& error = statement.error();
        findings.at(site,
                    {"the query of " + site.title() + " is not valid: " + error.what + placeIn(error),
                     "It decides which messages the rule takes and what of them goes on; AWS refuses one that is "
                     "not valid.",
                     error.mend},
                    "parameters.sql");
    }
}

void severalErrorActions(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        const auto actions = outgoing(site, "error-action");
        if (!site.is("iot-rule") || actions.size() < 2) continue;
        findings.at(actions,
                    {site.title() + " has " + std::to_string(actions.size()) + " error actions",
                     "A rule has one error action; it hears of all that failed.", "keep one of the connections"});
    }
}

void badTopics(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!link.is("iot-rule", "iot-rule", "republish")) continue;
        const Result<iot::Substitution> topic = iot::Substitution::parse(textOf(link.value("topic")));
        if (topic) continue;
        const Error& error = topic.error();
        findings.at(link,
                    {"the topic of " + link.title() + " is not valid: " + error.what + placeIn(error),
                     "What stands in ${ } is an expression of IoT's SQL on the message.", error.mend},
                    "parameters.topic");
    }
}

constexpr Rule kRules[] = {
    {"firehose.no-destination", Severity::Error, firehosesWithoutDestination},
    {"firehose.several", Severity::Error, firehosesWithSeveral},
    {"firehose.two-sources", Severity::Error, firehosesFedTwice},
    {"firehose.slow-transform", Severity::Warning, slowTransforms},
    {"analytics.open-end", Severity::Warning, analyticsWithoutEnds},
    {"source.idle", Severity::Warning, idleSources},
    {"state-machine.empty", Severity::Warning, emptyStateMachines},
    {"state-machine.definition", Severity::Error, badDefinitions},
    {"iot-rule.sql", Severity::Error, badQueries},
    {"iot-rule.error-actions", Severity::Error, severalErrorActions},
    {"iot-rule.topic", Severity::Error, badTopics},
};

}  // namespace

std::span<const Rule> streamingRules() { return kRules; }

}  // namespace cascade::rules
