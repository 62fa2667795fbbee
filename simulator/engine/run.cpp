// SPDX-License-Identifier: MIT
// The engine: takes the next event, lets the node's behavior handle it, and keeps messages and their lineage.
#include "simulator/engine/run.h"

#include <limits>

#include "simulator/behaviors/table.h"
#include "simulator/engine/context.h"

namespace cascade::simulator {

namespace {
/// Arrivals that a fault has already held back or doubled.
constexpr std::uint8_t kDelayed = 1;
constexpr Nanoseconds kReorderWithin = kSecond;  // when a reorder fault does not say by how much
/// More messages at once, or more events within one instant, than any design means to have.
constexpr std::size_t kMostMessages = 5'000'000;
constexpr std::uint64_t kEventsBetweenChecks = 1 << 22;
}  // namespace

std::unique_ptr<Behavior> Run::behaviorOf(const Network& network, NodeIndex node) {
    const BehaviorEntry* entry = findBehavior(network.vertex(node).node->kind);
    return entry ? entry->make(network, node) : nullptr;
}

Result<Run> Run::begin(const Architecture& architecture, const Catalog& catalog, const Scenario& scenario,
                       BehaviorMaker maker) {
    Run run(std::make_shared<const Network>(architecture, catalog), scenario, maker);
    const auto list = [&](const char* name) {
        const Json* found = member(scenario.definition, name);
        return found ? *found : Json::array();
    };
    auto workload = Workload::read(list("stimuli"), run.network(), scenario.duration, scenario.seed);
    if (!workload) return workload.error();
    auto faults = Faults::read(list("faults"), run.network(), scenario.seed);
    if (!faults) return faults.error();
    run.m_workload = std::move(workload).value();
    run.m_faults = std::move(faults).value();
    for (std::uint32_t i = 0; i < run.m_workload.stimuli().size(); ++i) run.openStimulus(i);
    return run;
}

Run::Run(std::shared_ptr<const Network> network, const Scenario& scenario, BehaviorMaker maker)
    : m_network(std::move(network)), m_recorder(*m_network, scenario.duration), m_end(scenario.duration) {
    const Json* limit = member(m_network->architecture().application(), "account_concurrency");
    if (limit && limit->is_number_integer()) m_account.limit = limit->get<std::int64_t>();
    for (const Vertex& vertex : m_network->vertices()) {
        Place place;
        place.random = Random(scenario.seed, vertex.name());
        place.id = vertex.id;
        place.loop = vertex.loop;
        place.counts = vertex.counts;
        place.isFunction = vertex.is("function");
        place.behavior = BehaviorValue(maker(*m_network, vertex.index));
        m_places.push_back(std::move(place));
    }
    for (const Vertex& vertex : m_network->vertices()) {
        Context context(*this, vertex.index);
        if (m_places[vertex.index].behavior) m_places[vertex.index].behavior->start(context);
    }
}

void Run::openStimulus(std::uint32_t index) {
    Stimulus& stimulus = m_workload.stimuli()[index];
    if (const std::uint32_t users = stimulus.arrivals.users()) {
        for (std::uint32_t user = 0; user < users; ++user)
            if (const auto first = stimulus.arrivals.nextOfUser(0, stimulus.random))
                push(*first, EventType::Stimulus, stimulus.node, 0, index, 0);
    } else if (const auto first = stimulus.arrivals.next(0, 0, stimulus.random)) {
        plan(*first, index);
    }
}

/// Behind those that come at the same time.
inline void Run::plan(Nanoseconds time, std::uint32_t stimulus) {
    auto place = m_arrivals.end();
    while (place != m_arrivals.begin() && std::prev(place)->time <= time) --place;
    m_arrivals.insert(place, {time, m_queue.nextOrder(EventType::Stimulus), stimulus});
}

void Run::step(Observer* observer) { advance(m_end, observer, 1); }

/// Hands on what each event says in numbers: one that lies in memory as it was just written would have to be waited
/// for.
inline void Run::dispatch(const Event& event) {
    switch (event.type) {
        case EventType::Answer:
            return answer(event.node, {event.a, event.status, kNone, nullptr}, event.tag == kReturns, event.b);
        case EventType::Arrival: return arrive(event.node, event.tag, event.a);
        case EventType::Stimulus: return stimulate(event.node, event.a);
        case EventType::Timer: break;
    }
    Context context(*this, event.node);
    m_places[event.node].behavior->timer(context, {event.tag, event.a, event.b});
}

Nanoseconds Run::nextTime() const {
    if (arrivalIsNext()) return m_arrivals.back().time;
    return m_queue.empty() ? std::numeric_limits<Nanoseconds>::max() : m_queue.top().time;
}

void Run::advance(Nanoseconds until, Observer* observer, std::uint64_t atMost) {
    m_observer = observer;
    const Nanoseconds last = std::min(until, m_end);
    for (; atMost > 0 && !m_exhausted; --atMost) {
        if (arrivalIsNext()) {
            if (m_arrivals.back().time > last) break;
            takeArrival();
        } else {
            if (m_queue.empty() || m_queue.top().time > last) break;
            const Event event = m_queue.pop();
            m_now = event.time;
            dispatch(event);
        }
        if (++m_events % kEventsBetweenChecks == 0) [[unlikely]]
            checkBounds();
    }
    m_observer = nullptr;
}

inline void Run::takeArrival() {
    const PlannedArrival arrival = m_arrivals.back();
    m_arrivals.pop_back();
    m_now = arrival.time;
    stimulate(m_workload.stimuli()[arrival.stimulus].node, arrival.stimulus);
}

void Run::checkBounds() {
    m_exhausted = m_messages.used() > kMostMessages || m_checked == m_now;
    m_checked = m_now;
}

void Run::answer(NodeIndex node, Answer answer, bool returns, std::uint32_t what) {
    if (returns) {
        answer.returned = what;
    } else if (what != kNone) {
        answer.result = m_results[what];
        m_results.erase(what);
    }
    Context context(*this, node);
    m_places[node].behavior->answer(context, answer);
}

void Run::stimulate(NodeIndex node, std::uint32_t index) {
    Stimulus& stimulus = m_workload.stimuli()[index];
    const bool returns = stimulus.arrivals.users() > 0;
    const MessageHandle handle = newRoot(node, stimulus.content(m_now), returns ? index : kNone);
    ++stimulus.count;
    if (!returns)
        if (const auto next = stimulus.arrivals.next(m_now, stimulus.count, stimulus.random)) plan(*next, index);
    Context(*this, node).fact(FactType::Stimulated, handle);
    if (!m_faults.any() || !struckOnTheWay(node, handle)) receive(node, handle);
}

void Run::arrive(NodeIndex node, std::uint8_t tag, MessageHandle handle) {
    if (m_faults.any() && tag != kDelayed && struckOnTheWay(node, handle)) return;
    receive(node, handle);
}

/// Duplicates and delays strike before a message is received. True: it will arrive later.
bool Run::struckOnTheWay(NodeIndex node, MessageHandle handle) {
    if (isVerdict(handle)) return false;
    Context context(*this, node);
    const auto strike = [&](FaultType type) { return m_faults.strike(type, context, handle); };
    if (m_messages[handle].wait != Wait::Result && strike(FaultType::Duplicate)) {
        const MessageHandle copy = copyOf(handle);
        context.fact(FactType::Duplicated, copy,
                     {m_messages[copy].link, 0, 0, "delivered twice, by a fault of the scenario"});
        push(m_now, EventType::Arrival, node, kDelayed, copy, 0);
    }
    Nanoseconds delay = 0;
    if (const auto held = strike(FaultType::Reorder))
        delay += static_cast<Nanoseconds>(m_places[node].random.uniform() *
                                          static_cast<double>(*held > 0 ? *held : kReorderWithin));
    if (!m_places[node].isFunction)  // a function's run takes longer, not the way to it
        if (const auto slower = strike(FaultType::Latency)) delay += *slower;
    if (delay > 0) push(m_now + delay, EventType::Arrival, node, kDelayed, handle, 0);
    return delay > 0;
}

void Run::receive(NodeIndex node, MessageHandle first) {
    Context context(*this, node);
    Place& place = m_places[node];
    for (MessageHandle handle = first; handle != kNone; handle = m_messages[handle].next) {
        Message& record = m_messages[handle];
        record.at = node;
        record.arrived = m_now;
        if (record.link != kNone) takeOver(record);
        record.path = m_recorder.paths().step(record.path, node);
        if (record.loop != kNone || place.loop != kNone) trackLoop(record, node, place);
        context.fact(FactType::Received, handle, {record.link});
    }
    if (m_faults.any() && !isVerdict(first) && struckAtTheDoor(context, first)) return;
    if (place.loop != kNone && !place.isFunction && context.isRecursive(first) && !isVerdict(first)) {
        context.reply(first, kOk);
        context.lost(first, "recursion: the loop was stopped after 16 turns");
        return;
    }
    if (place.behavior)
        place.behavior->receive(context, first);
    else
        context.lost(first, "Cascade does not know how this kind behaves");
}

/// What an authorizer found belongs to a request that the API has received: whatever strikes, struck that.
bool Run::isVerdict(MessageHandle handle) const {
    const LinkIndex link = m_messages[handle].link;
    return link != kNone && network().link(link).type->flow == Flow::Authorization &&
           !m_places[network().link(link).to].isFunction;
}

/// From now on the message says what its receiver keeps of it.
void Run::takeOver(Message& message) {
    const std::shared_ptr<const Recipe>& recipe = network().link(message.link).handedOn;
    if (!recipe) return;
    const Passage passage{message.link, message.id.number, m_now};
    message.content = makeContent(recipe, {std::move(message.content), passage, m_now, 0, 0});
}

/// True: a fault refused the message.
bool Run::struckAtTheDoor(Context& context, MessageHandle first) {
    if (context.fault(FaultType::Offline, first)) {
        if (m_messages[first].caller == kNone)
            context.lost(first, "offline");
        else
            context.refuse(first, kUnavailable, "offline");
    } else if (context.fault(FaultType::Down, first)) {
        context.refuse(first, kUnavailable, "down");
    } else if (context.fault(FaultType::Denied, first)) {
        context.refuse(first, kForbidden, "denied: no permission, or it was deleted");
    } else if (context.fault(FaultType::Throttle, first)) {
        context.refuse(first, kThrottled, "throttled, by a fault of the scenario");
    } else if (!m_places[context.node()].isFunction && context.fault(FaultType::Error, first)) {
        context.refuse(first, kFailed, "failed, by a fault of the scenario");
    } else {
        return false;
    }
    return true;
}

/// A lineage's turns are counted at the first counting node that it met on its loop.
void Run::trackLoop(Message& message, NodeIndex node, const Place& place) {
    if (message.loop != place.loop) {
        message.loop = place.loop;
        message.pivot = kNone;
        message.turns = 0;
        message.hops = 0;
    }
    if (place.loop == kNone) return;
    ++message.hops;
    if (message.pivot == node)
        ++message.turns;
    else if (message.pivot == kNone && place.counts)
        message.pivot = node;
}

void Run::tell(FactType type, NodeIndex node, const MessageId& message, const MessageId& cause,
               const Detail& detail) {
    const ConnectionId connection = detail.link == kNone ? ConnectionId{} : network().link(detail.link).id;
    m_observer->observe({m_now, type, m_places[node].id, connection, message, cause, detail.duration, detail.value,
                         detail.reason, detail.billed, detail.provisioned});
}

MessageHandle Run::copyOf(MessageHandle original) {
    Message copy = m_messages[original];
    copy.next = kNone;
    copy.caller = kNone;
    copy.wait = Wait::Nothing;
    if (copy.root != kNone) ++m_roots[copy.root].open;
    return m_messages.insert(std::move(copy));
}

/// In a closed loop, the user whose request ended thinks and asks again.
void Run::userReturns(Root& root) {
    Stimulus& stimulus = m_workload.stimuli()[root.stimulus];
    if (const auto next = stimulus.arrivals.nextOfUser(m_now, stimulus.random))
        push(*next, EventType::Stimulus, root.node, 0, root.stimulus, 0);
    root.stimulus = kNone;  // once, though a fault may have made copies
}

std::vector<std::uint64_t> Run::inside() const {
    std::vector<std::uint64_t> counts(m_places.size());
    for (const Message& message : m_messages.places())
        if (message.at != kNone) ++counts[message.at];
    return counts;
}

}  // namespace cascade::simulator
