// SPDX-License-Identifier: MIT
// A run: everything that a simulation is at one moment, as a value. Copy it, and both copies go the same way: that
// is how the window steps back and seeks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "simulator/engine/behavior.h"
#include "simulator/engine/event_queue.h"
#include "simulator/engine/network.h"
#include "simulator/engine/random.h"
#include "simulator/report/recorder.h"
#include "simulator/scenario/faults.h"
#include "simulator/scenario/workload.h"
#include "simulator/simulate.h"

namespace cascade::simulator {

/// The concurrency that all functions without a reservation share.
struct Account {
    std::int64_t limit = 1000;
    std::int64_t running = 0;
};

/// What a fact says besides its type and its message.
struct Detail {
    LinkIndex link = kNone;
    Nanoseconds duration = 0;
    std::int64_t value = 0;
    std::string_view reason = {};
    std::uint32_t billed = 0;
    bool provisioned = false;
};

/// When a stimulus makes its next message. There are as many as stimuli, one or two in most scenarios: in a row of
/// their own they cost less than among all events, in whose order they come all the same.
struct PlannedArrival {
    Nanoseconds time = 0;
    std::uint64_t order = 0;
    std::uint32_t stimulus = 0;

    bool isBefore(const Event& event) const { return time != event.time ? time < event.time : order < event.order; }
};

class Run {
public:
    /// Makes the behavior of a node; nullptr where a kind has none.
    using BehaviorMaker = std::unique_ptr<Behavior> (*)(const Network&, NodeIndex);

    /// REQUIRES: the catalog outlives the run and its copies. Fails when the scenario does not fit the
    /// architecture.
    static Result<Run> begin(const Architecture& architecture, const Catalog& catalog, const Scenario& scenario,
                             BehaviorMaker maker = behaviorOf);

    Nanoseconds now() const { return m_now; }
    Nanoseconds end() const { return m_end; }
    /// True when nothing is left to happen before the end.
    bool finished() const { return m_exhausted || nextTime() > m_end; }
    /// Handles the next event. REQUIRES: !finished().
    void step(Observer* observer = nullptr);
    /// Handles all events up to this time, inclusive, but at most so many.
    void advance(Nanoseconds until, Observer* observer = nullptr, std::uint64_t atMost = ~std::uint64_t{0});

    const Network& network() const { return *m_network; }
    const Recorder& recorder() const { return m_recorder; }
    std::uint64_t events() const { return m_events; }
    std::uint64_t facts() const { return m_facts; }
    /// True when the run was ended early because it holds more than any design means to: a loop that multiplies
    /// must not hang anybody.
    bool exhausted() const { return m_exhausted; }
    /// Messages that each node has received and not ended, counted from the messages themselves.
    std::vector<std::uint64_t> inside() const;

private:
    friend class Context;
    /// A node in this run. What of it never changes is repeated here, close to what every event needs.
    struct Place {
        BehaviorValue behavior;
        Random random;
        NodeId id;
        std::uint32_t messages = 0;
        std::uint32_t loop = kNone;
        bool counts = false;
        bool isFunction = false;
    };

    static constexpr std::uint8_t kReturns = 1;  ///< Tag of an answer that gives messages back.

    Run(std::shared_ptr<const Network> network, const Scenario& scenario, BehaviorMaker maker);
    static std::unique_ptr<Behavior> behaviorOf(const Network& network, NodeIndex node);
    Nanoseconds nextTime() const;
    bool arrivalIsNext() const {
        return !m_arrivals.empty() && (m_queue.empty() || m_arrivals.back().isBefore(m_queue.top()));
    }
    void dispatch(const Event& event);
    void plan(Nanoseconds time, std::uint32_t stimulus);
    void takeArrival();
    void arrive(NodeIndex node, std::uint8_t tag, MessageHandle handle);
    void receive(NodeIndex node, MessageHandle first);
    /// `what`: the message that `returns`, or a place in m_results.
    void answer(NodeIndex node, Answer answer, bool returns, std::uint32_t what);
    void stimulate(NodeIndex node, std::uint32_t index);
    void openStimulus(std::uint32_t index);
    void userReturns(Root& root);
    bool isVerdict(MessageHandle handle) const;
    bool struckOnTheWay(NodeIndex node, MessageHandle handle);
    bool struckAtTheDoor(Context& context, MessageHandle first);
    void checkBounds();
    void takeOver(Message& message);
    static void trackLoop(Message& message, NodeIndex node, const Place& place);

