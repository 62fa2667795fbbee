// SPDX-License-Identifier: MIT
// Rules about queues and topics: visibility, batches, dead letters, and what FIFO allows.
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

bool isFifo(const Site& site) { return isOn(site.value("fifo")); }
std::string typeOf(const Site& site) { return isFifo(site) ? "FIFO" : "standard"; }

/// visit(link, visibility, timeout) for each queue that a function reads and whose author set the visibility
/// timeout.
template <typename Visit>
void visitVisibility(const Subject& subject, const Visit& visit) {
    for (const Link& link : subject.links()) {
        if (!link.is("sqs-queue", "function", "trigger")) continue;
        const Json visibility = link.from->value("visibility_timeout");
        const Nanoseconds timeout = durationOf(link.to->value("timeout"));
        if (visibility.is_string() && parseDuration(visibility.get_ref<const std::string&>()))
            visit(link, durationOf(visibility), timeout);
    }
}

void visibilityTooShort(const Subject& subject, Findings& findings) {
    visitVisibility(subject, [&](const Link& link, Nanoseconds visibility, Nanoseconds timeout) {
        if (visibility >= timeout) return;
        findings.at(link, {"messages of " + link.from->title() + " become visible again after " +
                               formatDuration(visibility) + ", while " + link.to->title() +
                               " may work on them for " + formatDuration(timeout),
                           "Lambda refuses such a trigger: a message would be handled twice at the same time.",
                           "remove visibility_timeout, or set it to " + formatDuration(6 * timeout)});
    });
}

void visibilityShorterThanAdvised(const Subject& subject, Findings& findings) {
    visitVisibility(subject, [&](const Link& link, Nanoseconds visibility, Nanoseconds timeout) {
        if (visibility < timeout || visibility / 6 >= timeout || visibility == 6 * timeout) return;
        findings.at(link,
                    {"the visibility timeout of " + link.from->title() + ", " + formatDuration(visibility) +
                         ", is less than six times the timeout of " + link.to->title(),
                     "AWS advises six times the function's timeout, so that a throttled batch can be tried again "
                     "before its messages come back. See "
                     "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html.",
                     "remove visibility_timeout, or set it to " + formatDuration(6 * timeout)});
    });
}

void batchWithoutWindow(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!link.is("sqs-queue", "function", "trigger") || isFifo(*link.from)) continue;
        const Json size = link.value("batch_size");
        if (!size.is_number_integer() || size.get<std::int64_t>() <= 10) continue;
        if (durationOf(link.value("batching_window")) >= kSecond) continue;
        findings.at(link,
                    {link.title() + " asks for batches of " + size.dump() + " without a batching window",
                     "One receive brings at most 10 messages; Lambda needs a window of at least 1 second to "
                     "collect more, and refuses the trigger without one.",
                     "set batching_window to 1s or more, or batch_size to 10"},
                    "parameters.batching_window");
    }
}

void batchesOfFifoQueues(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!link.is("sqs-queue", "function", "trigger") || !isFifo(*link.from)) continue;
        const Json size = link.value("batch_size");
        const bool large = size.is_number_integer() && size.get<std::int64_t>() > 10;
        const bool window = durationOf(link.value("batching_window")) > 0;
        if (!large && !window) continue;
        findings.at(link,
                    {link.title() + (large ? " asks for batches of " + size.dump() : " has a batching window") +
                         ", but the queue is FIFO",
                     "From a FIFO queue Lambda takes at most 10 messages, and knows no batching window.",
                     large ? "set batch_size to 10 or less" : "remove batching_window"},
                    large ? "parameters.batch_size" : "parameters.batching_window");
    }
}

void pollersOfTwoModes(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!link.is("sqs-queue", "function", "trigger")) continue;
        const Json least = link.value("minimum_pollers");
        const Json most = link.value("maximum_pollers");
        if (!least.is_number() && !most.is_number()) continue;
        if (!link.value("maximum_concurrency").is_null())
            findings.at(link,
                        {link.title() + " has a maximum concurrency and provisioned pollers",
                         "Lambda takes one of the two: provisioned mode limits by its pollers.",
                         "remove maximum_concurrency, or minimum_pollers and maximum_pollers"},
                        "parameters.maximum_concurrency");
        if (least.is_number() && most.is_number() && least.get<double>() > most.get<double>())
            findings.at(link,
                        {link.title() + " has at least " + least.dump() + " pollers, but at most " + most.dump(),
                         "Lambda refuses such a mapping.", "set maximum_pollers to " + least.dump() + " or more"},
                        "parameters.maximum_pollers");
    }
}

