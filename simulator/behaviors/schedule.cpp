// SPDX-License-Identifier: MIT
// Schedule: fires at the times of its expression and hands its input to every target.
#include "simulator/behaviors/factories.h"
#include "simulator/parts/calendar.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

class Schedule : public Copyable<Schedule> {
public:
    Schedule(const Network& network, NodeIndex node) {
        const Vertex& vertex = network.vertex(node);
        if (truthOr(vertex.value("enabled"), true))
            m_calendar = Calendar::parse(textOr(vertex.value("expression"), "rate(5 minutes)"));
        for (const LinkIndex index : vertex.out) {
            Json input = network.link(index).value("input");
            if (input.is_null()) input = vertex.value("input");
            if (input.is_null()) input = {{"schedule", vertex.name()}};
            m_targets.push_back({index, makeContent(std::move(input))});
        }
    }

    void start(Context& context) override { wait(context, -1); }

    /// A stimulus: it fires once more.
    void receive(Context& context, MessageHandle message) override {
        const std::uint32_t batch = m_deliveries.open(message);
        for (const Target& target : m_targets) m_deliveries.add(context, batch, target.link, target.input);
        m_deliveries.close(context, batch);
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }

    void timer(Context& context, const Timer& timer) override {
        if (timer.tag == kDelivery) return m_deliveries.timer(context, timer);
        wait(context, context.now());
        static const ContentPointer kNothing = makeContent(Json::object());
        receive(context, context.stimulate(kNothing));
    }

private:
    enum Tag : std::uint8_t { kFire, kDelivery };
    struct Target {
        LinkIndex link;
        ContentPointer input;
    };

    void wait(Context& context, Nanoseconds after) {
        if (!m_calendar || m_targets.empty()) return;
        if (const auto next = m_calendar->next(after)) context.after(*next - context.now(), {kFire, 0, 0});
    }

    std::optional<Calendar> m_calendar;
    std::vector<Target> m_targets;
    Deliveries m_deliveries{retryLikeEventBridge, kDelivery};
};

}  // namespace

std::unique_ptr<Behavior> makeSchedule(const Network& network, NodeIndex node) {
    return std::make_unique<Schedule>(network, node);
}

}  // namespace cascade::simulator