    void push(Nanoseconds time, EventType type, NodeIndex node, std::uint8_t tag, std::uint32_t a, std::uint32_t b,
              std::uint16_t status = 0) {
        m_queue.push(time, type, node, tag, status, a, b);
    }
    /// Hands copies to the observer: what only they need of a fact is not worth writing down when nobody looks.
    void publish(FactType type, NodeIndex node, const MessageId& message, const MessageId& cause,
                 const Detail& detail) {
        ++m_facts;
        m_recorder.record(type, node, detail.link, m_now, detail.duration, detail.value, detail.billed,
                          detail.provisioned);
        if (m_observer) [[unlikely]]
            tell(type, node, MessageId(message), MessageId(cause), Detail(detail));
    }
    void tell(FactType type, NodeIndex node, const MessageId& message, const MessageId& cause,
              const Detail& detail);
    MessageHandle newMessage(NodeIndex node, ContentPointer content) {
        const MessageHandle handle = m_messages.claim();
        Message& message = m_messages[handle];
        Place& place = m_places[node];
        message.id = {place.id, ++place.messages};
        message.content = std::move(content);
        return handle;
    }
    MessageHandle newRoot(NodeIndex node, ContentPointer content, std::uint32_t stimulus) {
        const MessageHandle handle = newMessage(node, std::move(content));
        const std::uint32_t index = m_roots.claim();
        Message& message = m_messages[handle];
        message.root = index;
        Root& root = m_roots[index];
        root.born = m_now;
        root.open = 1;
        root.node = node;
        root.message = message.id;
        root.stimulus = stimulus;
        return handle;
    }
    MessageHandle copyOf(MessageHandle original);
    void release(MessageHandle handle) {
        const std::uint32_t root = m_messages[handle].root;
        if (root != kNone) [[likely]]
            leaveRoot(root, m_messages[handle].id);
        m_messages.erase(handle);
    }
    /// One message less follows from the stimulus.
    void leaveRoot(std::uint32_t index, const MessageId& message) {
        Root& root = m_roots[index];
        if (root.stimulus != kNone && message == root.message) [[unlikely]]
            userReturns(root);
        if (--root.open > 0) return;
        publish(FactType::Completed, root.node, root.message, {}, {kNone, m_now - root.born});
        m_roots.erase(index);
    }
    /// A message's way ends here, unless another one goes on from it.
    void endPath(FactType type, const Message& message) {
        Paths& paths = m_recorder.paths();
        if (type == FactType::Lost)
            paths.lost(message.path);
        else if (type == FactType::Handled && message.failed)
            paths.failed(message.path);
        else if (type == FactType::Handled && !message.leads && message.root != kNone)
            paths.finished(message.path, m_now - m_roots[message.root].born);
    }

    std::shared_ptr<const Network> m_network;
    std::vector<Place> m_places;
    EventQueue m_queue;
    std::vector<PlannedArrival> m_arrivals;  ///< One of each stimulus at most, the first one last.
    Slots<Message> m_messages;
    Slots<Root> m_roots;
    Slots<ContentPointer> m_results;
    Recorder m_recorder;
    Account m_account;
    Faults m_faults;
    Workload m_workload;
    Nanoseconds m_now = 0;
    Nanoseconds m_end = 0;
    std::uint64_t m_events = 0;
    std::uint64_t m_facts = 0;
    Nanoseconds m_checked = 0;  ///< When the bounds were last looked at.
    bool m_exhausted = false;
    Observer* m_observer = nullptr;  ///< Of the events being handled; not part of the state.
};

}  // namespace cascade::simulator
