// SPDX-License-Identifier: MIT
// Rules about loops: an event that comes back to where it started, again and again, at your cost.
#include <initializer_list>

#include "model/rules/loop_finder.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

/// What Lambda notices itself: https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
constexpr const char* kStopped =
    "Each round makes the next one. Lambda stops such a loop after about 16 rounds and drops the event or sends it "
    "to "
    "the dead-letter queue; where it does not notice, the loop runs until somebody pulls the plug, and every round "
    "is "
    "paid for.";
constexpr const char* kUnstopped =
    "Each round makes the next one, nothing in AWS stops it, and every round is paid for: a small mistake becomes "
    "a "
    "large bill overnight.";

std::string pathOf(const Loop& loop) {
    constexpr std::size_t kLongest = 8;
    std::string path = loop.carrier->name();
    for (std::size_t i = 0; i < loop.links.size(); ++i) {
        if (i == kLongest) path += " -> …";
        if (i < kLongest || i + 1 == loop.links.size()) path += " -> " + loop.links[i]->to->name();
    }
    return path;
}

constexpr const char* kNarrowed =
    " A filter, a topic or a path for failures may keep it from coming back: make sure that it does.";

Severity severityOf(const Loop& loop) {
    if (loop.carrier->is("function")) return Severity::Warning;  // recursion is often meant; Lambda stops it
    if (!loop.narrowed) return Severity::Error;
    return loop.carrier->is("event-bus") ? Severity::Hint : Severity::Warning;
}

void report(const Subject& subject, Findings& findings, std::initializer_list<std::string_view> kinds,
            const std::string& why, const std::string& mend) {
    for (const Loop& loop : findLoops(subject)) {
        bool meant = false;
        for (const std::string_view kind : kinds) meant = meant || loop.carrier->is(kind);
        if (!meant) continue;
        const std::string care = loop.narrowed ? kNarrowed : "";
        findings.as(severityOf(loop))
            .at(loop.links,
                {"events of " + loop.carrier->title() + " come back to it: " + pathOf(loop), why + care, mend});
    }
}

void bucketLoops(const Subject& subject, Findings& findings) {
    report(
        subject, findings, {"s3-bucket"}, kStopped,
        "write to another bucket; or set prefix on the trigger (uploads/) and write elsewhere; or, if the function "
        "only reads, set its role to read");
}

void queueLoops(const Subject& subject, Findings& findings) {
    report(subject, findings, {"sqs-queue"}, kStopped,
           "send to another queue, or let a failed message come back by itself after the visibility timeout");
}

void topicLoops(const Subject& subject, Findings& findings) {
    report(
        subject, findings, {"sns-topic"}, kStopped,
        "publish to another topic, or set filter_policy on the subscription so that what comes back does not pass");
}

void tableLoops(const Subject& subject, Findings& findings) {
    report(
        subject, findings, {"dynamodb-table"}, kUnstopped,
        "write to another table; or set filter on the trigger, such as {\"eventName\": [\"INSERT\"]}; or, if the "
        "function only reads, set its role to read");
}

void ruleLoops(const Subject& subject, Findings& findings) {
    report(subject, findings, {"iot-rule"}, kUnstopped,
           "republish to a topic that the rule's query does not select from");
}

void busLoops(const Subject& subject, Findings& findings) {
    report(subject, findings, {"event-bus"}, kUnstopped,
           "set pattern on the trigger to the detail-type that the function wants, and put events of another");
}

void streamLoops(const Subject& subject, Findings& findings) {
    report(subject, findings, {"kinesis-stream", "firehose", "kinesis-analytics"}, kUnstopped,
           "put the results into another stream");
}

void apiLoops(const Subject& subject, Findings& findings) {
    report(subject, findings, {"http-api", "rest-api", "state-machine"}, kUnstopped,
           "call the code directly instead of going through the front door again");
}

void functionLoops(const Subject& subject, Findings& findings) {
    report(subject, findings, {"function"}, kStopped,
           "make sure that the recursion ends, or let a state machine or a queue repeat the work");
}

constexpr Rule kRules[] = {
    {"loop.bucket", Severity::Error, bucketLoops},       {"loop.queue", Severity::Error, queueLoops},
    {"loop.topic", Severity::Error, topicLoops},         {"loop.table", Severity::Error, tableLoops},
    {"loop.rule", Severity::Error, ruleLoops},           {"loop.bus", Severity::Error, busLoops},
    {"loop.stream", Severity::Error, streamLoops},       {"loop.api", Severity::Error, apiLoops},
    {"loop.function", Severity::Warning, functionLoops},
};

}  // namespace

std::span<const Rule> loopRules() { return kRules; }

}  // namespace cascade::rules
