// SPDX-License-Identifier: MIT
// Slices, arrows, marks and curves, each written as soon as it is known. The format: "Trace Event Format" (complete
// events "X", flows "s" and "f", instants "i", counters "C", metadata "M"), times in microseconds.
#include "simulator/trace/chrome.h"

#include <algorithm>
#include <cmath>

#include "model/json.h"
#include "simulator/trace/fact_words.h"

namespace cascade::simulator {
namespace {

constexpr std::size_t kMostLanes = 100;

double microseconds(Nanoseconds time) { return static_cast<double>(time) / 1000; }

bool runsCode(const Node& node) { return node.kind == "function" || node.kind == "state-machine"; }

Json detailsOf(const Fact& fact, const Architecture& architecture) {
    Json details{{"message", nameOf(fact.message, architecture)}};
    if (fact.cause.number > 0) details["cause"] = nameOf(fact.cause, architecture);
    if (fact.connection) details["connection"] = nameOf(fact.connection, architecture);
    if (!fact.reason.empty()) details["reason"] = fact.reason;
    return details;
}

}  // namespace

ChromeWriter::ChromeWriter(const Architecture& architecture, TextSink sink)
    : m_architecture(architecture), m_sink(std::move(sink)) {
    m_sink("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
    for (const Node& node : architecture.nodes()) {
        if (m_tracks.size() <= node.id.value) m_tracks.resize(node.id.value + 1);
        m_tracks[node.id.value] = {{}, runsCode(node) ? "run " : "message ", runsCode(node)};
        write({{"ph", "M"}, {"name", "process_name"}, {"pid", node.id.value}, {"args", {{"name", node.name}}}});
    }
}

void ChromeWriter::write(const Json& event) {
    m_sink((m_isFirst ? "\n" : ",\n") + event.dump(-1, ' ', false, Json::error_handler_t::replace));
    m_isFirst = false;
}

void ChromeWriter::observe(const Fact& fact) {
    const std::vector<MessageId> companions = m_batches.companionsOf(fact);
    switch (fact.type) {
        case FactType::Enqueued:
        case FactType::Dequeued: curve(fact, "depth"); break;
        case FactType::Invoked:
        case FactType::Succeeded:
        case FactType::Failed:
        case FactType::TimedOut:
            if (m_tracks[fact.node.value].runsOnly) curve(fact, "concurrency");
            break;
        case FactType::ColdStart:
        case FactType::Provisioned:
        case FactType::Expired: curve(fact, "environments"); break;
        default: break;
    }
    if (fact.message.number == 0) return;
    Tracked& message = track(fact);
    switch (fact.type) {
        case FactType::Sent: return sent(fact, message);
        case FactType::Received:
            m_messages.received(fact.message);
            if (!m_tracks[fact.node.value].runsOnly) begin(fact, {});
            return;
        case FactType::Invoked: return begin(fact, companions);
        case FactType::Succeeded:
        case FactType::Failed:
        case FactType::TimedOut:
            if (m_tracks[fact.node.value].runsOnly) return runEnded(fact, message, companions);
            return fact.type == FactType::Succeeded ? void() : mark(fact);
        case FactType::Throttled:
        case FactType::Rejected:
        case FactType::Retried:
        case FactType::Duplicated:
        case FactType::Filtered: return mark(fact);
        case FactType::DeadLettered:
        case FactType::Lost: mark(fact); return left(fact, message);
        case FactType::Handled: return left(fact, message);
        default: return;
    }
}

ChromeWriter::Tracked& ChromeWriter::track(const Fact& fact) {
    Tracked* known = m_messages.find(fact.message);
    return known ? *known : m_messages.insert(fact.message, {});
}

/// An arrow begins in what is drawn of its cause.
void ChromeWriter::sent(const Fact& fact, Tracked& message) {
    const Tracked* cause = m_messages.find(fact.cause);
    const bool isDrawn = cause && !cause->slices.empty() && cause->slices.back().node == fact.node;
    message.sentAt = isDrawn ? fact.time : -1;
    if (isDrawn) message.sender = cause->slices.back();
}

void ChromeWriter::begin(const Fact& fact, const std::vector<MessageId>& companions) {
    const Slice slice{fact.node, takeLane(fact.node), fact.time, fact.duration};
    if (slice.lane == 0) return;
    drawArrow(track(fact), slice);
    track(fact).slices.push_back(slice);
    for (const MessageId& companion : companions)
        if (Tracked* other = m_messages.find(companion)) {
            drawArrow(*other, slice);
            other->slices.push_back(slice);
        }
}

void ChromeWriter::drawArrow(Tracked& message, const Slice& to) {
    if (message.sentAt < 0) return;
    const Json id{{"cat", "message"}, {"name", "message"}, {"id", ++m_arrows}};
    Json start = id;
    start.update({{"ph", "s"},
                  {"pid", message.sender.node.value},
                  {"tid", message.sender.lane},
                  {"ts", microseconds(message.sentAt)}});
    Json finish = id;
    finish.update(
        {{"ph", "f"}, {"bp", "e"}, {"pid", to.node.value}, {"tid", to.lane}, {"ts", microseconds(to.begin)}});
    write(start);
    write(finish);
    message.sentAt = -1;
}

/// The stay of a message at a node that runs no code.
void ChromeWriter::left(const Fact& fact, Tracked& message) {
    const auto slice = std::ranges::find_if(message.slices, [&](const Slice& each) {
        return each.node == fact.node && each.begin == fact.time - fact.duration;
    });
    if (slice != message.slices.end() && !m_tracks[fact.node.value].runsOnly) {
        draw(*slice, fact.time, std::string(nameOf(fact.type)), detailsOf(fact, m_architecture));
        message.slices.erase(slice);
    }
    m_messages.ended(fact.message);
}

void ChromeWriter::runEnded(const Fact& fact, Tracked& message, const std::vector<MessageId>& companions) {
    const auto isIt = [&](const Slice& slice) { return slice.node == fact.node; };
    const auto run = std::ranges::find_if(message.slices, isIt);
    if (run == message.slices.end()) return;
    Json details = detailsOf(fact, m_architecture);
    if (!companions.empty()) details["batch"] = companions.size() + 1;
    draw(*run, fact.time, fact.type == FactType::Succeeded ? "run" : std::string(nameOf(fact.type)), details);
    message.slices.erase(run);
    for (const MessageId& companion : companions)
        if (Tracked* other = m_messages.find(companion)) std::erase_if(other->slices, isIt);
}

void ChromeWriter::draw(const Slice& slice, Nanoseconds end, const std::string& name, const Json& details) {
    const Json place{
        {"ph", "X"}, {"pid", slice.node.value}, {"tid", slice.lane}, {"ts", microseconds(slice.begin)}};
    Json event = place;
    event.update({{"dur", microseconds(end) - microseconds(slice.begin)}, {"name", name}, {"args", details}});
    write(event);
    if (m_tracks[slice.node.value].runsOnly && slice.init > 0) {
        Json init = place;
        init.update({{"dur", microseconds(std::min(slice.init, end - slice.begin))}, {"name", "init"}});
        write(init);
    }
    m_tracks[slice.node.value].taken[slice.lane - 1] = false;
}

void ChromeWriter::mark(const Fact& fact) {
    write({{"ph", "i"},
           {"s", "p"},
           {"name", nameOf(fact.type)},
           {"pid", fact.node.value},
           {"tid", 0},
           {"ts", microseconds(fact.time)},
           {"args", detailsOf(fact, m_architecture)}});
}

void ChromeWriter::curve(const Fact& fact, const char* name) {
    write({{"ph", "C"},
           {"name", name},
           {"pid", fact.node.value},
           {"ts", microseconds(fact.time)},
           {"args", {{name, fact.value}}}});
}

/// The first that is free; a new one is given a name.
ChromeWriter::Lane ChromeWriter::takeLane(NodeId node) {
    Track& track = m_tracks[node.value];
    const auto free = std::ranges::find(track.taken, false);
    const auto lane = static_cast<Lane>(free - track.taken.begin()) + 1;
    if (free != track.taken.end()) {
        *free = true;
        return lane;
    }
    if (lane > kMostLanes) return 0;
    track.taken.push_back(true);
    write({{"ph", "M"},
           {"name", "thread_name"},
           {"pid", node.value},
           {"tid", lane},
           {"args", {{"name", track.laneName + std::to_string(lane)}}}});
    return lane;
}

/// What is still going on ends with the run. A run of a batch is drawn once, for whichever of its messages comes
/// first.
void ChromeWriter::finish(Nanoseconds end) {
    std::vector<std::pair<Slice, MessageId>> open;
    m_messages.forEach([&](const MessageId& message, Tracked& tracked) {
        for (const Slice& slice : tracked.slices) open.emplace_back(slice, message);
    });
    const auto place = [](const auto& entry) {
        return std::tuple(entry.first.begin, entry.first.node, entry.first.lane, entry.second);
    };
    std::ranges::sort(open, {}, place);
    for (const auto& [slice, message] : open) {
        if (!m_tracks[slice.node.value].taken[slice.lane - 1]) continue;
        draw(slice, std::max(end, slice.begin), "unfinished", {{"message", nameOf(message, m_architecture)}});
    }
    m_sink("\n]}\n");
}

}  // namespace cascade::simulator
