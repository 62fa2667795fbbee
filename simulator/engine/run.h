// SPDX-License-Identifier: MIT
// A run: everything that a simulation is at one moment, as a value. Copy it, and both copies go the same way: that
// is how the window steps back and seeks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "simulator/engine/behavior.h"
#include "simulator/engine/context.h"
#include "simulator/engine/event_queue.h"
#include "simulator/engine/network.h"
#include "simulator/scenario/faults.h"
#include "simulator/scenario/workload.h"
#include "simulator/simulate.h"

namespace cascade::simulator {

class Run {
public:
    /// More events than this end a run early: a loop that multiplies must not hang anybody.
    static constexpr std::uint64_t kMostEvents = 20'000'000;

    /// REQUIRES: the catalog outlives the run and its copies. Fails when the scenario does not fit the
    /// architecture.
    static Result<Run> begin(const Architecture& architecture, const Catalog& catalog, const Scenario& scenario);

    Nanoseconds now() const { return m_now; }
    Nanoseconds end() const { return m_end; }
    /// True when nothing is left to happen before the end.
    bool finished() const { return m_exhausted || m_queue.empty() || m_queue.top().time > m_end; }
    /// Handles the next event. REQUIRES: !finished().
    void step(Observer& observer);
    /// Handles all events up to this time, inclusive.
    void advance(Nanoseconds until, Observer& observer);

    const Network& network() const { return *m_network; }
    std::uint64_t events() const { return m_events; }
    std::uint64_t facts() const { return m_facts; }
    bool exhausted() const { return m_exhausted; }
    /// Messages that each node has received and not ended, counted from the messages themselves.
    std::vector<std::uint64_t> inside() const;

private:
    friend class Context;
    struct Place {
        BehaviorValue behavior;
        Random random;
        std::uint32_t messages = 0;
    };

    Run(std::shared_ptr<const Network> network, const Scenario& scenario);
    void dispatch(const Event& event);
    void arrive(const Event& event);
    void receive(NodeIndex node, MessageHandle first);
    void answer(const Event& event);
    void stimulate(const Event& event);
    void openStimulus(std::uint32_t index);
    void userReturns(Root& root);
    bool struckOnTheWay(NodeIndex node, MessageHandle handle);
    bool struckAtTheDoor(Context& context, const Vertex& vertex, MessageHandle first);
    static void trackLoop(Message& message, const Vertex& vertex);

    void push(Nanoseconds time, EventType type, NodeIndex node, std::uint8_t tag, std::uint32_t a, std::uint32_t b,
              std::uint16_t status = 0);
    void publish(const Fact& fact);
    MessageHandle newMessage(NodeIndex node, ContentPointer content);
    MessageHandle newRoot(NodeIndex node, ContentPointer content, std::uint32_t stimulus);
    MessageHandle copyOf(MessageHandle original);
    void release(MessageHandle message);

    std::shared_ptr<const Network> m_network;
    std::vector<Place> m_places;
    EventQueue m_queue;
    Slots<Message> m_messages;
    Slots<Root> m_roots;
    Slots<ContentPointer> m_results;
    Account m_account;
    Faults m_faults;
    Workload m_workload;
    Nanoseconds m_now = 0;
    Nanoseconds m_end = 0;
    std::uint64_t m_events = 0;
    std::uint64_t m_facts = 0;
    bool m_exhausted = false;
    Observer* m_observer = nullptr;  ///< Of the step under way; not part of the state.
};

}  // namespace cascade::simulator