void highThroughputOfStandardQueues(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("sqs-queue") || isFifo(site) || !isOn(site.value("high_throughput"))) continue;
        findings.at(site,
                    {site.title() + " asks for high throughput, but is no FIFO queue",
                     "Only FIFO queues have such a limit; a standard queue takes nearly any number of messages.",
                     "remove high_throughput, or set fifo to true"},
                    "parameters.high_throughput");
    }
}

void deadLetterTypes(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!link.is("sqs-queue", "sqs-queue", "dead-letter") || isFifo(*link.from) == isFifo(*link.to)) continue;
        findings.at(link,
                    {link.from->title() + " is " + typeOf(*link.from) + ", but its dead-letter queue " +
                         quote(link.to->name()) + " is " + typeOf(*link.to),
                     "SQS takes only a dead-letter queue of the same type.",
                     "set fifo of " + quote(link.to->name()) + " to " + (isFifo(*link.from) ? "true" : "false")});
    }
}

void severalDeadLetterQueues(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("sqs-queue")) continue;
        const auto links = outgoing(site, "dead-letter");
        if (links.size() < 2) continue;
        findings.at(links, {site.title() + " has " + std::to_string(links.size()) + " dead-letter queues",
                            "SQS takes one.", "keep one of the connections"});
    }
}

void givingUpEarly(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        if (!link.is("sqs-queue", "sqs-queue", "dead-letter")) continue;
        const Json count = link.value("max_receive_count");
        if (!count.is_number_integer() || count.get<std::int64_t>() >= 5) continue;
        if (outgoing(*link.from, "trigger", "function").empty()) continue;
        findings.at(link,
                    {link.title() + " gives a message up after " + count.dump() + " receives",
                     "A receive also counts when Lambda is throttled, so good messages can end here; AWS advises "
                     "at least 5.",
                     "set max_receive_count to 5 or more"},
                    "parameters.max_receive_count");
    }
}

/// Why a message cannot go this way when one of the ends is FIFO, or "".
std::string fifoObstacle(const Link& link) {
    const bool fromFifo = link.from->is("sns-topic") && isFifo(*link.from);
    const bool toFifo = (link.to->is("sqs-queue") || link.to->is("sns-topic")) && isFifo(*link.to);
    if (link.from->is("s3-bucket") && toFifo) return "S3 does not notify FIFO queues and topics.";
    if (link.from->is("function") && toFifo && !link.hasRole("send") && !link.hasRole("publish"))
        return "Lambda sends asynchronous results and dead letters to standard queues and topics only.";
    if ((link.from->is("event-bus") || link.from->is("schedule")) && link.hasRole("dead-letter") && toFifo)
        return "EventBridge sends dead letters to standard queues only.";
    if (fromFifo && link.to->is("function")) return "A FIFO topic delivers to queues only.";
    if (link.from->is("sns-topic") && !fromFifo && toFifo) return "Only a FIFO topic delivers to a FIFO queue.";
    return {};
}

void fifoObstacles(const Subject& subject, Findings& findings) {
    for (const Link& link : subject.links()) {
        const std::string why = link.type ? fifoObstacle(link) : std::string();
        if (why.empty()) continue;
        const Site& fifo = isFifo(*link.to) ? *link.to : *link.from;
        const bool topicToFunction = link.from->is("sns-topic") && link.to->is("function");
        findings.at(link, {link.title() + " cannot be: " + fifo.title() + " is FIFO", why,
                           topicToFunction ? "put a FIFO queue between them, or set fifo of the topic to false"
                                           : "set fifo of " + quote(fifo.name()) + " to false"});
    }
}

constexpr Rule kRules[] = {
    {"queue.visibility-too-short", Severity::Error, visibilityTooShort},
    {"queue.visibility-advice", Severity::Warning, visibilityShorterThanAdvised},
    {"queue.batch-window", Severity::Error, batchWithoutWindow},
    {"queue.fifo-batch", Severity::Error, batchesOfFifoQueues},
    {"queue.pollers", Severity::Error, pollersOfTwoModes},
    {"queue.high-throughput", Severity::Warning, highThroughputOfStandardQueues},
    {"queue.dead-letter-type", Severity::Error, deadLetterTypes},
    {"queue.dead-letter-queues", Severity::Error, severalDeadLetterQueues},
    {"queue.gives-up-early", Severity::Hint, givingUpEarly},
    {"queue.fifo", Severity::Error, fifoObstacles},
};

}  // namespace

std::span<const Rule> queueRules() { return kRules; }

}  // namespace cascade::rules
