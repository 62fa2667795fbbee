// SPDX-License-Identifier: MIT
// Schedule: fires at the times of its expression and hands its input to every target.
#include <algorithm>

#include "simulator/behaviors/factories.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/handed_on.h"
#include "simulator/parts/schedule_times.h"

namespace cascade::simulator {
namespace {

class Schedule : public Copyable<Schedule> {
public:
    Schedule(const Network& network, NodeIndex node) {
        const Vertex& vertex = network.vertex(node);
        m_window = durationOr(vertex.value("flexible_window"), 0);
        m_calendar = calendarOf(vertex);
        for (const LinkIndex index : vertex.out) {
            if (network.link(index).role == "dead-letter") continue;
            Json input = network.link(index).value("input");
            if (input.is_null()) input = vertex.value("input");
            if (input.is_null()) input = {{"schedule", vertex.name()}};
            m_targets.push_back({index, makeContent(std::move(input)), addPolicy(network, network.link(index))});
        }
    }

    void start(Context& context) override { wait(context, -1); }

    /// A stimulus: it fires once more.
    void receive(Context& context, MessageHandle message) override {
        const std::uint32_t batch = m_deliveries.open(message);
        for (const Target& target : m_targets)
            m_deliveries.add(context, batch, target.link, target.input, Wait::Acceptance, {target.policy, 0, 0});
        m_deliveries.close(context, batch);
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }

    void timer(Context& context, const Timer& timer) override {
        if (timer.tag == kDelivery) return m_deliveries.timer(context, timer);
        if (timer.tag == kDue) {
            wait(context, context.now());
            if (m_window > 0) return context.after(withinWindow(context.random()), {kFire, 0, 0});
        }
        static const ContentPointer kNothing = makeContent(Json::object());
        receive(context, context.stimulate(kNothing));
    }

private:
    enum Tag : std::uint8_t { kDue, kDelivery, kFire };
    struct Target {
        LinkIndex link;
        ContentPointer input;
        std::uint32_t policy;
    };

    std::uint32_t addPolicy(const Network& network, const Link& link) {
        const Vertex& self = network.vertex(link.from);
        RetryPolicy policy;
        policy.schedule = retryLikeEventBridge;
        policy.retries = static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(countOr(self.value("maximum_retry_attempts"), 185), 0, 185));
        policy.maximumAge = durationOr(self.value("maximum_event_age"), kDay);
        policy.deadLetter = deadLetterFor(network, link);
        if (link.envelope) policy.letter = makeHandedOn(*link.envelope);
        return m_deliveries.addPolicy(std::move(policy));
    }

    Nanoseconds withinWindow(Random& random) const {
        return static_cast<Nanoseconds>(random.uniform() * static_cast<double>(m_window));
    }

    void wait(Context& context, Nanoseconds after) {
        if (!m_calendar || m_targets.empty()) return;
        if (const auto next = m_calendar->next(after)) context.after(*next - context.now(), {kDue, 0, 0});
    }

    std::optional<Calendar> m_calendar;
    Nanoseconds m_window = 0;
    std::vector<Target> m_targets;
    Deliveries m_deliveries{retryLikeEventBridge, kDelivery};
};

}  // namespace

std::unique_ptr<Behavior> makeSchedule(const Network& network, NodeIndex node) {
    return std::make_unique<Schedule>(network, node);
}

}  // namespace cascade::simulator
