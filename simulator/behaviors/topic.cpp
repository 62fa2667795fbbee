// SPDX-License-Identifier: MIT
// SNS topic: hands each message to every subscriber whose filter policy lets it through (facts 1.4).
#include "simulator/behaviors/factories.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/record_filter.h"

namespace cascade::simulator {
namespace {

class Topic : public Copyable<Topic> {
public:
    Topic(const Network& network, NodeIndex node) {
        for (const LinkIndex index : network.vertex(node).out)
            m_subscriptions.push_back({index, RecordFilter(network.link(index).value("filter_policy"))});
    }

    void receive(Context& context, MessageHandle message) override {
        context.reply(message, kOk);
        const ContentPointer content = context.message(message).content;
        const std::uint32_t batch = m_deliveries.open(message);
        for (Subscription& subscription : m_subscriptions) {
            if (subscription.filter.accepts(context, subscription.link, message))
                m_deliveries.add(context, batch, subscription.link, content);
            else
                context.fact(FactType::Filtered, message, {subscription.link});
        }
        m_deliveries.close(context, batch);
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }
    void timer(Context& context, const Timer& timer) override { m_deliveries.timer(context, timer); }

private:
    struct Subscription {
        LinkIndex link;
        RecordFilter filter;
    };

    std::vector<Subscription> m_subscriptions;
    Deliveries m_deliveries{retryLikeSns, 0};
};

}  // namespace

std::unique_ptr<Behavior> makeTopic(const Network& network, NodeIndex node) {
    return std::make_unique<Topic>(network, node);
}

}  // namespace cascade::simulator
