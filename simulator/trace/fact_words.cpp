// SPDX-License-Identifier: MIT
// One sentence for each type of fact.
#include "simulator/trace/fact_words.h"

#include <cstdio>

namespace cascade::simulator {
namespace {

std::string sent(const Fact& fact, const Architecture& architecture) {
    const Connection* connection = architecture.find(fact.connection);
    const std::string to = connection ? " to " + architecture.node(connection->to).name : "";
    const std::string role = connection ? " (" + connection->role + ")" : "";
    return "sent" + to + role + ", on its way for " + shortTime(fact.duration);
}

std::string invoked(const Fact& fact, const std::string& node) {
    return "a run of " + node + " begins" +
           (fact.duration > 0 ? ", after an init of " + shortTime(fact.duration) : "") +
           (fact.provisioned ? ", in an environment of provisioned concurrency" : "");
}

std::string waiting(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " message waits" : " messages wait");
}

std::string what(const Fact& fact, const Architecture& architecture) {
    const std::string& node = architecture.node(fact.node).name;
    switch (fact.type) {
        case FactType::Stimulated: return "a stimulus at " + node;
        case FactType::Sent: return sent(fact, architecture);
        case FactType::Received: return "received by " + node;
        case FactType::Enqueued: return "waits in " + node + ", where now " + waiting(fact.value);
        case FactType::Dequeued: return "taken from " + node + " after " + shortTime(fact.duration);
        case FactType::Invoked: return invoked(fact, node);
        case FactType::ColdStart: return node + " makes a new environment for it";
        case FactType::Provisioned: return node + " has its provisioned environments";
        case FactType::Expired: return "an idle environment of " + node + " ends";
        case FactType::Succeeded: return node + " succeeds after " + shortTime(fact.duration);
        case FactType::Failed: return node + " fails after " + shortTime(fact.duration);
        case FactType::TimedOut: return node + " times out after " + shortTime(fact.duration);
        case FactType::Throttled: return "throttled at " + node;
        case FactType::Rejected: return "rejected by " + node;
        case FactType::Answered:
            return node + " has its answer, " + std::to_string(fact.value) + ", after " + shortTime(fact.duration);
        case FactType::Retried: return node + " will try again in " + shortTime(fact.duration);
        case FactType::Duplicated: return "delivered twice at " + node;
        case FactType::Written: return "written to " + node;
        case FactType::Read: return "read from " + node;
        case FactType::Deleted: return "deleted from " + node;
        case FactType::Delivered: return node + " delivers " + std::to_string(fact.value) + " records";
        case FactType::Filtered: return "not let through at " + node;
        case FactType::DeadLettered: return "given up by " + node + ", as a dead letter";
        case FactType::Lost: return "lost at " + node;
        case FactType::Authorized: return fact.value ? node + " lets it in" : node + " does not let it in";
        case FactType::Handled: return "done at " + node + " after " + shortTime(fact.duration);
        case FactType::Completed:
            return "everything has ended, " + shortTime(fact.duration) + " after the stimulus";
    }
    return "";
}

}  // namespace

std::string nameOf(const MessageId& message, const Architecture& architecture) {
    const Node* node = architecture.find(message.node);
    return (node ? node->name : std::string()) + "#" + std::to_string(message.number);
}

std::string nameOf(ConnectionId id, const Architecture& architecture) {
    const Connection& connection = architecture.connection(id);
    if (std::string label = connection.label(); !label.empty()) return label;
    int twins = 0;
    for (const Connection& other : architecture.connections()) {
        if (other.id == id) break;
        if (other.from == connection.from && other.to == connection.to && other.role == connection.role) ++twins;
    }
    return architecture.describe(connection) + (twins > 0 ? " (" + std::to_string(twins + 1) + ")" : "");
}

std::string wordsFor(const Fact& fact, const Architecture& architecture) {
    return what(fact, architecture) + (fact.reason.empty() ? "" : ": " + std::string(fact.reason));
}

std::string shortTime(Nanoseconds duration) {
    char text[40];
    if (duration < kSecond)
        std::snprintf(text, sizeof text, "%.4g ms", static_cast<double>(duration) / kMillisecond);
    else if (duration < 10 * kMinute)
        std::snprintf(text, sizeof text, "%.4g s", static_cast<double>(duration) / kSecond);
    else
        return formatDuration(duration / kSecond * kSecond);
    return text;
}

}  // namespace cascade::simulator
