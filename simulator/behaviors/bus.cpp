// SPDX-License-Identifier: MIT
// Event bus: hands each event to every target whose rule's pattern it matches, in parallel (facts 1.5).
#include "simulator/behaviors/factories.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/record_filter.h"

namespace cascade::simulator {
namespace {

class Bus : public Copyable<Bus> {
public:
    Bus(const Network& network, NodeIndex node) {
        for (const LinkIndex index : network.vertex(node).out)
            m_rules.push_back({index, RecordFilter(network.link(index).value("pattern"))});
    }

    void receive(Context& context, MessageHandle message) override {
        context.reply(message, kOk);
        const ContentPointer content = context.message(message).content;
        const std::uint32_t batch = m_deliveries.open(message);
        for (Rule& rule : m_rules) {
            if (rule.pattern.accepts(context, rule.link, message))
                m_deliveries.add(context, batch, rule.link, content);
            else
                context.fact(FactType::Filtered, message, {rule.link});
        }
        m_deliveries.close(context, batch);
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }
    void timer(Context& context, const Timer& timer) override { m_deliveries.timer(context, timer); }

private:
    struct Rule {
        LinkIndex link;
        RecordFilter pattern;
    };
    std::vector<Rule> m_rules;
    Deliveries m_deliveries{retryLikeEventBridge, 0};
};

}  // namespace

std::unique_ptr<Behavior> makeBus(const Network& network, NodeIndex node) {
    return std::make_unique<Bus>(network, node);
}

}  // namespace cascade::simulator
