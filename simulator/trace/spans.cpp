// SPDX-License-Identifier: MIT
// Which fact begins a span, and which ends it.
#include "simulator/trace/spans.h"

#include <algorithm>

#include "simulator/engine/random.h"
#include "simulator/trace/fact_words.h"
#include "simulator/trace/span_attributes.h"

namespace cascade::simulator {
namespace {

constexpr std::size_t kMostEvents = 64;  // of one span; OpenTelemetry's own limit is 128

/// Splitmix64's finaliser: different numbers stay different.
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

bool endsARun(FactType type) {
    return type == FactType::Succeeded || type == FactType::Failed || type == FactType::TimedOut;
}

}  // namespace

Spans::Spans(const Architecture& architecture, const Catalog& catalog, std::uint64_t seed, Sink sink)
    : m_architecture(architecture), m_catalog(catalog), m_seed(mixed(seed + 1)), m_sink(std::move(sink)) {}

void Spans::observe(const Fact& fact) {
    const std::vector<MessageId> companions = m_batches.companionsOf(fact);
    if (fact.message.number == 0) return;
    Tracked& message = track(fact);
    switch (fact.type) {
        case FactType::Stimulated:
        case FactType::Completed: return;
        case FactType::Sent: return sent(fact, message);
        case FactType::Received: return received(fact, message);
        case FactType::Handled:
        case FactType::DeadLettered:
        case FactType::Lost: return left(fact, message);
        case FactType::Invoked: return runBegan(fact, message, companions);
        default: break;
    }
    if (endsARun(fact.type) && message.run) return runEnded(fact, message);
    note(fact, message);
}

/// What is not known yet follows from its cause; a stimulus begins a trace.
Spans::Tracked& Spans::track(const Fact& fact) {
    if (Tracked* known = m_messages.find(fact.message)) return *known;
    Tracked tracked;
    if (const Tracked* cause = m_messages.find(fact.cause)) {
        tracked.trace = cause->trace;
        tracked.sent = currentOf(*cause);
    } else {
        const std::uint64_t name = hashOf(nameOf(fact.message, m_architecture));
        tracked.trace = {mixed(name ^ m_seed), mixed(m_seed + fact.message.number) | 1};
    }
    return m_messages.insert(fact.message, std::move(tracked));
}

SpanId Spans::currentOf(const Tracked& message) const {
    if (message.run) return message.run->id;
    return message.stays.empty() ? message.sent : message.stays.back().span.id;
}

/// Unique, since nothing about it is lost: node and count fill different bits.
SpanId Spans::newId(NodeId node) {
    if (m_counts.size() <= node.value) m_counts.resize(node.value + 1);
    const SpanId id = mixed((std::uint64_t{node.value} << 40 | ++m_counts[node.value]) ^ m_seed);
    return id == 0 ? newId(node) : id;
}

Span Spans::begin(const Fact& fact, const Tracked& message, std::string name, SpanKind kind) {
    Span span;
    span.trace = message.trace;
    span.id = newId(fact.node);
    span.node = fact.node;
    span.name = std::move(name);
    span.kind = kind;
    span.begin = fact.time;
    span.attributes.push_back({"cascade.message", nameOf(fact.message, m_architecture)});
    return span;
}

const ConnectionType* Spans::typeOf(ConnectionId id) const {
    const Connection* connection = m_architecture.find(id);
    return connection ? m_catalog.find(m_architecture, *connection) : nullptr;
}

/// Its end is known when it begins. Sent again, it goes on from where its cause is now.
void Spans::sent(const Fact& fact, Tracked& message) {
    const Connection& connection = m_architecture.connection(fact.connection);
    const Node& target = m_architecture.node(connection.to);
    Span span = begin(fact, message, connection.role + " " + target.name, kindOfSending(typeOf(fact.connection)));
    const Tracked* cause = m_messages.find(fact.cause);
    span.parent = cause ? currentOf(*cause) : message.sent;
    span.end = fact.time + fact.duration;
    describeSending(span, m_architecture.node(fact.node), target);
    span.attributes.push_back({"cascade.connection", nameOf(fact.connection, m_architecture)});
    message.sent = span.id;
    m_sink(std::move(span));
}

void Spans::received(const Fact& fact, Tracked& message) {
    m_messages.received(fact.message);
    const Node& node = m_architecture.node(fact.node);
    Span span = begin(fact, message, node.name, kindOfReceiving(typeOf(fact.connection), node));
    span.parent = message.sent;
    const Connection* connection = m_architecture.find(fact.connection);
    describeReceiving(span, connection ? &m_architecture.node(connection->from) : nullptr, node);
    if (message.sent == 0) message.sent = span.id;  // a stimulus that comes twice stays one trace
    message.stays.push_back({std::move(span), false});
}

void Spans::left(const Fact& fact, Tracked& message) {
    const auto stay = std::ranges::find_if(message.stays, [&](const Stay& each) {
        return each.span.node == fact.node && each.span.begin == fact.time - fact.duration;
    });
    if (stay != message.stays.end()) {
        Span span = std::move(stay->span);
        span.end = fact.time;
        const bool failed = fact.type != FactType::Handled || (stay->failed && !fact.reason.empty());
        if (failed) span.status = SpanStatus::Error;
        if (failed) span.message = fact.reason;
        if (failed) span.attributes.push_back({"error.type", std::string(nameOf(fact.type))});
        if (!failed && !fact.reason.empty())
            span.attributes.push_back({"cascade.reason", std::string(fact.reason)});
        message.stays.erase(stay);
        m_sink(std::move(span));
    }
    if (message.stays.empty()) m_messages.ended(fact.message);
}

/// A run that joins several messages belongs to the first one's trace and has links to the others.
void Spans::runBegan(const Fact& fact, Tracked& message, const std::vector<MessageId>& companions) {
    const Node& node = m_architecture.node(fact.node);
    auto run = std::make_unique<Span>(begin(fact, message, node.name + " run", SpanKind::Internal));
    run->parent = message.stays.empty() ? message.sent : message.stays.back().span.id;
    describeRun(*run, fact, node);
    if (!companions.empty())
        run->attributes.push_back(
            {"messaging.batch.message_count", static_cast<std::int64_t>(companions.size() + 1)});
    for (const MessageId& companion : companions)
        if (const Tracked* other = m_messages.find(companion))
            run->links.push_back({other->trace, currentOf(*other)});
    message.run = std::move(run);
}

void Spans::runEnded(const Fact& fact, Tracked& message) {
    Span run = std::move(*message.run);
    message.run.reset();
    run.end = fact.time;
    run.status = fact.type == FactType::Succeeded ? SpanStatus::Ok : SpanStatus::Error;
    if (fact.billed > 0) run.attributes.push_back({"cascade.billed_ms", std::int64_t{fact.billed}});
    if (fact.type != FactType::Succeeded) {
        run.message = fact.reason;
        run.attributes.push_back({"error.type", std::string(nameOf(fact.type))});
    }
    if (!message.stays.empty()) message.stays.back().failed = fact.type != FactType::Succeeded;
    m_sink(std::move(run));
}

/// Everything else is an event of the span that goes on. A message that nobody holds has none.
void Spans::note(const Fact& fact, Tracked& message) {
    if (message.stays.empty()) return;
    Stay& stay = message.stays.back();
    if (fact.type == FactType::Throttled || fact.type == FactType::Rejected || endsARun(fact.type))
        stay.failed = fact.type != FactType::Succeeded;
    Span& span = message.run ? *message.run : stay.span;
    if (span.events.size() == kMostEvents) {
        ++span.droppedEvents;
        return;
    }
    SpanEvent event{fact.time, nameOf(fact.type), {}};
    if (!fact.reason.empty()) event.attributes.push_back({"cascade.reason", std::string(fact.reason)});
    if (fact.value != 0) event.attributes.push_back({"cascade.value", fact.value});
    if (fact.duration != 0) event.attributes.push_back({"cascade.duration_ns", fact.duration});
    if (fact.connection)
        event.attributes.push_back({"cascade.connection", nameOf(fact.connection, m_architecture)});
    span.events.push_back(std::move(event));
}

void Spans::finish(Nanoseconds end) {
    std::vector<Span> open;
    m_messages.forEach([&](const MessageId&, Tracked& message) {
        if (message.run) open.push_back(std::move(*message.run));
        message.run.reset();
        for (Stay& stay : message.stays) open.push_back(std::move(stay.span));
        message.stays.clear();
    });
    std::ranges::sort(open, [](const Span& left, const Span& right) {
        return left.begin != right.begin ? left.begin < right.begin : left.id < right.id;
    });
    for (Span& span : open) {
        span.end = std::max(end, span.begin);
        span.attributes.push_back({"cascade.unfinished", true});
        m_sink(std::move(span));
    }
}

}  // namespace cascade::simulator
